package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Grouping;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/**
 * One side of a contrast, ready to be analysed.
 *
 * @param name as it stands in the report
 * @param set its studies
 */
record GroupSet(String name, PreparedSet set) {
    /** What {@code --one-vs-rest} compares a value with. */
    static final String REST = "the rest";

    /** Two groups to compare. */
    record Pair(GroupSet a, GroupSet b, String slug) {}

    /** What groups are cut from. */
    private record Source(
            SelectedStudies chosen, InputOptions.Understood input, Pooling pooling, List<Problem> warnings) {
        static Source of(StudySet asRead, InputOptions.Understood input, Pooling pooling) {
            SelectedStudies chosen = SelectedStudies.of(asRead, input);
            return new Source(chosen, input, pooling, new ArrayList<>(chosen.warnings()));
        }

        /** By value, names without regard to case; experiments without a value are warned of. */
        Map<String, StudySet> groups(String tag) {
            Grouping grouping = Grouping.by(chosen.selected(), tag);
            warnings.addAll(grouping.warnings());
            Map<String, StudySet> groups = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            groups.putAll(grouping.groups());
            return groups;
        }

        GroupSet part(String name, StudySet of, List<Problem> earlier) {
            SelectedStudies own = new SelectedStudies(chosen.read(), chosen.mapping(), of, earlier);
            return new GroupSet(name, PreparedSet.prepare(name, name, "", own, input, pooling));
        }
    }

    /** A file as a group, named by the user or by the file. */
    static GroupSet ofFile(StudySet asRead, Path file, String name, InputOptions.Understood input, Pooling pooling) {
        String fileName = String.valueOf(file.getFileName()).replaceFirst("(\\.gz)?$", "");
        String own = name.isBlank() ? fileName.replaceFirst("\\.[^.]*$", "").replace('_', ' ') : name.strip();
        Source source = Source.of(asRead, input, pooling);
        return source.part(own, source.chosen().selected(), source.warnings());
    }

    /**
     * Two values of a tag.
     *
     * @throws InputException when there is no such tag or value
     */
    static Pair ofValues(
            StudySet asRead, String tag, String a, String b, InputOptions.Understood input, Pooling pooling) {
        Source source = Source.of(asRead, input, pooling);
        Map<String, StudySet> groups = source.groups(tag);
        List<Problem> unknown = new ArrayList<>();
        String first = known("--a", a, tag, groups, unknown);
        String second = known("--b", b, tag, groups, unknown);
        if (!unknown.isEmpty()) {
            throw new InputException(unknown);
        }
        if (first.equals(second)) {
            throw InputException.of(
                    Location.option("--b"),
                    "\"" + b + "\" is the same value as that of --a",
                    "two different values",
                    "Name another value.");
        }
        return new Pair(
                source.part(first, groups.getOrDefault(first, asRead), source.warnings()),
                source.part(second, groups.getOrDefault(second, asRead), List.of()),
                "");
    }

    /** Every value of a tag against all others together. */
    static List<Pair> oneAgainstRest(StudySet asRead, String tag, InputOptions.Understood input, Pooling pooling) {
        Source source = Source.of(asRead, input, pooling);
        Map<String, StudySet> groups = source.groups(tag);
        if (groups.size() < 2) {
            throw InputException.of(
                    Location.option("--by"),
                    "the tag \"" + tag + "\" has the value \"" + String.join("", groups.keySet()) + "\" only",
                    "at least two values",
                    "Choose another tag.");
        }
        List<Pair> pairs = new ArrayList<>();
        Set<String> slugs = new HashSet<>();
        for (Map.Entry<String, StudySet> group : groups.entrySet()) {
            Map<String, StudySet> others = new LinkedHashMap<>(groups);
            others.remove(group.getKey());
            pairs.add(new Pair(
                    source.part(group.getKey(), group.getValue(), pairs.isEmpty() ? source.warnings() : List.of()),
                    source.part(REST, united(others), List.of()),
                    PreparedSet.freeSlug(group.getKey(), slugs)));
        }
        return pairs;
    }

    /** The value as the set spells it. */
    private static String known(
            String option, String value, String tag, Map<String, StudySet> groups, List<Problem> unknown) {
        String plain = value.strip().replaceAll("\\s+", " ");
        for (String name : groups.keySet()) {
            if (name.equalsIgnoreCase(plain)) {
                return name;
            }
        }
        unknown.add(Problem.error(
                Location.option(option),
                "no experiment has the value \"" + value + "\" of the tag \"" + tag + "\"",
                "one of " + String.join(", ", groups.keySet()),
                "Correct the value, or the --where filter."));
        return "";
    }

    /** All studies of several groups; what stands in more than one of them once. */
    private static StudySet united(Map<String, StudySet> groups) {
        Map<String, Study> studies = new LinkedHashMap<>();
        for (StudySet group : groups.values()) {
            for (Study study : group.studies()) {
                studies.merge(study.id(), study, GroupSet::united);
            }
        }
        return new StudySet(REST, List.copyOf(studies.values()));
    }

    private static Study united(Study one, Study other) {
        Map<String, Experiment> experiments = new LinkedHashMap<>();
        one.experiments().forEach(e -> experiments.put(e.name(), e));
        for (Experiment experiment : other.experiments()) {
            experiments.merge(experiment.name(), experiment, (before, more) -> {
                // A focus with two values of the tag is one focus.
                List<Focus> foci = new ArrayList<>(before.foci());
                more.foci().stream().filter(f -> !before.foci().contains(f)).forEach(foci::add);
                return before.withFoci(foci);
            });
        }
        return one.withExperiments(List.copyOf(experiments.values()));
    }
}
