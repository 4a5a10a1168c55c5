package org.nocimap.fmri.connectivity;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Every voxel's regression on a seed's mean series, over a run's mask.
 *
 * <p>With s and y centred over the volumes that take part: β = s·y / s·s, its variance (y·y − β s·y) / (ν s·s) with ν the degrees of
 * freedom that denoising left less 1 for the seed, r = s·y / √(s·s y·y), and Fisher's z = artanh r.
 *
 * @param beta signal change of the voxel for a unit of the seed's
 * @param variance of beta
 * @param correlation r; 0 where a voxel does not vary
 * @param fisherZ artanh r, at most artanh(1 − 1e-7)
 * @param degreesOfFreedom ν
 */
public record SeedMap(double[] beta, double[] variance, double[] correlation, double[] fisherZ, int degreesOfFreedom) {
    private static final double LARGEST_R = 1 - 1e-7;
    private static final int BLOCK = 4096;

    /**
     * @param positions of the seed's voxels in the run's mask, at least one
     * @throws IllegalArgumentException when the seed does not vary
     */
    public static SeedMap of(CleanRun clean, int[] positions) {
        return ofSeries(clean, clean.run().meanSeries(positions));
    }

    /**
     * @param series {@code double[T]} of the whole run
     */
    public static SeedMap ofSeries(CleanRun clean, double[] series) {
        double[] s = clean.centred(series);
        double ss = Arrays.stream(s).map(v -> v * v).sum();
        if (!(ss > 0)) {
            throw new IllegalArgumentException("the series of a seed varies");
        }
        int voxels = clean.run().voxels();
        int[] at = clean.volumes();
        int df = clean.degreesOfFreedom() - 1;
        double[] beta = new double[voxels];
        double[] variance = new double[voxels];
        double[] r = new double[voxels];
        double[] z = new double[voxels];
        IntStream.range(0, (voxels + BLOCK - 1) / BLOCK).parallel().forEach(b -> {
            int from = b * BLOCK;
            int width = Math.min(BLOCK, voxels - from);
            double[] sum = new double[width];
            double[] squares = new double[width];
            double[] products = new double[width];
            for (int n = 0; n < at.length; n++) {
                add(clean.run().volumes()[at[n]], from, s[n], sum, squares, products, width);
            }
            for (int v = 0; v < width; v++) {
                double yy = squares[v] - sum[v] * sum[v] / at.length;
                double sy = products[v];
                boolean varies = yy > 1e-12 * squares[v];
                int to = from + v;
                beta[to] = sy / ss;
                variance[to] = Math.max(0, yy - sy * sy / ss) / (df * ss);
                r[to] = varies ? Math.max(-1, Math.min(1, sy / Math.sqrt(ss * yy))) : 0;
                double bounded = Math.max(-LARGEST_R, Math.min(LARGEST_R, r[to]));
                z[to] = 0.5 * Math.log((1 + bounded) / (1 - bounded));
            }
        });
        return new SeedMap(beta, variance, r, z, df);
    }

    private static void add(
            float[] volume, int from, double s, double[] sum, double[] squares, double[] products, int width) {
        for (int v = 0; v < width; v++) {
            double y = volume[from + v];
            sum[v] += y;
            squares[v] += y * y;
            products[v] += s * y;
        }
    }
}
