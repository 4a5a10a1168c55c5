package org.nocimap.evidence;

import java.util.List;

/**
 * What a meta-analysis is made from.
 *
 * @param name a label for reports; may be empty
 * @param studies in input order, ids unique
 */
public record StudySet(String name, List<Study> studies) {
    public StudySet {
        studies = List.copyOf(studies);
    }

    public StudySet withStudies(List<Study> newStudies) {
        return new StudySet(name, newStudies);
    }

    /** The same set in {@link CanonicalOrder}. */
    public StudySet canonical() {
        return CanonicalOrder.of(this);
    }

    public int experimentCount() {
        return studies.stream().mapToInt(s -> s.experiments().size()).sum();
    }

    public int focusCount() {
        return studies.stream()
                .flatMap(s -> s.experiments().stream())
                .mapToInt(e -> e.foci().size())
                .sum();
    }
}
