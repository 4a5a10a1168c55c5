package org.nocimap.cbma.frequency;

import java.util.List;
import java.util.Optional;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.stats.MonteCarloP;

/**
 * Whether conditions differ in how many of their samples report a region.
 *
 * @param region its name
 * @param direction foci of this direction only; any when empty
 * @param conditions compared, at least two
 * @param reporting samples of each that report the region
 * @param of samples of each that could
 * @param p exact, two-sided
 * @param drawn how p was estimated; empty when it is exact
 * @param adjusted p after Holm, over all tests of the same kind and direction
 * @param oddsRatio of the first to the second condition; NaN when more are compared
 */
public record RegionTest(
        String region,
        Optional<Direction> direction,
        List<String> conditions,
        List<Integer> reporting,
        List<Integer> of,
        double p,
        Optional<MonteCarloP> drawn,
        double adjusted,
        double oddsRatio) {
    public RegionTest {
        conditions = List.copyOf(conditions);
        reporting = List.copyOf(reporting);
        of = List.copyOf(of);
    }

    RegionTest withAdjusted(double newAdjusted) {
        return new RegionTest(region, direction, conditions, reporting, of, p, drawn, newAdjusted, oddsRatio);
    }
}
