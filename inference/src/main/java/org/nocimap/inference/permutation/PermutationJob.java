package org.nocimap.inference.permutation;

import java.util.List;
import org.nocimap.engine.BlockJob;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MapMaxima;
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
        implements BlockJob {
    private static final int BLOCK = 16;

    @Override
    public String label() {
        return "permutations";
    }

    @Override
    public int blocks() {
        return (rearrangements.count() + BLOCK - 1) / BLOCK;
    }

    @Override
    public int items(int block) {
        return Math.min(BLOCK, rearrangements.count() - block * BLOCK);
    }

    int width() {
        return MapMaxima.width(corrections);
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
