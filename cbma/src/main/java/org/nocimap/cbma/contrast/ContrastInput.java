package org.nocimap.cbma.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ModelledExperiments;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.image.Mask;

/**
 * Both groups' experiments in one order that does not depend on the labels, and which of them may exchange theirs.
 *
 * @param models of all experiments
 * @param order numbers in {@code models}
 * @param inA for every experiment of the order
 * @param strata places in the order; labels are exchanged within each
 * @param shared ids of the studies that stand in both groups
 * @param warnings about the groups
 */
record ContrastInput(
        ModelledExperiments models,
        int[] order,
        boolean[] inA,
        List<int[]> strata,
        List<String> shared,
        List<Problem> warnings) {
    /** Where an experiment came from; the key holds what no key of a file can. */
    private static final String SIDE = "contrast side ";

    /** Fewer experiments than this in a group cannot be told from each other. */
    static final int FEWEST = 2;

    /**
     * @throws org.nocimap.files.InputException when a group has fewer than two experiments
     */
    static void check(ContrastGroup a, ContrastGroup b) {
        Problems problems = new Problems();
        for (ContrastGroup group : List.of(a, b)) {
            int count = group.studies().experimentCount();
            if (count < FEWEST) {
                problems.error(
                        Location.NOWHERE.about("group " + group.name()),
                        count == 0 ? "the group is empty" : "the group has one experiment only",
                        "at least " + FEWEST + " experiments in each group, better 17",
                        count == 0
                                ? "Check the files, the tag's value and the --where filter."
                                : "One study is no group; leave it out, or join it with others like it.");
            }
        }
        problems.throwIfAny();
    }

    static ContrastInput of(ContrastGroup a, ContrastGroup b, AleSpec spec, Mask mask) {
        ModelledExperiments models = ModelledExperiments.of(union(a.studies(), b.studies()), spec, mask);
        List<AleExperiment> experiments = models.experiments();
        Integer[] order = new Integer[experiments.size()];
        Arrays.setAll(order, e -> e);
        Arrays.sort(order, labelFree(models));
        int[] numbers = new int[order.length];
        boolean[] inA = new boolean[order.length];
        Map<String, List<Integer>> members = new TreeMap<>();
        for (int e = 0; e < order.length; e++) {
            AleExperiment experiment = experiments.get(order[e]);
            numbers[e] = order[e];
            inA[e] = "a".equals(experiment.experiment().tags().get(SIDE));
            members.computeIfAbsent(experiment.studyId(), id -> new ArrayList<>())
                    .add(e);
        }
        List<int[]> strata = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        SortedSet<String> shared = new TreeSet<>();
        members.forEach((study, own) -> {
            long ofA = own.stream().filter(e -> inA[e]).count();
            if (ofA == 0 || ofA == own.size()) {
                others.addAll(own);
            } else {
                shared.add(study);
                strata.add(own.stream().mapToInt(Integer::intValue).toArray());
            }
        });
        if (!others.isEmpty()) {
            strata.add(0, others.stream().mapToInt(Integer::intValue).sorted().toArray());
        }
        return new ContrastInput(
                models, numbers, inA, List.copyOf(strata), List.copyOf(shared), warnings(a, b, shared));
    }

    /** The numbers in {@code models} of one group's experiments. */
    int[] members(boolean ofA) {
        int[] members = new int[order.length];
        int count = 0;
        for (int e = 0; e < order.length; e++) {
            if (inA[e] == ofA) {
                members[count++] = order[e];
            }
        }
        return Arrays.copyOf(members, count);
    }

    private static List<Problem> warnings(ContrastGroup a, ContrastGroup b, SortedSet<String> shared) {
        if (shared.isEmpty()) {
            return List.of();
        }
        String examples = String.join(", ", shared.stream().limit(3).toList());
        return List.of(Problem.warning(
                Location.NOWHERE.about(a.name() + " and " + b.name()),
                String.format(
                        Locale.ROOT,
                        "%d %s in both groups (%s%s)",
                        shared.size(),
                        shared.size() == 1 ? "study stands" : "studies stand",
                        examples,
                        shared.size() > 3 ? ", …" : ""),
                "independent groups",
                "Their labels are exchanged within the study only, so that the comparison stays valid; an experiment"
                        + " that is the same in both groups says nothing about their difference."));
    }

    private static StudySet union(StudySet a, StudySet b) {
        Map<String, Study> studies = new LinkedHashMap<>();
        for (Study study : a.studies()) {
            studies.put(study.id(), study.withExperiments(marked(study, "a")));
        }
        for (Study study : b.studies()) {
            List<Experiment> own = marked(study, "b");
            studies.merge(study.id(), study.withExperiments(own), (before, ignored) -> {
                List<Experiment> both = new ArrayList<>(before.experiments());
                both.addAll(own);
                return before.withExperiments(both);
            });
        }
        return new StudySet("both groups", List.copyOf(studies.values()));
    }

    private static List<Experiment> marked(Study study, String side) {
        List<Experiment> marked = new ArrayList<>();
        for (Experiment experiment : study.experiments()) {
            Map<String, String> tags = new LinkedHashMap<>(experiment.tags());
            tags.put(SIDE, side);
            marked.add(new Experiment(
                    experiment.name(), experiment.subjects(), experiment.foci(), tags, experiment.where()));
        }
        return marked;
    }

    /** By study, name and activation; experiments that are equal in all of these are interchangeable. */
    private static Comparator<Integer> labelFree(ModelledExperiments models) {
        List<AleExperiment> experiments = models.experiments();
        return Comparator.<Integer, String>comparing(e -> experiments.get(e).studyId())
                .thenComparing(e -> experiments.get(e).experiment().name())
                .thenComparing((x, y) -> Arrays.compare(models.positions(x), models.positions(y)))
                .thenComparing((x, y) -> Arrays.compare(models.activations(x), models.activations(y)));
    }
}
