package org.nocimap.cbma.frequency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nocimap.atlas.regions.RegionScheme;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TagNames;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.evidence.conditions.Directions;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Space;

/**
 * Counts how many samples report each region, per condition, direction and modality.
 *
 * <p>A sample is what {@link org.nocimap.evidence.Pooling} would take as one experiment, so the same subjects count once however
 * many contrasts and foci they have. A sample reports a region when at least one of its foci of the part lies there. The
 * denominator of a part is the number of samples with at least one experiment in it, experiments that found nothing included:
 * those that could have reported it.
 */
public final class FrequencyAnalysis {
    private final FrequencySpec spec;
    private final RegionScheme regions;
    private final Directions directions;

    public FrequencyAnalysis(FrequencySpec spec, RegionScheme regions, Directions directions) {
        this.spec = spec;
        this.regions = regions;
        this.directions = directions;
    }

    /**
     * Counts and tests.
     *
     * @param set in MNI space, not pooled; not modified
     * @throws InputException when a tag is missing altogether, or nothing has a condition or lies in a region
     */
    public FrequencyResult run(StudySet set) {
        checkTags(set);
        StudySet ordered = set.canonical();
        checkSpace(ordered);
        Told told = new Told(ordered, spec, directions);
        Tally tally = new Tally(ordered, spec, told, regions);
        if (tally.regions().isEmpty()) {
            throw InputException.of(
                    Location.option("--atlas"),
                    "none of the " + tally.focusCount() + " foci lies in a region of " + regions.title(),
                    "foci in MNI millimetres and regions that cover them",
                    "Check the space of the foci and of the atlas.");
        }
        NavigableSet<String> conditions = new TreeSet<>();
        NavigableSet<Direction> directionsSeen = new TreeSet<>();
        NavigableSet<String> modalities = new TreeSet<>();
        for (Stratum part : tally.parts()) {
            part.condition().ifPresent(conditions::add);
            part.direction().ifPresent(directionsSeen::add);
            part.modality().ifPresent(modalities::add);
        }
        List<String> all = List.copyOf(conditions);
        List<RegionSummary> summaries = summaries(tally, all);
        List<String> names = summaries.stream().map(RegionSummary::region).toList();
        ConditionTests tests = new ConditionTests(spec, tally);
        List<Optional<Direction>> tested = tested(directionsSeen);
        return new FrequencyResult(
                spec,
                regions,
                all,
                List.copyOf(directionsSeen),
                List.copyOf(modalities),
                frequencies(tally, names, all, directionsSeen, modalities),
                summaries,
                tests.all(names, all, tested),
                all.size() > 2 ? tests.pairs(names, all, tested) : List.of(),
                tally.sampleCount(),
                tally.foci(),
                new FrequencyWarnings(spec, regions, tally, told).of(all));
    }

    /** Tests are of any direction, and of the two that say something. */
    private static List<Optional<Direction>> tested(SortedSet<Direction> seen) {
        List<Optional<Direction>> tested = new ArrayList<>(List.of(Optional.empty()));
        seen.stream().filter(d -> d != Direction.OTHER).forEach(d -> tested.add(Optional.of(d)));
        return tested;
    }

    private static List<RegionSummary> summaries(Tally tally, List<String> conditions) {
        List<RegionSummary> summaries = new ArrayList<>();
        for (String region : tally.regions()) {
            Frequency overall = tally.frequency(region, Stratum.ALL).orElseThrow();
            List<String> reportedIn = conditions.stream()
                    .filter(c -> tally.frequency(region, Stratum.of(c))
                            .filter(f -> f.samples() > 0)
                            .isPresent())
                    .toList();
            summaries.add(new RegionSummary(
                    region, overall, reportedIn, RegionRole.of(reportedIn.size(), conditions.size())));
        }
        summaries.sort(Comparator.comparingInt((RegionSummary s) -> -s.overall().samples())
                .thenComparing(s -> -s.overall().foci())
                .thenComparing(RegionSummary::region));
        return summaries;
    }

    private static List<Frequency> frequencies(
            Tally tally,
            List<String> regions,
            List<String> conditions,
            SortedSet<Direction> directions,
            SortedSet<String> modalities) {
        List<Stratum> parts = new ArrayList<>();
        for (Optional<String> condition : orAny(conditions)) {
            for (Optional<Direction> direction : orAny(List.copyOf(directions))) {
                for (Optional<String> modality : orAny(List.copyOf(modalities))) {
                    parts.add(new Stratum(condition, direction, modality));
                }
            }
        }
        List<Frequency> frequencies = new ArrayList<>();
        for (String region : regions) {
            parts.forEach(part -> tally.frequency(region, part).ifPresent(frequencies::add));
        }
        return frequencies;
    }

    private static <T> List<Optional<T>> orAny(List<T> values) {
        List<Optional<T>> with = new ArrayList<>();
        with.add(Optional.empty());
        values.forEach(value -> with.add(Optional.of(value)));
        return with;
    }

    private void checkTags(StudySet set) {
        SortedSet<String> known = TagNames.of(set);
        Problems problems = new Problems();
        checkTag("--by", Optional.of(spec.condition()), known, problems);
        checkTag("--direction", spec.direction(), known, problems);
        checkTag("--modality", spec.modality(), known, problems);
        problems.throwIfAny();
    }

    private static void checkTag(String option, Optional<String> tag, SortedSet<String> known, Problems problems) {
        if (tag.isPresent() && !known.contains(tag.get()) && !tag.get().equals(Told.EXPERIMENT)) {
            problems.error(
                    Location.option(option),
                    "no tag is called \"" + tag.get() + "\"",
                    known.isEmpty() ? "tags, of which the input has none" : "one of " + String.join(", ", known),
                    TagNames.nearest(tag.get(), known)
                            .map(nearest -> "Did you mean \"" + nearest + "\"?")
                            .orElse("Correct the name."));
        }
    }

    private static void checkSpace(StudySet set) {
        boolean other = set.studies().stream()
                .flatMap(s -> s.experiments().stream())
                .flatMap(e -> e.foci().stream())
                .anyMatch(f -> f.space() != Space.MNI);
        if (other) {
            throw new IllegalArgumentException("foci are counted in MNI space");
        }
    }
}
