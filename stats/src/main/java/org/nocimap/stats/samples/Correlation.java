package org.nocimap.stats.samples;

import org.nocimap.stats.Normal;
import org.nocimap.stats.StudentT;

/**
 * Pearson's correlation, plain or with other variables held.
 *
 * @param r −1 to 1
 * @param low lower limit of its interval by Fisher's z
 * @param high upper limit
 * @param df n − 2 less the variables held
 * @param p two-sided, by t
 */
public record Correlation(double r, double low, double high, double df, double p) {
    /** Confidence of the interval. */
    public static final double CONFIDENCE = 0.95;

    /**
     * @param x at least four values that vary; not modified
     * @param y as many; not modified
     */
    public static Correlation of(double[] x, double[] y) {
        return partial(x, y, new double[0][]);
    }

    /**
     * What is left of the correlation when both are freed of other variables by least squares.
     *
     * @param held {@code double[variable][observation]}, of which none explains another; not modified
     */
    public static Correlation partial(double[] x, double[] y, double[][] held) {
        int n = x.length;
        if (y.length != n || n < 4 + held.length) {
            throw new IllegalArgumentException("as many x as y, at least " + (4 + held.length));
        }
        double[][] basis = new double[held.length + 1][];
        for (int k = 0; k < basis.length; k++) {
            double[] one = new double[n];
            if (k == 0) {
                java.util.Arrays.fill(one, 1);
            } else {
                System.arraycopy(held[k - 1], 0, one, 0, n);
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int b = 0; b < k; b++) {
                    free(one, basis[b]);
                }
            }
            double length = Math.sqrt(dot(one, one));
            for (int i = 0; i < n; i++) {
                one[i] /= length;
            }
            basis[k] = one;
        }
        double[] a = x.clone();
        double[] b = y.clone();
        for (double[] one : basis) {
            free(a, one);
            free(b, one);
        }
        double r = Math.max(-1, Math.min(1, dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))));
        double df = n - 2.0 - held.length;
        double t = r * Math.sqrt(df / Math.max(1e-300, 1 - r * r));
        double reach = Normal.isf((1 - CONFIDENCE) / 2) / Math.sqrt(df - 1);
        double z = 0.5 * Math.log((1 + r) / (1 - r));
        return new Correlation(r, Math.tanh(z - reach), Math.tanh(z + reach), df, StudentT.twoSidedP(t, df));
    }

    private static void free(double[] of, double[] unit) {
        double along = dot(of, unit);
        for (int i = 0; i < of.length; i++) {
            of[i] -= along * unit[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
