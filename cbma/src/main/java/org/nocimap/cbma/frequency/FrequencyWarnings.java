package org.nocimap.cbma.frequency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.atlas.regions.RegionScheme;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/** What a reader of frequencies must be careful about. */
final class FrequencyWarnings {
    private static final int NAMED = 10;

    private final FrequencySpec spec;
    private final RegionScheme regions;
    private final Tally tally;
    private final Told told;

    FrequencyWarnings(FrequencySpec spec, RegionScheme regions, Tally tally, Told told) {
        this.spec = spec;
        this.regions = regions;
        this.tally = tally;
        this.told = told;
    }

    List<Problem> of(List<String> conditions) {
        List<Problem> warnings = new ArrayList<>();
        Location by = Location.option("--by");
        if (!tally.withoutCondition().isEmpty()) {
            warnings.add(Problem.warning(
                    by,
                    counted(tally.withoutCondition().size(), "experiment has", "experiments have")
                            + " foci without the tag \"" + spec.condition() + "\" and, with these, in no count: "
                            + some(tally.withoutCondition()),
                    "the tag at every experiment",
                    "Fill it in if they belong to a condition."));
        }
        warnings.addAll(smallConditions(conditions));
        warnings.addAll(severalConditions(conditions));
        warnings.addAll(directionWarnings());
        if (tally.unplaced() > 0) {
            warnings.add(Problem.warning(
                    Location.option("--atlas"),
                    counted(tally.unplaced(), "focus lies", "foci lie") + " in no region of " + regions.title()
                            + " and are in no count",
                    "foci within reach of a region",
                    "They are listed in the report."));
        }
        return warnings;
    }

    private List<Problem> smallConditions(List<String> conditions) {
        List<Problem> warnings = new ArrayList<>();
        Location by = Location.option("--by");
        if (conditions.size() == 1) {
            warnings.add(Problem.warning(
                    by,
                    "there is one condition only, \"" + conditions.get(0) + "\"; nothing is compared",
                    "two conditions or more",
                    ""));
        }
        for (String condition : conditions) {
            List<String> samples = tally.samples(Stratum.of(condition));
            if (samples.size() == 1) {
                warnings.add(Problem.warning(
                        by.about(condition),
                        "the condition \"" + condition + "\" has one sample only, " + samples.get(0)
                                + "; it decides alone which regions all conditions share",
                        "several samples for each condition",
                        "Leave the condition out with --where, or read its column with care."));
            }
        }
        return warnings;
    }

    private List<Problem> severalConditions(List<String> conditions) {
        List<Problem> warnings = new ArrayList<>();
        if (conditions.size() > 1) {
            List<String> several = tally.samples(Stratum.ALL).stream()
                    .filter(sample -> conditions.stream()
                                    .filter(c -> tally.samples(Stratum.of(c)).contains(sample))
                                    .count()
                            > 1)
                    .toList();
            if (!several.isEmpty()) {
                warnings.add(Problem.warning(
                        Location.option("--by"),
                        counted(several.size(), "sample belongs", "samples belong")
                                + " to several conditions, counted in each of them; the tests take them as"
                                + " independent: "
                                + some(several),
                        "samples of one condition each",
                        "Name the groups by a tag \"group\" and count with --pool-by group if they were other"
                                + " people."));
            }
        }
        return warnings;
    }

    private List<Problem> directionWarnings() {
        List<String> unread = told.directionTexts().entrySet().stream()
                .filter(entry -> entry.getValue() == Direction.OTHER)
                .map(Map.Entry::getKey)
                .toList();
        if (spec.direction().isEmpty() || unread.isEmpty()) {
            return List.of();
        }
        return List.of(Problem.warning(
                Location.option("--direction"),
                counted(unread.size(), "text says", "texts say") + " no one direction and count as \""
                        + Direction.OTHER.text() + "\": " + some(unread),
                "spellings such as \"patients > controls\", \"HC < FM\", \"increase\"",
                "Correct the spelling if a direction was meant."));
    }

    private static String counted(int n, String one, String many) {
        return String.format(Locale.ROOT, "%d %s", n, n == 1 ? one : many);
    }

    private static String some(List<String> names) {
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return String.join(" | ", names.subList(0, Math.min(NAMED, names.size()))) + more;
    }
}
