package org.nocimap.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * One order for everything: studies by id, experiments by name, foci by x, y, z, space and then tags. An analysis that works in
 * this order does not depend on the order in which files, studies, experiments and foci came in.
 */
public final class CanonicalOrder {
    private static final Comparator<Focus> FOCI = Comparator.<Focus>comparingDouble(
                    f -> f.point().x())
            .thenComparingDouble(f -> f.point().y())
            .thenComparingDouble(f -> f.point().z())
            .thenComparing(Focus::space)
            .thenComparing(f -> new TreeMap<>(f.tags()).toString());

    private CanonicalOrder() {}

    /** The same set, ordered; {@code set} is not modified. */
    public static StudySet of(StudySet set) {
        return set.withStudies(set.studies().stream()
                .sorted(Comparator.comparing(Study::id))
                .map(s -> s.withExperiments(ordered(s.experiments())))
                .toList());
    }

    private static List<Experiment> ordered(List<Experiment> experiments) {
        return experiments.stream()
                .sorted(Comparator.comparing(Experiment::name))
                .map(e -> e.withFoci(e.foci().stream().sorted(FOCI).toList()))
                .toList();
    }
}
