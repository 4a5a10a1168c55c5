package org.nocimap.report.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.Contribution;

/**
 * What the experiments with one value of a tag give to a cluster. An experiment with several values, such as one pooled from
 * contrasts whose values were joined by "; ", counts in full under each, so that shares of such a tag may exceed 100 % together.
 *
 * @param tag the tag
 * @param value its value, {@value #MISSING} for experiments that have none
 * @param experiments experiments with that value that give anything
 * @param fociInside their foci inside the cluster
 * @param share their share of the cluster's ALE in percent
 */
public record TagShare(String tag, String value, int experiments, int fociInside, double share) {
    /** What stands where an experiment lacks a tag. */
    public static final String MISSING = "(none)";

    private static final int MOST_VALUES = 40;

    /**
     * Tags that divide the experiments into groups: two values or more, at most {@value #MOST_VALUES}, and at least one value
     * that two experiments share.
     */
    static List<String> dividing(List<AleExperiment> experiments) {
        Set<String> tags = new TreeSet<>();
        experiments.forEach(e -> tags.addAll(e.experiment().tags().keySet()));
        List<String> dividing = new ArrayList<>();
        for (String tag : tags) {
            Set<String> seen = new HashSet<>();
            boolean shared = false;
            for (AleExperiment experiment : experiments) {
                for (String value : valuesOf(experiment, tag)) {
                    shared |= !seen.add(value);
                }
            }
            if (shared && seen.size() >= 2 && seen.size() <= MOST_VALUES) {
                dividing.add(tag);
            }
        }
        return dividing;
    }

    /** Shares of a cluster by the values of each dividing tag; tags by name, values by descending share. */
    static List<TagShare> of(
            List<Contribution> contributions, List<AleExperiment> experiments, List<String> dividingTags) {
        List<TagShare> shares = new ArrayList<>();
        for (String tag : dividingTags) {
            Map<String, TagShare> byValue = new LinkedHashMap<>();
            for (Contribution c : contributions) {
                for (String value : valuesOf(experiments.get(c.experiment()), tag)) {
                    TagShare one = new TagShare(tag, value, 1, c.fociInside(), c.share());
                    byValue.merge(value, one, TagShare::plus);
                }
            }
            byValue.values().stream()
                    .sorted(Comparator.comparingDouble(TagShare::share)
                            .reversed()
                            .thenComparing(TagShare::value))
                    .forEach(shares::add);
        }
        return List.copyOf(shares);
    }

    private TagShare plus(TagShare other) {
        return new TagShare(
                tag, value, experiments + other.experiments, fociInside + other.fociInside, share + other.share);
    }

    private static Set<String> valuesOf(AleExperiment experiment, String tag) {
        Set<String> values = new TreeSet<>();
        for (String value : experiment.experiment().tags().getOrDefault(tag, "").split(";")) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values.isEmpty() ? Set.of(MISSING) : values;
    }
}
