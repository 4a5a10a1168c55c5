package org.nocimap.inference.permutation;

import java.util.List;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MapMaxima;
import org.nocimap.inference.MaximaJob;
import org.nocimap.inference.Sides;

/**
 * The maxima of a linear model's map under rearrangements: the highest statistic, the largest and the heaviest cluster and, when asked,
 * the largest TFCE score of each.
 *
 * @param mask of the test's maps
 * @param cut the statistic that forms clusters
 */
record PermutationJob(
        LinearTest test,
        Rearrangements rearrangements,
        Mask mask,
        Connectivity connectivity,
        Sides sides,
        List<Correction> corrections,
        double cut)
        implements MaximaJob {
    @Override
    public int permutations() {
        return rearrangements.count();
    }

    @Override
    public Worker newWorker() {
        LinearTest.Kernel kernel = test.newKernel();
        MapMaxima maxima = MapMaxima.of(mask, connectivity, cut, sides, corrections);
        double[] map = new double[test.voxels()];
        int[] from = new int[test.observations()];
        byte[] sign = new byte[test.observations()];
        return block -> {
            double[] result = new double[items(block) * width()];
            for (int n = 0; n < items(block); n++) {
                rearrangements.get(block * BLOCK + n, from, sign);
                kernel.statistics(from, sign, map);
                maxima.measure(map, map, result, n * width());
            }
            return result;
        };
    }
}
