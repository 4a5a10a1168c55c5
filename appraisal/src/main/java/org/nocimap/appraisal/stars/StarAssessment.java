package org.nocimap.appraisal.stars;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.files.Location;

/**
 * The stars of one study.
 *
 * @param study as the reader knows it
 * @param answers by item's id, in the form's order; items that were not answered are missing
 * @param groups stars by group's id; groups with an item that was not answered are missing
 * @param level by the cut-offs that are used; empty without cut-offs and while an item is missing
 * @param weight how much the study counts in a summary, above 0
 * @param where it was read
 */
public record StarAssessment(
        String study,
        Map<String, Answer> answers,
        Map<String, Integer> groups,
        Optional<Judgement> level,
        double weight,
        Location where) {
    /**
     * What was said of an item.
     *
     * @param chosen letters, or how many stars where the table gives stars alone
     * @param stars that it gives
     */
    public record Answer(String chosen, int stars) {}

    public StarAssessment {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /**
     * All stars together; empty while an item is missing.
     *
     * @param form that was used
     */
    public OptionalInt total(StarForm form) {
        return groups.size() == form.groups().size()
                ? OptionalInt.of(
                        groups.values().stream().mapToInt(Integer::intValue).sum())
                : OptionalInt.empty();
    }
}
