package org.nocimap.fmri.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.engine.RandomStream;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.group.GroupRow;
import org.nocimap.stats.FreemanHalton;
import org.nocimap.stats.samples.ContingencyTable;
import org.nocimap.stats.samples.OneWayAnova;
import org.nocimap.stats.samples.Sample;
import org.nocimap.stats.samples.TTest;

/**
 * The table that opens a paper: what the participants are like, group by group, and whether the groups differ. Numbers are told by mean and
 * standard deviation and tested by Student's t (Welch's beside it) or, for more groups, by one-way analysis of variance; words by counts, tested by
 * Pearson's chi-square without Yates' correction and by the exact test (Fisher's, for larger tables Freeman and Halton's).
 *
 * @param by column of the groups; empty for one group of all
 * @param groups names, in order; sizes beside them
 * @param sizes participants in each group
 * @param rows one for each column
 */
public record CharacteristicsTable(String by, List<String> groups, int[] sizes, List<Row> rows) {
    /** A column of words with more different values than this says nothing in a table. */
    private static final int MOST_LEVELS = 12;

    public CharacteristicsTable {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /** What is known of one column. */
    public sealed interface Row {
        /** Name of the column. */
        String column();

        /** How many values each group has. */
        int[] known();

        /** Tests of the groups against each other; none for one group, or where nothing varies. */
        List<Test> tests();
    }

    /**
     * A column of numbers.
     *
     * @param samples of each group; absent with fewer than two values
     * @param lowest value in each group, NaN without one
     * @param highest value in each group, NaN without one
     */
    public record Quantity(
            String column,
            int[] known,
            List<Optional<Sample>> samples,
            double[] lowest,
            double[] highest,
            List<Test> tests)
            implements Row {
        public Quantity {
            samples = List.copyOf(samples);
            tests = List.copyOf(tests);
        }
    }

    /**
     * A column of words.
     *
     * @param levels its values, ascending
     * @param counts {@code int[level][group]}
     */
    public record Counts(String column, int[] known, List<String> levels, int[][] counts, List<Test> tests)
            implements Row {
        public Counts {
            levels = List.copyOf(levels);
            tests = List.copyOf(tests);
        }
    }

    /**
     * A test.
     *
     * @param name of it
     * @param statistic such as {@code t(179) = −0.11}; empty for exact tests
     * @param p two-sided
     * @param effect Hedges' g with its interval, or η²; empty where there is none
     */
    public record Test(String name, String statistic, double p, String effect) {}

    /**
     * @param participants one row each; their values are text
     * @param by column of groups, or empty
     * @param asked columns to tell; empty for all but those that tell nothing
     * @param problems gets unknown columns, and warnings
     */
    public static CharacteristicsTable of(
            List<GroupRow> participants, String by, List<String> asked, List<String> columns, Problems problems) {
        for (String column : by.isEmpty() ? asked : joined(by, asked)) {
            if (!columns.contains(column)) {
                problems.error(
                        Location.NOWHERE.about(column),
                        "no table has this column",
                        "one of " + String.join(", ", columns),
                        "Correct the name.");
            }
        }
        problems.throwIfAny();
        Set<String> names = new TreeSet<>();
        participants.forEach(row -> Optional.ofNullable(row.values().get(by)).ifPresent(names::add));
        List<String> groups = by.isEmpty() ? List.of("all") : List.copyOf(names);
        List<List<GroupRow>> members = new ArrayList<>();
        int placed = 0;
        for (String group : groups) {
            List<GroupRow> in = participants.stream()
                    .filter(row -> by.isEmpty() || group.equals(row.values().get(by)))
                    .toList();
            placed += in.size();
            members.add(in);
        }
        if (placed < participants.size()) {
            problems.warning(
                    Location.NOWHERE.about(by),
                    (participants.size() - placed) + " participants have no value of " + by,
                    "a group for everyone",
                    "They do not stand in the table.");
        }
        List<Row> rows = new ArrayList<>();
        for (String column : asked.isEmpty() ? columns : asked) {
            if (!column.equals(by)) {
                row(column, members, asked.isEmpty(), problems).ifPresent(rows::add);
            }
        }
        int[] sizes = members.stream().mapToInt(List::size).toArray();
        return new CharacteristicsTable(by, groups, sizes, rows);
    }

    private static List<String> joined(String by, List<String> asked) {
        Set<String> all = new LinkedHashSet<>(List.of(by));
        all.addAll(asked);
        return List.copyOf(all);
    }

    private static Optional<Row> row(
            String column, List<List<GroupRow>> members, boolean everything, Problems problems) {
        int[] known = new int[members.size()];
        boolean words = false;
        Set<String> levels = new TreeSet<>();
        for (int g = 0; g < known.length; g++) {
            for (GroupRow row : members.get(g)) {
                Optional<String> cell = Optional.ofNullable(row.values().get(column));
                if (cell.isPresent()) {
                    known[g]++;
                    levels.add(cell.get());
                    words |= row.number(column).isEmpty();
                }
            }
        }
        if (!words) {
            return levels.isEmpty() ? Optional.empty() : Optional.of(quantity(column, known, members));
        }
        if (levels.size() > MOST_LEVELS) {
            if (!everything) {
                problems.warning(
                        Location.NOWHERE.about(column),
                        "has " + levels.size() + " different words",
                        "at most " + MOST_LEVELS,
                        "The column is left out of the table.");
            }
            return Optional.empty();
        }
        return Optional.of(counts(column, known, List.copyOf(levels), members));
    }

    private static Quantity quantity(String column, int[] known, List<List<GroupRow>> members) {
        List<Optional<Sample>> samples = new ArrayList<>();
        double[] lowest = new double[known.length];
        double[] highest = new double[known.length];
        for (int g = 0; g < known.length; g++) {
            double[] values = members.get(g).stream()
                    .map(row -> row.number(column))
                    .flatMap(Optional::stream)
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            samples.add(values.length < 2 ? Optional.empty() : Optional.of(Sample.of(values)));
            lowest[g] = values.length == 0 ? Double.NaN : values[0];
            highest[g] = values.length == 0 ? Double.NaN : values[values.length - 1];
        }
        return new Quantity(column, known, samples, lowest, highest, tests(samples));
    }

    private static List<Test> tests(List<Optional<Sample>> samples) {
        List<Sample> there = samples.stream().flatMap(Optional::stream).toList();
        List<Test> tests = new ArrayList<>();
        double spread = there.stream().mapToDouble(Sample::sd).max().orElse(0);
        if (there.size() < 2 || spread == 0) {
            return tests;
        }
        if (there.size() == 2) {
            tests.add(test("Student's t", TTest.pooled(there.get(0), there.get(1))));
            tests.add(test("Welch's t", TTest.welch(there.get(0), there.get(1))));
        } else {
            OneWayAnova f = OneWayAnova.of(there);
            tests.add(new Test(
                    "ANOVA",
                    String.format(Locale.ROOT, "F(%.0f, %.0f) = %.2f", f.numeratorDf(), f.denominatorDf(), f.f()),
                    f.p(),
                    String.format(Locale.ROOT, "η² = %.2f", f.etaSquared())));
        }
        return tests;
    }

    static Test test(String name, TTest t) {
        String df = Math.rint(t.df()) == t.df() ? "%.0f" : "%.1f";
        return new Test(
                name,
                String.format(Locale.ROOT, "t(" + df + ") = %.2f", t.df(), t.t()),
                t.p(),
                String.format(Locale.ROOT, "g = %.2f [%.2f, %.2f]", t.effectSize(), t.effectLow(), t.effectHigh()));
    }

    private static Counts counts(String column, int[] known, List<String> levels, List<List<GroupRow>> members) {
        Map<String, Integer> at = new LinkedHashMap<>();
        levels.forEach(level -> at.put(level, at.size()));
        int[][] counts = new int[levels.size()][known.length];
        for (int g = 0; g < known.length; g++) {
            for (GroupRow row : members.get(g)) {
                Integer level = at.get(row.values().getOrDefault(column, ""));
                if (level != null) {
                    counts[level][g]++;
                }
            }
        }
        List<Test> tests = new ArrayList<>();
        int filled = 0;
        for (int group : known) {
            filled += group > 0 ? 1 : 0;
        }
        if (filled > 1 && levels.size() > 1) {
            ContingencyTable chi = ContingencyTable.of(counts);
            tests.add(new Test(
                    "chi-square",
                    String.format(Locale.ROOT, "χ²(%.0f) = %.2f", chi.df(), chi.chiSquare())
                            + (chi.smallestExpected() < 5 ? ", expected counts below 5" : ""),
                    chi.p(),
                    ""));
            RandomStream random = RandomStream.of(1, "fmri.characteristics." + column, 0);
            tests.add(new Test(
                    "Fisher's exact",
                    "",
                    FreemanHalton.of(counts, random::nextInt).p(),
                    ""));
        }
        return new Counts(column, known, levels, counts, tests);
    }
}
