package org.nocimap.evidence.conditions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TagNames;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/**
 * Gives studies, experiments and foci the tag {@value #CONDITION}: the canonical name of the condition that another tag of
 * theirs names in free words. A text that is not mapped gives no condition. What stood in the tag {@value #CONDITION} before
 * moves to {@value #BEFORE}; when it is itself the tag that is mapped, a text that is not mapped stays in it as it is.
 */
public final class ConditionTags {
    /** The tag that holds canonical names. */
    public static final String CONDITION = "condition";

    /** Where earlier values of the tag go. */
    public static final String BEFORE = "condition before mapping";

    private static final int NAMED = 10;

    private final ConditionMapper mapper;
    private final Location where;
    private final String source;
    private final Map<String, MappedText> known = new TreeMap<>();
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private int without;
    private int replaced;

    private static final class Count {
        private final Set<String> studies = new HashSet<>();
        private final Set<String> experiments = new HashSet<>();
        private int foci;
    }

    private ConditionTags(ConditionMapper mapper, Location where, String source) {
        this.mapper = mapper;
        this.where = where;
        this.source = source;
    }

    /**
     * Maps a tag of a set.
     *
     * @param set not modified
     * @param tag the tag with free words; case does not matter
     * @param where the option that names it, for messages
     * @throws InputException when nothing in the set has such a tag
     */
    public static ConditionMapping map(StudySet set, String tag, ConditionMapper mapper, Location where) {
        String source = tag.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
        SortedSet<String> there = TagNames.of(set);
        if (!there.contains(source)) {
            throw InputException.of(
                    where,
                    "no tag is called \"" + tag + "\"",
                    there.isEmpty() ? "tags, of which the input has none" : "one of " + String.join(", ", there),
                    TagNames.nearest(source, there)
                            .map(nearest -> "Did you mean \"" + nearest + "\"?")
                            .orElse("Correct the name."));
        }
        ConditionTags tags = new ConditionTags(mapper, where, source);
        List<Study> studies = new ArrayList<>();
        for (Study study : set.studies()) {
            study.experiments().forEach(experiment -> tags.count(study, experiment));
            studies.add(new Study(
                    study.id(),
                    study.name(),
                    tags.tagged(study.tags()),
                    study.experiments().stream().map(tags::tagged).toList()));
        }
        return new ConditionMapping(source, set.withStudies(studies), tags.rows(), tags.without, tags.warnings());
    }

    private Experiment tagged(Experiment experiment) {
        List<Focus> foci = experiment.foci().stream()
                .map(focus -> new Focus(focus.point(), focus.space(), tagged(focus.tags()), focus.where()))
                .toList();
        return new Experiment(
                experiment.name(), experiment.subjects(), foci, tagged(experiment.tags()), experiment.where());
    }

    private Map<String, String> tagged(Map<String, String> tags) {
        if (!tags.containsKey(source) && !tags.containsKey(CONDITION)) {
            return tags;
        }
        Map<String, String> changed = new LinkedHashMap<>(tags);
        Optional<String> name = Optional.ofNullable(tags.get(source))
                .filter(text -> !text.isBlank())
                .flatMap(text -> mapped(text).condition())
                .map(PainCondition::name);
        String earlier = changed.get(CONDITION);
        if (earlier != null && !(source.equals(CONDITION) && name.isEmpty()) && !name.equals(Optional.of(earlier))) {
            changed.remove(CONDITION);
            changed.put(BEFORE, earlier);
            replaced++;
        }
        name.ifPresent(condition -> changed.put(CONDITION, condition));
        return changed;
    }

    private MappedText mapped(String text) {
        String plain = text.strip().replaceAll("\\s+", " ");
        return known.computeIfAbsent(plain, mapper::map);
    }

    private void count(Study study, Experiment experiment) {
        boolean lacking = false;
        List<Optional<Focus>> foci = experiment.foci().isEmpty()
                ? List.of(Optional.empty())
                : experiment.foci().stream().map(Optional::of).toList();
        for (Optional<Focus> focus : foci) {
            Optional<String> text =
                    TagNames.value(study, experiment, focus, source).filter(t -> !t.isBlank());
            lacking |= text.isEmpty();
            if (text.isPresent()) {
                Count count = counts.computeIfAbsent(mapped(text.get()).text(), t -> new Count());
                count.studies.add(study.id());
                count.experiments.add(study.id() + "\n" + experiment.name());
                count.foci += focus.isPresent() ? 1 : 0;
            }
        }
        without += lacking ? 1 : 0;
    }

    private List<ConditionMapping.Row> rows() {
        return known.values().stream()
                .filter(mapped -> counts.containsKey(mapped.text()))
                .sorted(Comparator.comparing(MappedText::how).thenComparing(MappedText::text))
                .map(mapped -> {
                    Count count = counts.getOrDefault(mapped.text(), new Count());
                    return new ConditionMapping.Row(mapped, count.studies.size(), count.experiments.size(), count.foci);
                })
                .toList();
    }

    private List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>();
        warn(HowMapped.PART, "taken from a part of the text", "Look them over in the mapping report.", warnings);
        warn(HowMapped.AMBIGUOUS, "not mapped because they leave a choice", "Say which is meant.", warnings);
        warn(HowMapped.UNKNOWN, "not mapped because no known condition is named", "Correct the spelling.", warnings);
        if (without > 0) {
            warnings.add(Problem.warning(
                    where,
                    without + (without == 1 ? " experiment has" : " experiments have") + " foci without the tag \""
                            + source + "\" and, with these, no condition",
                    "the tag at every experiment",
                    "Fill it in."));
        }
        if (replaced > 0 && !source.equals(CONDITION)) {
            warnings.add(Problem.warning(
                    where,
                    "the input has a tag \"" + CONDITION + "\" already; its values are now in the tag \"" + BEFORE
                            + "\"",
                    "",
                    ""));
        }
        return warnings;
    }

    private void warn(HowMapped how, String what, String mend, List<Problem> warnings) {
        List<String> texts = rows().stream()
                .filter(row -> row.mapped().how() == how)
                .map(row -> "\"" + row.mapped().text() + "\""
                        + row.mapped().condition().map(c -> " as " + c.name()).orElse(""))
                .toList();
        if (!texts.isEmpty()) {
            String more = texts.size() > NAMED ? " and " + (texts.size() - NAMED) + " more" : "";
            warnings.add(Problem.warning(
                    where,
                    texts.size() + (texts.size() == 1 ? " text was " : " texts were ") + what + ": "
                            + texts.stream().limit(NAMED).collect(Collectors.joining(", ")) + more,
                    "diagnoses that name one known condition",
                    mend));
        }
    }
}
