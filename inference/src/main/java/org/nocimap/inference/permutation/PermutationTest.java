package org.nocimap.inference.permutation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.engine.Jobs;
import org.nocimap.image.Mask;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.MapCorrector;
import org.nocimap.inference.MapMaxima;
import org.nocimap.inference.MaxNull;
import org.nocimap.inference.Sides;
import org.nocimap.inference.SignedCorrection;
import org.nocimap.inference.StatisticMap;
import org.nocimap.inference.Tfce;
import org.nocimap.stats.FisherF;
import org.nocimap.stats.Normal;
import org.nocimap.stats.StudentT;

/**
 * Tests a contrast over whole maps by rearranging observations. The result depends on the values, the rearrangements and the spec, not
 * on threads or on interruptions.
 *
 * @param test the contrast and the maps
 * @param rearrangements of the observations
 * @param mask of the maps
 * @param sides both by default for t; F has one
 * @param spec how the map is corrected; its number of permutations and seed are those of the rearrangements
 */
public record PermutationTest(
        LinearTest test, Rearrangements rearrangements, Mask mask, Sides sides, InferenceSpec spec) {
    /** Changes whenever the same input would give other numbers, so that old checkpoints are not continued. */
    private static final String ALGORITHM = "permutation-2";

    public PermutationTest {
        if (test.voxels() != mask.size()) {
            throw new IllegalArgumentException("the maps lie over another mask");
        }
    }

    /**
     * What came out.
     *
     * @param map t or F as it was compared, with its parametric p (two-sided for both sides) and deviate
     * @param cut the statistic at and above which voxels form clusters
     * @param upper corrections of large values, in the order of the spec
     * @param both corrections of both directions, in the order of the spec; empty for one side
     * @param permutations made
     * @param everyOne whether they are all there are
     */
    public record Result(
            StatisticMap map,
            double cut,
            List<CorrectedStatistic> upper,
            List<SignedCorrection> both,
            int permutations,
            boolean everyOne) {
        public Result {
            upper = List.copyOf(upper);
            both = List.copyOf(both);
        }
    }

    /** The observed map: the rearrangement that moves nothing, computed as all others are. */
    public double[] observed() {
        double[] map = new double[mask.size()];
        int[] from = new int[test.observations()];
        byte[] sign = new byte[test.observations()];
        rearrangements.get(-1, from, sign);
        test.newKernel().statistics(from, sign, map);
        return map;
    }

    /**
     * @param name of the checkpoint
     * @param fingerprint of the values, the design and the contrast
     */
    public Result run(Jobs jobs, String name, String fingerprint) {
        double[] statistic = observed();
        double[] z = new double[statistic.length];
        double[] p = new double[statistic.length];
        double df = test.degreesOfFreedom();
        for (int n = 0; n < z.length; n++) {
            if (test.size() == 1) {
                z[n] = StudentT.z(statistic[n], df);
                double tail = StudentT.sf(Math.abs(statistic[n]), df);
                p[n] = sides == Sides.BOTH ? 2 * tail : statistic[n] > 0 ? tail : 1 - tail;
            } else {
                p[n] = FisherF.sf(statistic[n], test.size(), df);
                z[n] = Normal.isf(Math.min(1 - 1e-16, Math.max(1e-300, p[n])));
            }
        }
        double cut = cut();
        Map<Correction, MaxNull> maxima = Map.of();
        if (spec.permutes()) {
            PermutationJob job =
                    new PermutationJob(test, rearrangements, mask, spec.connectivity(), sides, spec.corrections(), cut);
            maxima = MapMaxima.nulls(
                    jobs.run(job, name, ALGORITHM + "\n" + spec + "\n" + sides + "\n" + fingerprint), job.width());
        }
        StatisticMap map = new StatisticMap(mask, statistic, z, p);
        List<CorrectedStatistic> upper = List.of();
        List<SignedCorrection> both = List.of();
        if (sides == Sides.BOTH) {
            both = SignedCorrection.apply(spec.rule(), map, cut, maxima, spec.corrections(), statistic);
        } else {
            Optional<double[]> enhanced = spec.corrections().contains(Correction.TFCE_FWE)
                    ? Optional.of(new Tfce(mask, spec.connectivity()).scores(statistic))
                    : Optional.empty();
            MapCorrector corrector = new MapCorrector(spec.rule(), map, cut, maxima, enhanced);
            upper = spec.corrections().stream().map(corrector::apply).toList();
        }
        return new Result(
                map, cut, upper, both, spec.permutes() ? rearrangements.count() : 0, rearrangements.everyOne());
    }

    private double cut() {
        double df = test.degreesOfFreedom();
        if (test.size() == 1) {
            return StudentT.isf(sides == Sides.BOTH ? spec.voxelP() / 2 : spec.voxelP(), df);
        }
        // No closed form: bisection over the upper tail of F.
        double low = 0;
        double high = 1;
        while (FisherF.sf(high, test.size(), df) > spec.voxelP()) {
            high *= 2;
        }
        for (int step = 0; step < 200 && high - low > 1e-12 * high; step++) {
            double middle = (low + high) / 2;
            if (FisherF.sf(middle, test.size(), df) > spec.voxelP()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
