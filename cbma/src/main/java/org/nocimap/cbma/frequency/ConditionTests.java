package org.nocimap.cbma.frequency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.stats.FisherExact;
import org.nocimap.stats.FreemanHalton;
import org.nocimap.stats.MonteCarloP;
import org.nocimap.stats.PAdjust;

/**
 * Exact tests between conditions: of a table with a row for each condition, of samples that report a region and samples that do
 * not. A region that no sample reports, or every one, is not tested: its margins leave only one table. Holm's adjustment runs
 * over the regions of a direction, and for pairs over regions and pairs of a direction.
 */
final class ConditionTests {
    private static final String PURPOSE = "cbma.frequency.tables";

    private final FrequencySpec spec;
    private final Tally tally;
    private final RandomStreams streams;
    private long task;

    ConditionTests(FrequencySpec spec, Tally tally) {
        this.spec = spec;
        this.tally = tally;
        this.streams = RandomStreams.of(spec.seed(), PURPOSE);
    }

    /** Tests of all conditions at once; none when there are fewer than two. */
    List<RegionTest> all(List<String> regions, List<String> conditions, List<Optional<Direction>> directions) {
        List<RegionTest> tests = new ArrayList<>();
        for (Optional<Direction> direction : directions) {
            List<RegionTest> family = new ArrayList<>();
            regions.forEach(region -> test(region, conditions, direction).ifPresent(family::add));
            tests.addAll(adjusted(family));
        }
        return tests;
    }

    /** Tests of every two conditions. */
    List<RegionTest> pairs(List<String> regions, List<String> conditions, List<Optional<Direction>> directions) {
        List<RegionTest> tests = new ArrayList<>();
        for (Optional<Direction> direction : directions) {
            List<RegionTest> family = new ArrayList<>();
            for (String region : regions) {
                for (int i = 0; i < conditions.size(); i++) {
                    for (int j = i + 1; j < conditions.size(); j++) {
                        test(region, List.of(conditions.get(i), conditions.get(j)), direction)
                                .ifPresent(family::add);
                    }
                }
            }
            tests.addAll(adjusted(family));
        }
        return tests;
    }

    private Optional<RegionTest> test(String region, List<String> conditions, Optional<Direction> direction) {
        long stream = task++;
        List<String> compared = new ArrayList<>();
        List<Integer> reporting = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (String condition : conditions) {
            Stratum part = new Stratum(Optional.of(condition), direction, Optional.empty());
            tally.frequency(region, part).ifPresent(frequency -> {
                compared.add(condition);
                reporting.add(frequency.samples());
                of.add(frequency.of());
            });
        }
        int all = of.stream().mapToInt(Integer::intValue).sum();
        int some = reporting.stream().mapToInt(Integer::intValue).sum();
        if (compared.size() < 2 || some == 0 || some == all) {
            return Optional.empty();
        }
        if (compared.size() == 2) {
            FisherExact test = FisherExact.of(
                    reporting.get(0), of.get(0) - reporting.get(0), reporting.get(1), of.get(1) - reporting.get(1));
            return Optional.of(result(
                    region, direction, compared, reporting, of, test.twoSided(), Optional.empty(), test.oddsRatio()));
        }
        int[][] table = new int[compared.size()][];
        for (int i = 0; i < table.length; i++) {
            table[i] = new int[] {reporting.get(i), of.get(i) - reporting.get(i)};
        }
        RandomStream random = streams.stream(stream);
        FreemanHalton test = FreemanHalton.of(table, spec.mostTables(), spec.draws(), random::nextInt);
        return Optional.of(result(region, direction, compared, reporting, of, test.p(), test.drawn(), Double.NaN));
    }

    private static RegionTest result(
            String region,
            Optional<Direction> direction,
            List<String> compared,
            List<Integer> reporting,
            List<Integer> of,
            double p,
            Optional<MonteCarloP> drawn,
            double oddsRatio) {
        return new RegionTest(region, direction, compared, reporting, of, p, drawn, p, oddsRatio);
    }

    private static List<RegionTest> adjusted(List<RegionTest> family) {
        double[] adjusted =
                PAdjust.HOLM.adjust(family.stream().mapToDouble(RegionTest::p).toArray());
        List<RegionTest> tests = new ArrayList<>();
        for (int n = 0; n < adjusted.length; n++) {
            tests.add(family.get(n).withAdjusted(adjusted[n]));
        }
        return tests;
    }
}
