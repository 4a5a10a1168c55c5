package org.nocimap.fmri.ica;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.linear.Components;

/**
 * Symmetric FastICA on white data (Hyvärinen 1999, doi:10.1109/72.761722): W ← sym(E[g(Wz) z'] − diag(E[g'(Wz)]) W) with sym(M) = (M
 * M')^{−1/2} M, until no row turns any more.
 *
 * <p>Expectations over voxels are summed in chunks whose number does not depend on the threads and added in order. A step costs 4 k² V
 * operations.
 */
final class FastIca {
    private static final int CHUNKS = 8;

    private final int size;
    private final float[] white;
    private final Nonlinearity nonlinearity;

    /**
     * @param rows {@code float[k][V]}: zero mean, unit variance, uncorrelated; not modified
     */
    FastIca(float[][] rows, Nonlinearity nonlinearity) {
        this.size = rows.length;
        this.nonlinearity = nonlinearity;
        // Voxel by voxel, so that the innermost loops run along components.
        white = new float[Math.multiplyExact(rows.length, rows[0].length)];
        for (int k = 0; k < size; k++) {
            for (int v = 0; v < rows[k].length; v++) {
                white[v * size + k] = rows[k][v];
            }
        }
    }

    /** When to stop. */
    record Stop(double tolerance, int steps) {}

    /**
     * An unmixing matrix.
     *
     * @param w {@code double[k][k]}, orthogonal; row i makes component i from the white rows
     * @param steps how many it took
     * @param turn how far a row still turned in the last one: largest 1 − |cos|
     */
    record Unmixing(double[][] w, int steps, double turn) {}

    /** A random orthogonal matrix to begin with. */
    double[][] start(RandomStream random) {
        double[][] w = new double[size][size];
        for (double[] row : w) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return orthogonal(w);
    }

    /** About half of the voxels, or about as many as are wanted at most, drawn one by one. */
    int[] half(RandomStream random, int most) {
        int voxels = white.length / size;
        double share = Math.min(0.5, most / (double) voxels);
        return IntStream.range(0, voxels)
                .filter(v -> random.nextDouble() < share)
                .toArray();
    }

    /** All voxels. */
    int[] all() {
        return IntStream.range(0, white.length / size).toArray();
    }

    /**
     * @param start orthogonal {@code double[k][k]}; not modified
     * @param voxels over which expectations are taken
     */
    Unmixing solve(double[][] start, int[] voxels, Stop stop) {
        double[][] w = start;
        double turn = 1;
        int step = 0;
        while (step < stop.steps() && turn > stop.tolerance()) {
            double[][] next = orthogonal(step(w, voxels));
            turn = 0;
            for (int i = 0; i < size; i++) {
                turn = Math.max(turn, 1 - Math.abs(dot(next[i], w[i])));
            }
            w = next;
            step++;
        }
        return new Unmixing(w, step, turn);
    }

    private double[][] step(double[][] w, int[] voxels) {
        double[][] turned = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                turned[j][i] = w[i][j];
            }
        }
        double[][][] parts = new double[CHUNKS][size + 1][size];
        IntStream.range(0, CHUNKS).parallel().forEach(c -> {
            int from = (int) ((long) voxels.length * c / CHUNKS);
            int to = (int) ((long) voxels.length * (c + 1) / CHUNKS);
            sums(turned, voxels, from, to, parts[c]);
        });
        double[][] next = new double[size][size];
        double[] slopes = new double[size];
        for (double[][] part : parts) {
            for (int i = 0; i < size; i++) {
                VoxelChunks.addScaled(next[i], part[i], 1.0 / voxels.length, size);
            }
            VoxelChunks.addScaled(slopes, part[size], 1.0 / voxels.length, size);
        }
        for (int i = 0; i < size; i++) {
            VoxelChunks.addScaled(next[i], w[i], -slopes[i], size);
        }
        return next;
    }

    /** Adds g(y_i) z to row i and g'(y_i) to entry i of the last row, for every voxel of a range. */
    private void sums(double[][] turned, int[] voxels, int from, int to, double[][] sums) {
        double[] z = new double[size];
        double[] y = new double[size];
        for (int n = from; n < to; n++) {
            int at = voxels[n] * size;
            Arrays.fill(y, 0);
            for (int j = 0; j < size; j++) {
                z[j] = white[at + j];
                VoxelChunks.addScaled(y, turned[j], z[j], size);
            }
            for (int i = 0; i < size; i++) {
                double g = nonlinearity.g(y[i]);
                sums[size][i] += nonlinearity.slope(y[i], g);
                VoxelChunks.addScaled(sums[i], z, g, size);
            }
        }
    }

    /** (M M')^{−1/2} M, by the eigenvectors of M M'. */
    static double[][] orthogonal(double[][] m) {
        int n = m.length;
        double[][] products = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                products[a][b] = dot(m[a], m[b]);
            }
        }
        Components found = Components.ofSymmetric(products);
        double[][] result = new double[n][n];
        double[] along = new double[n];
        for (int e = 0; e < n; e++) {
            double[] vector = found.vectors()[e];
            double scale = 1 / Math.sqrt(Math.max(found.values()[e], 1e-300));
            Arrays.fill(along, 0);
            for (int a = 0; a < n; a++) {
                VoxelChunks.addScaled(along, m[a], vector[a], n);
            }
            for (int a = 0; a < n; a++) {
                VoxelChunks.addScaled(result[a], along, scale * vector[a], n);
            }
        }
        return result;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * b[n];
        }
        return sum;
    }
}
