package org.nocimap.fmri.ica;

import java.util.Arrays;

/**
 * The largest eigenvalue that noise alone gives, and what number of independent samples would give the same.
 *
 * <p>Noise X = T^{1/2} G S^{1/2} of D series and V voxels, with G white, S the covariance over space and T that over time, has sample
 * covariance XX'/V. For large D and V its eigenvalues end at the smallest x for which
 *
 * <pre>α = 1/V Σ_s s / (x (1 − β s)),   β = 1/V Σ_t t / (x (1 − α t))</pre>
 *
 * has a solution with all 1 − βs and 1 − αt above 0 (Hachem, Loubaton and Najim 2007, doi:10.1214/105051606000000925, for separable
 * variances; outside the support the equations are real, and iterating them from 0 climbs to the solution). The eigenvalues s of smooth
 * noise are the spectrum of r^{h²}, Σ_h r^{h²} cos hω, multiplied over the axes; those t over time come with the shape. Both have mean 1. What
 * normalising adds is multiplied on.
 *
 * <p>White noise of n samples ends at (1 + √(D/n))² (Marčenko and Pastur 1967), so that n = D/(√x − 1)².
 *
 * @param edge x, over the mean eigenvalue
 * @param samples n
 */
record NoiseEdge(double edge, double samples) {
    private static final int FREQUENCIES = 12;
    private static final int STEPS = 2000;
    private static final int HALVINGS = 22;

    /**
     * @param series D, degrees of freedom over time
     * @param voxels V
     */
    static NoiseEdge of(NoiseShape shape, int series, int voxels) {
        double[] space = {1};
        for (double r : shape.r()) {
            space = products(space, smooth(r));
        }
        double[] time = unitMean(shape.time());
        double ratio = series / (double) voxels;
        double high = 4;
        while (!outside(high, space, time, ratio)) {
            high *= 2;
        }
        double low = 1;
        for (int n = 0; n < HALVINGS; n++) {
            double middle = (low + high) / 2;
            if (outside(middle, space, time, ratio)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double edge = high * shape.gain();
        double above = Math.max(1e-6, Math.sqrt(edge) - 1);
        return new NoiseEdge(edge, series / (above * above));
    }

    private static double[] smooth(double r) {
        double[] values = new double[FREQUENCIES];
        for (int f = 0; f < values.length; f++) {
            double omega = Math.PI * (f + 0.5) / values.length;
            double sum = 1;
            for (int h = 1; h < 60 && r > 0; h++) {
                sum += 2 * Math.pow(r, (double) h * h) * Math.cos(h * omega);
            }
            values[f] = Math.max(0, sum);
        }
        return unitMean(values);
    }

    private static double[] unitMean(double[] values) {
        double mean = Arrays.stream(values).average().orElse(1);
        return Arrays.stream(values).map(v -> v / mean).toArray();
    }

    private static double[] products(double[] a, double[] b) {
        double[] all = new double[a.length * b.length];
        for (int n = 0; n < all.length; n++) {
            all[n] = a[n / b.length] * b[n % b.length];
        }
        return all;
    }

    /** Whether no eigenvalue of the noise lies at x or above. */
    private static boolean outside(double x, double[] space, double[] time, double ratio) {
        double alpha = 0;
        double beta = 0;
        for (int step = 0; step < STEPS; step++) {
            double nextAlpha = sum(space, beta) / x;
            double nextBeta = ratio * sum(time, nextAlpha) / x;
            if (!Double.isFinite(nextAlpha) || !Double.isFinite(nextBeta)) {
                return false;
            }
            if (Math.abs(nextBeta - beta) <= 1e-9 * nextBeta && Math.abs(nextAlpha - alpha) <= 1e-9 * nextAlpha) {
                return true;
            }
            alpha = nextAlpha;
            beta = nextBeta;
        }
        return false;
    }

    /** Mean of s / (1 − βs); infinite where a denominator is not positive. */
    private static double sum(double[] values, double times) {
        double sum = 0;
        for (double s : values) {
            double rest = 1 - times * s;
            if (rest <= 0) {
                return Double.POSITIVE_INFINITY;
            }
            sum += s / rest;
        }
        return sum / values.length;
    }
}
