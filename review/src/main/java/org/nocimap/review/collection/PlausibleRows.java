package org.nocimap.review.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Space;
import org.nocimap.review.extraction.Flag;
import org.nocimap.review.extraction.Plausibility;
import org.nocimap.review.extraction.ProposedPeak;
import org.nocimap.review.extraction.Remarks;

/**
 * What looks wrong in rows that were just filled in: peaks outside the brain or on the other side than is said, whole tables that look
 * as if signs were lost or the space was the other one, numbers that cannot go together. Nothing is refused or corrected; a person looks
 * again.
 */
public final class PlausibleRows {
    private static final Set<String> AXES = Set.of("x", "y", "z");

    private final Plausibility plausibility;

    /**
     * @param inside whether a point is in the brain, or so close that rounding may have moved it out
     */
    public PlausibleRows(Plausibility.Inside inside) {
        this.plausibility = new Plausibility(inside);
    }

    /** A row, and where it stands in a file. */
    public record Placed(Map<String, String> answers, Location where) {}

    /** Warnings on the rows of one publication. */
    public List<Problem> warnings(long publication, List<Placed> rows) {
        List<Problem> warnings = new ArrayList<>();
        rows.forEach(row -> numbers(row, warnings));
        Map<List<String>, List<Placed>> tables = new LinkedHashMap<>();
        for (Placed row : rows) {
            if (AXES.stream().allMatch(axis -> number(row, axis).isPresent())) {
                tables.computeIfAbsent(List.of(text(row, "table"), text(row, "space")), t -> new ArrayList<>())
                        .add(row);
            } else if (AXES.stream().anyMatch(axis -> number(row, axis).isPresent())) {
                warnings.add(warning(row.where(), "a point of which x, y or z is missing", "x, y and z"));
            }
        }
        tables.forEach((key, own) -> peaks(publication, key, own, warnings));
        return warnings;
    }

    private void peaks(long publication, List<String> key, List<Placed> rows, List<Problem> warnings) {
        Optional<Space> space = SpaceNames.parse(key.get(1));
        if (space.isEmpty()) {
            warnings.add(warning(rows.get(0).where(), rows.size() + " peaks without a space", SpaceNames.EXPECTED));
        }
        List<ProposedPeak> peaks = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            peaks.add(peak(n, rows.get(n)));
        }
        List<ProposedPeak> flagged = plausibility.flagged(peaks, space);
        for (int n = 0; n < rows.size(); n++) {
            Set<Flag> flags = flagged.get(n).flags();
            if (!flags.isEmpty()) {
                Placed row = rows.get(n);
                warnings.add(warning(
                        row.where().about("publication " + publication),
                        text(row, "x") + " " + text(row, "y") + " " + text(row, "z") + ": "
                                + flags.stream().sorted().map(Flag::title).collect(Collectors.joining("; ")),
                        ""));
            }
        }
        for (String remark : Remarks.on(flagged, space)) {
            String table = key.get(0).isEmpty() ? "" : ", table " + key.get(0);
            warnings.add(warning(Location.NOWHERE.about("publication " + publication + table), remark, ""));
        }
    }

    private static ProposedPeak peak(int n, Placed row) {
        return new ProposedPeak(
                n,
                0,
                number(row, "x").orElseThrow(),
                number(row, "y").orElseThrow(),
                number(row, "z").orElseThrow(),
                text(row, "statistic_is"),
                text(row, "statistic"),
                text(row, "size_is"),
                text(row, "size"),
                text(row, "region"),
                text(row, "side"),
                text(row, "contrast"),
                Set.of());
    }

    private static void numbers(Placed row, List<Problem> warnings) {
        ordered(row, warnings, "low", "high");
        ordered(row, warnings, "low", "effect_size");
        ordered(row, warnings, "effect_size", "high");
        ordered(row, warnings, "low", "ratio");
        ordered(row, warnings, "ratio", "high");
        ordered(row, warnings, "women", "n");
        for (String group : List.of("_1", "_2")) {
            ordered(row, warnings, "events" + group, "n" + group);
            ordered(row, warnings, "q1" + group, "median" + group);
            ordered(row, warnings, "median" + group, "q3" + group);
        }
    }

    private static void ordered(Placed row, List<Problem> warnings, String small, String large) {
        OptionalDouble a = number(row, small);
        OptionalDouble b = number(row, large);
        if (a.isPresent() && b.isPresent() && a.getAsDouble() > b.getAsDouble()) {
            warnings.add(warning(
                    row.where(),
                    small + " is " + text(row, small) + " and " + large + " is " + text(row, large),
                    small + " no larger than " + large));
        }
    }

    private static OptionalDouble number(Placed row, String key) {
        try {
            String text = text(row, key);
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static String text(Placed row, String key) {
        return row.answers().getOrDefault(key, "").strip();
    }

    private static Problem warning(Location where, String what, String expected) {
        return Problem.warning(where, what, expected, "Look at the article again.");
    }
}
