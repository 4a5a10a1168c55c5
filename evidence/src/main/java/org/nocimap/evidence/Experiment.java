package org.nocimap.evidence;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nocimap.files.Location;

/**
 * One contrast of one group of subjects, with the foci it reported.
 *
 * @param name unique within its study; may be empty when the source gave none
 * @param subjects number of subjects, at least 1; empty when the source does not say
 * @param foci in input order; may be empty (an experiment that found nothing still counts)
 * @param tags what was said of this experiment (condition, direction, modality, …); keys lower case
 * @param where the header line or record it came from
 */
public record Experiment(
        String name, OptionalInt subjects, List<Focus> foci, Map<String, String> tags, Location where) {
    public Experiment {
        foci = List.copyOf(foci);
        tags = Tags.copy(tags);
        if (subjects.isPresent() && subjects.getAsInt() < 1) {
            throw new IllegalArgumentException("an experiment has at least one subject");
        }
    }

    public Experiment withFoci(List<Focus> newFoci) {
        return new Experiment(name, subjects, newFoci, tags, where);
    }
}
