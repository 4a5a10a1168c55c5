package org.nocimap.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/**
 * A set split by the values of a tag, one set per value.
 *
 * <p>A focus belongs to the value that holds for it, so an experiment whose foci differ is split; an experiment without foci
 * belongs to its own or its study's value. With the free tags an experiment belongs to every one of its words. Case and blanks
 * around do not tell values apart; of several spellings the first in the order of characters names the group.
 *
 * @param tag the tag's name
 * @param groups by value, in the order of their names; every set has the name of its value
 * @param warnings about experiments that have no value and so are in no group
 */
public record Grouping(String tag, Map<String, StudySet> groups, List<Problem> warnings) {
    private static final int NAMED = 10;

    public Grouping {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        warnings = List.copyOf(warnings);
    }

    /**
     * Splits a set.
     *
     * @param set not modified
     * @param name the tag; case does not matter
     * @throws InputException when nothing in the set has such a tag
     */
    public static Grouping by(StudySet set, String name) {
        String tag = name.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
        SortedSet<String> known = TagNames.of(set);
        if (!known.contains(tag)) {
            throw InputException.of(
                    Location.option("--by"),
                    "no tag is called \"" + name + "\"",
                    known.isEmpty() ? "tags, of which the input has none" : "one of " + String.join(", ", known),
                    TagNames.nearest(tag, known)
                            .map(nearest -> "Did you mean \"" + nearest + "\"?")
                            .orElse("Correct the name."));
        }
        Map<String, String> spellings = spellings(set, tag);
        Map<String, List<Study>> studies = new TreeMap<>();
        set.studies().forEach(study -> split(study, tag)
                .forEach((value, experiments) -> studies.computeIfAbsent(value, v -> new ArrayList<>())
                        .add(study.withExperiments(experiments))));
        Map<String, StudySet> groups = new TreeMap<>();
        studies.forEach((value, of) -> {
            String label = spellings.getOrDefault(value, value);
            groups.put(label, new StudySet(label, of));
        });
        return new Grouping(tag, groups, warnings(set, tag));
    }

    /** The experiments of a study by plain value. */
    private static Map<String, List<Experiment>> split(Study study, String tag) {
        Map<String, List<Experiment>> groups = new LinkedHashMap<>();
        for (Experiment experiment : study.experiments()) {
            Map<String, List<Focus>> foci = new LinkedHashMap<>();
            for (Optional<Focus> focus : candidates(experiment)) {
                for (String word : Set.copyOf(plain(words(study, experiment, focus, tag)))) {
                    List<Focus> of = foci.computeIfAbsent(word, w -> new ArrayList<>());
                    focus.ifPresent(of::add);
                }
            }
            foci.forEach((word, of) ->
                    groups.computeIfAbsent(word, w -> new ArrayList<>()).add(experiment.withFoci(of)));
        }
        return groups;
    }

    /** Values in plain spelling with the spelling that names their group. */
    private static Map<String, String> spellings(StudySet set, String tag) {
        Map<String, String> spellings = new TreeMap<>();
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                for (Optional<Focus> focus : candidates(experiment)) {
                    for (String word : words(study, experiment, focus, tag)) {
                        spellings.merge(word.toLowerCase(Locale.ROOT), word, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                    }
                }
            }
        }
        return spellings;
    }

    private static List<Optional<Focus>> candidates(Experiment experiment) {
        return experiment.foci().isEmpty()
                ? List.of(Optional.empty())
                : experiment.foci().stream().map(Optional::of).toList();
    }

    private static Collection<String> words(Study study, Experiment experiment, Optional<Focus> focus, String tag) {
        return TagNames.value(study, experiment, focus, tag)
                .map(value -> TagNames.words(tag, value).stream()
                        .map(word -> word.strip().replaceAll("\\s+", " "))
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static List<String> plain(Collection<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<Problem> warnings(StudySet set, String tag) {
        List<String> without = new ArrayList<>();
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                if (candidates(experiment).stream()
                        .anyMatch(focus -> words(study, experiment, focus, tag).isEmpty())) {
                    without.add(experiment.name().isEmpty() ? study.id() : study.id() + ": " + experiment.name());
                }
            }
        }
        if (without.isEmpty()) {
            return List.of();
        }
        String more = without.size() > NAMED ? " and " + (without.size() - NAMED) + " more" : "";
        return List.of(Problem.warning(
                Location.option("--by"),
                without.size() + (without.size() == 1 ? " experiment has" : " experiments have")
                        + " foci without the tag \"" + tag + "\" and are, with these, in no group: "
                        + String.join(" | ", without.subList(0, Math.min(NAMED, without.size()))) + more,
                "the tag at every experiment",
                "Fill it in if they belong to a group."));
    }
}
