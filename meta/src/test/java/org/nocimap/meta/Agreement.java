package org.nocimap.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compares values with the reference and keeps count. */
final class Agreement {
    private static final class Tally {
        int compared;
        double worst;
        String where = "";
    }

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    /**
     * One value: the error is relative to the reference, with a floor.
     *
     * @param tolerance of |actual − expected| / (|expected| + floor)
     */
    void compare(String analysis, String where, double actual, double expected, double tolerance, double floor) {
        Tally tally = tallies.computeIfAbsent(analysis, name -> new Tally());
        double error = Math.abs(actual - expected) / (Math.abs(expected) + floor);
        tally.compared++;
        if (!(error <= tally.worst)) {
            tally.worst = error;
            tally.where = where;
        }
        if (!(error <= tolerance)) {
            wrong.add(String.format(
                    Locale.ROOT,
                    "%s, %s: %.17g, reference %.17g (error %.2g)",
                    analysis,
                    where,
                    actual,
                    expected,
                    error));
        }
    }

    /**
     * One value that is not compared, by a listed exception.
     *
     * @param holds whether what must be true of it instead is true
     */
    void except(String reason, String where, boolean holds) {
        reasons.merge(reason, 1, Integer::sum);
        if (!holds) {
            wrong.add(where + ": what the exception demands does not hold (" + reason + ")");
        }
    }

    /** How many values were compared. */
    int compared() {
        return tallies.values().stream().mapToInt(tally -> tally.compared).sum();
    }

    /** How many were compared or listed. */
    int seen() {
        return compared() + reasons.values().stream().mapToInt(n -> n).sum();
    }

    /** Prints the counts and gives what was wrong. */
    List<String> finish(String title) {
        System.out.println(
                title + ": " + compared() + " values compared, " + (seen() - compared()) + " listed exceptions");
        reasons.forEach((reason, count) -> System.out.printf(Locale.ROOT, "  %6d  %s%n", count, reason));
        tallies.forEach((analysis, tally) -> System.out.printf(
                Locale.ROOT, "  %-40s %6d  worst %.1e  %s%n", analysis, tally.compared, tally.worst, tally.where));
        return wrong;
    }
}
