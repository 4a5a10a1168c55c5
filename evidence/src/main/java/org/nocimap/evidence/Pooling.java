package org.nocimap.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/**
 * Which experiments of a study are taken as one because they had the same subjects.
 *
 * <p>Foci of the same subjects are not independent evidence: counted as separate experiments they add to each other in the ALE
 * as if other people had been scanned. Turkeltaub et al. 2012 (Hum Brain Mapp 33:1–13, doi 10.1002/hbm.21186) therefore put all
 * foci of a group of subjects into one modelled activation map.
 *
 * <p>The pooled experiment has all foci, in order, repeated ones included; its number of subjects is the <em>smallest</em>
 * given: the widest kernel, which claims the least. Tags with the same value stay, different values are joined by "; ".
 */
public enum Pooling {
    /** All experiments of a study become one. */
    STUDY,
    /** Experiments of a study with the same tag {@value Pooling#GROUP_TAG} become one; those without the tag, together, another. */
    GROUP,
    /** Nothing is pooled: for sets in which every experiment had other subjects. */
    NONE;

    /** The tag that names the subjects; its case does not matter. */
    public static final String GROUP_TAG = "group";

    /**
     * Pools a set.
     *
     * @param set not modified
     */
    public PoolingResult apply(StudySet set) {
        if (this == NONE) {
            return new PoolingResult(set, List.of(), List.of());
        }
        List<PooledExperiment> pooled = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        if (this == GROUP) {
            warnings.addAll(withoutGroups(set));
        }
        List<Study> studies = new ArrayList<>();
        for (Study study : set.studies()) {
            Map<String, List<Experiment>> groups = new LinkedHashMap<>();
            for (Experiment experiment : study.experiments()) {
                groups.computeIfAbsent(groupOf(experiment), group -> new ArrayList<>())
                        .add(experiment);
            }
            List<Experiment> experiments = new ArrayList<>();
            for (List<Experiment> members : groups.values()) {
                Experiment one = members.size() == 1 ? members.get(0) : pool(study, members, warnings);
                experiments.add(one);
                if (members.size() > 1) {
                    pooled.add(new PooledExperiment(study.id(), one, members));
                }
            }
            studies.add(study.withExperiments(experiments));
        }
        return new PoolingResult(set.withStudies(studies), pooled, warnings);
    }

    /** Pooling by a tag that nobody has is pooling by study, which may not be what was meant. */
    private static List<Problem> withoutGroups(StudySet set) {
        List<Study> several = set.studies().stream()
                .filter(study -> study.experiments().size() > 1)
                .toList();
        boolean tagged = several.stream()
                .flatMap(study -> study.experiments().stream())
                .anyMatch(experiment ->
                        !experiment.tags().getOrDefault(GROUP_TAG, "").isBlank());
        if (several.isEmpty() || tagged) {
            return List.of();
        }
        return List.of(Problem.warning(
                Location.option("--pool-by group").about(several.get(0).id()),
                "no experiment of a study with several has a tag \"" + GROUP_TAG
                        + "\", so all experiments of a study are taken as one",
                "a tag \"" + GROUP_TAG + "\" that names the subjects",
                "Add a column \"" + GROUP_TAG + "\" to the input, or say --pool-by study or none."));
    }

    private String groupOf(Experiment experiment) {
        return this == STUDY
                ? ""
                : experiment.tags().getOrDefault(GROUP_TAG, "").strip().toLowerCase(Locale.ROOT);
    }

    private static Experiment pool(Study study, List<Experiment> members, List<Problem> warnings) {
        String name = members.stream()
                .map(Experiment::name)
                .filter(member -> !member.isEmpty())
                .collect(Collectors.joining("; "));
        List<Focus> foci = members.stream().flatMap(m -> m.foci().stream()).toList();
        return new Experiment(
                name,
                subjects(study, members, warnings),
                foci,
                tags(members),
                members.get(0).where());
    }

    private static OptionalInt subjects(Study study, List<Experiment> members, List<Problem> warnings) {
        List<Integer> given = members.stream()
                .flatMap(m -> m.subjects().stream().boxed())
                .distinct()
                .sorted()
                .toList();
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        if (given.size() > 1) {
            warnings.add(Problem.warning(
                    members.get(0).where().about(study.id()),
                    "the experiments pooled into one had different numbers of subjects, " + given
                            + "; the smallest is used",
                    "one group of subjects",
                    "Check that they were the same people; name groups by a tag \"" + GROUP_TAG
                            + "\" and pool by group if they were not."));
        }
        return OptionalInt.of(given.get(0));
    }

    private static Map<String, String> tags(List<Experiment> members) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Experiment member : members) {
            member.tags().forEach((key, value) -> values.computeIfAbsent(key, k -> new LinkedHashSet<>())
                    .addAll(TagNames.words(key, value)));
        }
        Map<String, String> tags = new LinkedHashMap<>();
        values.forEach((key, of) -> tags.put(key, String.join("; ", of)));
        return tags;
    }
}
