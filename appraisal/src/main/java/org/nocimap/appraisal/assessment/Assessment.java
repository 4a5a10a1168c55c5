package org.nocimap.appraisal.assessment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.files.Location;

/**
 * What was judged of one study or result.
 *
 * @param study as the reader knows it
 * @param domains by the domain's id, in the instrument's order
 * @param overall judgement; empty where the instrument has none or domains are missing
 * @param weight how much the study counts in a summary, above 0
 * @param where it was read
 */
public record Assessment(
        String study,
        Map<String, DomainAssessment> domains,
        Optional<Judgement> overall,
        double weight,
        Location where) {
    public Assessment {
        domains = Collections.unmodifiableMap(new LinkedHashMap<>(domains));
    }

    /** The level a domain is shown at, if it was judged or proposed. */
    public Optional<Judgement> level(String domain) {
        DomainAssessment own = domains.get(domain);
        return own == null ? Optional.empty() : own.shown();
    }
}
