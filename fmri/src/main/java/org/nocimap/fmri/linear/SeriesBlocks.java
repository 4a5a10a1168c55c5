package org.nocimap.fmri.linear;

import java.util.stream.IntStream;

/**
 * Does something to every voxel's series of a run.
 *
 * <p>The one hot loop of denoising. A run is stored volume by volume, so voxels are worked on in blocks that fit the cache: a block
 * is copied to doubles ({@code [T][width]}), worked on row by row, which the compiler turns into vector instructions, and stored as
 * float again. Memory T·width doubles a thread.
 */
public final class SeriesBlocks {
    private static final int WIDTH = 128;

    private SeriesBlocks() {}

    /** What is done to a block of series. */
    @FunctionalInterface
    public interface Step {
        /**
         * @param y {@code double[T][≥ width]}, the series of {@code width} voxels side by side; modified
         */
        void apply(double[][] y, int width);
    }

    /**
     * @param volumes {@code float[T][V]}; modified
     * @param step called from several threads, with blocks of their own
     */
    public static void forEach(float[][] volumes, Step step) {
        int voxels = volumes[0].length;
        IntStream.range(0, (voxels + WIDTH - 1) / WIDTH).parallel().forEach(b -> {
            int from = b * WIDTH;
            int width = Math.min(WIDTH, voxels - from);
            double[][] y = new double[volumes.length][width];
            for (int t = 0; t < volumes.length; t++) {
                for (int v = 0; v < width; v++) {
                    y[t][v] = volumes[t][from + v];
                }
            }
            step.apply(y, width);
            for (int t = 0; t < volumes.length; t++) {
                for (int v = 0; v < width; v++) {
                    volumes[t][from + v] = (float) y[t][v];
                }
            }
        });
    }

    /** Takes the part of every series in a space out of it: y − Q Qᵀ y. Cost 4·T·rank·width operations. */
    public static Step removing(Basis basis) {
        double[][] q = basis.columns();
        return (y, width) -> {
            double[] sum = new double[width];
            for (double[] column : q) {
                java.util.Arrays.fill(sum, 0);
                for (int t = 0; t < column.length; t++) {
                    addScaled(sum, y[t], column[t], width);
                }
                for (int t = 0; t < column.length; t++) {
                    addScaled(y[t], sum, -column[t], width);
                }
            }
        };
    }

    static void addScaled(double[] to, double[] from, double times, int width) {
        for (int v = 0; v < width; v++) {
            to[v] += times * from[v];
        }
    }
}
