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
import org.nocimap.evidence.selection.SelectionResult;
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

    /** A file as a group, named by the user or by the file. */
    static GroupSet ofFile(StudySet read, Path file, String name, InputOptions.Understood input, Pooling pooling) {
        String fileName = String.valueOf(file.getFileName()).replaceFirst("(\\.gz)?$", "");
        String own = name.isBlank() ? fileName.replaceFirst("\\.[^.]*$", "").replace('_', ' ') : name.strip();
        List<Problem> warnings = new ArrayList<>();
        StudySet selected = selected(read, input, warnings);
        return new GroupSet(own, PreparedSet.prepare(own, own, "", read, selected, input, pooling, warnings));
    }

    /**
     * Two values of a tag.
     *
     * @throws InputException when there is no such tag or value
     */
    static Pair ofValues(
            StudySet read, String tag, String a, String b, InputOptions.Understood input, Pooling pooling) {
        List<Problem> warnings = new ArrayList<>();
        Map<String, StudySet> groups = groups(read, tag, input, warnings);
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
                part(first, read, groups.getOrDefault(first, read), input, pooling, warnings),
                part(second, read, groups.getOrDefault(second, read), input, pooling, List.of()),
                "");
    }

    /** Every value of a tag against all others together. */
    static List<Pair> oneAgainstRest(StudySet read, String tag, InputOptions.Understood input, Pooling pooling) {
        List<Problem> warnings = new ArrayList<>();
        Map<String, StudySet> groups = groups(read, tag, input, warnings);
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
            List<Problem> first = pairs.isEmpty() ? warnings : List.of();
            pairs.add(new Pair(
                    part(group.getKey(), read, group.getValue(), input, pooling, first),
                    part(REST, read, united(others), input, pooling, List.of()),
                    PreparedSet.freeSlug(group.getKey(), slugs)));
        }
        return pairs;
    }

    private static GroupSet part(
            String name,
            StudySet read,
            StudySet selected,
            InputOptions.Understood input,
            Pooling pooling,
            List<Problem> warnings) {
        return new GroupSet(name, PreparedSet.prepare(name, name, "", read, selected, input, pooling, warnings));
    }

    private static StudySet selected(StudySet read, InputOptions.Understood input, List<Problem> warnings) {
        if (input.selection().isEmpty()) {
            return read;
        }
        SelectionResult result = input.selection().get().apply(read);
        warnings.addAll(result.warnings());
        return result.kept();
    }

    private static Map<String, StudySet> groups(
            StudySet read, String tag, InputOptions.Understood input, List<Problem> warnings) {
        Grouping grouping = Grouping.by(selected(read, input, warnings), tag);
        warnings.addAll(grouping.warnings());
        Map<String, StudySet> groups = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        groups.putAll(grouping.groups());
        return groups;
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
