package org.nocimap.fmri.ica;

import java.util.stream.IntStream;

/**
 * Sums of products over the voxels of many rows: the hot loops of the incremental principal components.
 *
 * <p>Voxels are cut into a number of chunks that does not depend on the threads; each chunk has sums of its own, and the sums are added
 * in the chunks' order, so that a result is the same to the last bit on any number of threads. Within a chunk, {@value #WIDTH} voxels
 * at a time are copied to doubles, voxel by voxel ({@code [width][rows]}), so that the innermost loop runs along the rows and becomes
 * vector instructions. Memory: {@value #CHUNKS}·rows² doubles.
 */
final class VoxelChunks {
    private static final int CHUNKS = 8;
    private static final int WIDTH = 64;

    private VoxelChunks() {}

    /** Does something to a range of voxels. */
    @FunctionalInterface
    interface Range {
        void at(int chunk, int from, int to);
    }

    /** Runs over all voxels, chunks side by side. */
    static void forEach(int voxels, Range work) {
        IntStream.range(0, CHUNKS)
                .parallel()
                .forEach(c -> work.at(c, (int) ((long) voxels * c / CHUNKS), (int) ((long) voxels * (c + 1) / CHUNKS)));
    }

    /**
     * Σ_v x_a(v) x_b(v) for all pairs of rows.
     *
     * @param rows {@code float[n][V]}; not modified
     * @return {@code double[n][n]}, symmetric
     */
    static double[][] gram(float[][] rows) {
        int n = rows.length;
        double[][][] parts = new double[CHUNKS][n][n];
        forEach(rows[0].length, (chunk, from, to) -> {
            double[][] block = new double[WIDTH][n];
            for (int v = from; v < to; v += WIDTH) {
                int width = Math.min(WIDTH, to - v);
                turn(rows, v, width, block);
                for (int w = 0; w < width; w++) {
                    double[] x = block[w];
                    for (int a = 0; a < n; a++) {
                        addScaled(parts[chunk][a], x, x[a], a + 1);
                    }
                }
            }
        });
        double[][] sum = new double[n][n];
        for (double[][] part : parts) {
            for (int a = 0; a < n; a++) {
                addScaled(sum[a], part[a], 1, a + 1);
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                sum[b][a] = sum[a][b];
            }
        }
        return sum;
    }

    /**
     * Replaces the first rows by combinations of all: row m becomes Σ_n vectors[m][n] row n, for as many m as there are vectors.
     *
     * @param rows {@code float[n][V]}; the first {@code vectors.length} are modified
     * @param vectors {@code double[m][n]}, m ≤ n
     */
    static void combine(float[][] rows, double[][] vectors) {
        int n = rows.length;
        int m = vectors.length;
        double[][] turned = new double[n][m];
        for (int a = 0; a < n; a++) {
            for (int k = 0; k < m; k++) {
                turned[a][k] = vectors[k][a];
            }
        }
        forEach(rows[0].length, (chunk, from, to) -> {
            double[][] block = new double[WIDTH][n];
            double[] out = new double[m];
            for (int v = from; v < to; v += WIDTH) {
                int width = Math.min(WIDTH, to - v);
                turn(rows, v, width, block);
                for (int w = 0; w < width; w++) {
                    java.util.Arrays.fill(out, 0);
                    for (int a = 0; a < n; a++) {
                        addScaled(out, turned[a], block[w][a], m);
                    }
                    for (int k = 0; k < m; k++) {
                        rows[k][v + w] = (float) out[k];
                    }
                }
            }
        });
    }

    private static void turn(float[][] rows, int from, int width, double[][] block) {
        for (int a = 0; a < rows.length; a++) {
            float[] row = rows[a];
            for (int w = 0; w < width; w++) {
                block[w][a] = row[from + w];
            }
        }
    }

    static void addScaled(double[] to, double[] from, double times, int length) {
        for (int n = 0; n < length; n++) {
            to[n] += times * from[n];
        }
    }
}
