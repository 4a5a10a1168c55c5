package org.nocimap.inference;

import java.util.stream.IntStream;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/** Small masks and maps over them. */
final class TestMaps {
    private TestMaps() {}

    static Grid grid(int nx, int ny, int nz, double mm) {
        return new Grid(nx, ny, nz, Affine.diagonal(mm, mm, mm, 0, 0, 0));
    }

    static Mask all(Grid grid) {
        return Mask.of(grid, IntStream.range(0, grid.size()).toArray());
    }

    /** A random grid of at most 7×6×5 voxels with about four of five voxels in the mask, at least one. */
    static Mask random(RandomStream random) {
        Grid grid = new Grid(
                1 + random.nextInt(7),
                1 + random.nextInt(6),
                1 + random.nextInt(5),
                Affine.diagonal(2, 3, 4, -5, 7, 1));
        int sure = random.nextInt(grid.size());
        return Mask.of(
                grid,
                IntStream.range(0, grid.size())
                        .filter(v -> v == sure || random.nextDouble() < 0.8)
                        .toArray());
    }

    /** Heights between -1 and 3: whole quarters, or anything. */
    static double[] heights(RandomStream random, int size) {
        boolean tied = random.nextInt(2) == 0;
        double[] heights = new double[size];
        for (int n = 0; n < size; n++) {
            double height = 4 * random.nextDouble() - 1;
            heights[n] = tied ? Math.rint(4 * height) / 4 : (float) height;
        }
        return heights;
    }

    /** The value as its own z and p: for maps of which only the statistic matters. */
    static StatisticMap map(Mask mask, double[] statistic) {
        return new StatisticMap(mask, statistic, statistic, statistic);
    }
}
