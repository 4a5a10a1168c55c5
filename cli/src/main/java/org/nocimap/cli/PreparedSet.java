package org.nocimap.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.evidence.Grouping;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.PoolingResult;
import org.nocimap.evidence.SpaceConversionResult;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.report.run.Preparation;
import org.nocimap.report.run.PreparationTrail;

/**
 * A study set that is ready to be analysed: selected, in MNI space, pooled.
 *
 * @param title of its report
 * @param value of the tag that the set was split by; empty when there is only one set
 * @param slug its name in paths; empty when there is only one
 * @param studies what is analysed
 * @param preparation how it came to be
 * @param warnings of the way
 */
record PreparedSet(
        String title, String value, String slug, StudySet studies, Preparation preparation, List<Problem> warnings) {
    /**
     * Names conditions, selects, splits by the values of a tag, converts and pools.
     *
     * @param by the tag, if the set is to be split
     */
    static List<PreparedSet> of(
            StudySet asRead, InputOptions.Understood input, Pooling pooling, Optional<String> by, String title) {
        SelectedStudies chosen = SelectedStudies.of(asRead, input);
        List<Problem> warnings = new ArrayList<>(chosen.warnings());
        if (by.isEmpty()) {
            return List.of(prepare(title, "", "", chosen, input, pooling));
        }
        Grouping grouping = Grouping.by(chosen.selected(), by.get());
        warnings.addAll(grouping.warnings());
        Map<String, StudySet> readGroups = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        readGroups.putAll(Grouping.by(chosen.read(), by.get()).groups());
        List<PreparedSet> sets = new ArrayList<>();
        Set<String> slugs = new HashSet<>();
        for (Map.Entry<String, StudySet> group : grouping.groups().entrySet()) {
            String value = group.getKey();
            sets.add(prepare(
                    title + ": " + value,
                    value,
                    freeSlug(value, slugs),
                    new SelectedStudies(
                            readGroups.getOrDefault(value, group.getValue()),
                            chosen.mapping(),
                            group.getValue(),
                            sets.isEmpty() ? warnings : List.of()),
                    input,
                    pooling));
        }
        return sets;
    }

    /**
     * Converts and pools what was selected already.
     *
     * @param read with its conditions named, if that was asked for
     * @param mapping how they were named
     * @param selected part of {@code read}
     */
    static PreparedSet ofSelected(
            StudySet read,
            Optional<ConditionMapping> mapping,
            StudySet selected,
            InputOptions.Understood input,
            Pooling pooling,
            String title) {
        List<Problem> warnings = mapping.map(ConditionMapping::warnings).orElse(List.of());
        return prepare(title, "", "", new SelectedStudies(read, mapping, selected, warnings), input, pooling);
    }

    /** Names conditions, selects and converts; experiments stay apart, for who counts samples by itself. */
    static PreparedSet unpooled(StudySet asRead, InputOptions.Understood input, String title) {
        SelectedStudies chosen = SelectedStudies.of(asRead, input);
        SpaceConversionResult converted = input.conversion().toMni(chosen.selected());
        PoolingResult apart = Pooling.NONE.apply(converted.studies());
        Preparation preparation = trail(chosen, input, converted, Pooling.NONE, apart);
        return new PreparedSet(title, "", "", converted.studies(), preparation, chosen.warnings());
    }

    /**
     * Converts and pools one selected set.
     *
     * @param chosen the set, with the warnings of the way so far
     */
    static PreparedSet prepare(
            String title,
            String value,
            String slug,
            SelectedStudies chosen,
            InputOptions.Understood input,
            Pooling pooling) {
        SpaceConversionResult converted = input.conversion().toMni(chosen.selected());
        PoolingResult pooled = pooling.apply(converted.studies());
        List<Problem> warnings = new ArrayList<>(chosen.warnings());
        warnings.addAll(pooled.warnings());
        if (pooling == Pooling.NONE) {
            warnings.addAll(countedTwice(chosen.selected()));
        }
        Preparation preparation = trail(chosen, input, converted, pooling, pooled);
        return new PreparedSet(title, value, slug, pooled.studies(), preparation, List.copyOf(warnings));
    }

    private static Preparation trail(
            SelectedStudies chosen,
            InputOptions.Understood input,
            SpaceConversionResult converted,
            Pooling pooling,
            PoolingResult pooled) {
        return PreparationTrail.of(
                        chosen.read(),
                        input.selection().map(Selection::toString),
                        chosen.selected(),
                        converted,
                        pooling,
                        pooled)
                .with(chosen.mapping());
    }

    /** What was pooled, in a line for the terminal; empty when nothing was. */
    Optional<String> pooled() {
        int into = preparation.pooledFrom().size();
        if (into == 0) {
            return Optional.empty();
        }
        int from =
                preparation.pooledFrom().values().stream().mapToInt(List::size).sum();
        return Optional.of("pooled: " + from + " experiments of the same subjects became " + into + " (--pool-by "
                + preparation.pooling().name().toLowerCase(Locale.ROOT) + ")");
    }

    /** Experiments of one study mostly share their subjects; taken as independent they make chance look like agreement. */
    private static List<Problem> countedTwice(StudySet set) {
        List<Study> several = set.studies().stream()
                .filter(study -> study.experiments().size() > 1)
                .toList();
        if (several.isEmpty()) {
            return List.of();
        }
        return List.of(Problem.warning(
                Location.option("--pool-by").about(several.get(0).id()),
                several.size() + (several.size() == 1 ? " study appears" : " studies appear")
                        + " with several experiments, each counted as if its subjects were others",
                "experiments of independent samples (Turkeltaub et al. 2012)",
                "Leave --pool-by out, so that the experiments of a study are taken as one."));
    }

    /** {@code Low back pain} becomes {@code low-back-pain}; what is taken already gets a number. */
    static String freeSlug(String value, Set<String> taken) {
        String plain =
                value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "group" : plain.substring(0, Math.min(60, plain.length()));
        String slug = base;
        for (int n = 2; !taken.add(slug); n++) {
            slug = base + "-" + n;
        }
        return slug;
    }
}
