package org.nocimap.cbma.images;

import java.util.Arrays;
import org.nocimap.stats.ChiSquare;
import org.nocimap.stats.Normal;
import org.nocimap.stats.pooling.CombinedZ;
import org.nocimap.stats.pooling.Heterogeneity;

/**
 * z maps with the signs of some studies flipped. What no flip changes is worked out once: weights and their sums, Σ w y², the terms
 * of Fisher's statistic. What is left for a permutation are a few sums, taken over tiles of voxels that stay in the processor's cache
 * while all permutations of a block pass over them. Agrees with the scalar formulas to 1e-10 (Fisher's deviate, read off a table,
 * to 1e-5). One object per thread.
 */
final class FlippedMaps {
    private static final int TILE = 1024;

    private final ImageStack stack;
    private final int studies;
    private final int voxels;

    /** What a study adds to the linear sum: w y, or its weighted deviate; 0 where it has no value. */
    private final double[][] term;

    /** 1/√Σ w, or 1/√Σ weight². */
    private final double[] perRoot;

    private final double[] sumW;
    private final double[] sumWyy;
    private final double[] perC;
    private final double[] meanV;
    private final double[] sumYy;
    private final int[] known;
    private final double[][] other;
    private final double[][] zOfX;

    private final double[] sum = new double[TILE];
    private final double[] second = new double[TILE];
    private final double[] values;
    private final double[] variances;

    FlippedMaps(ImageStack stack) {
        this.stack = stack;
        studies = stack.studies();
        voxels = stack.voxels();
        term = new double[studies][voxels];
        perRoot = new double[voxels];
        sumW = new double[voxels];
        sumWyy = new double[voxels];
        perC = new double[voxels];
        meanV = new double[voxels];
        sumYy = new double[voxels];
        known = new int[voxels];
        boolean two = stack.estimator() == ImageEstimator.FISHER || stack.estimator() == ImageEstimator.HEDGES;
        other = new double[two ? studies : 0][two ? voxels : 0];
        values = new double[studies];
        variances = new double[studies];
        for (int n = 0; n < voxels; n++) {
            prepare(n);
        }
        zOfX = stack.estimator() == ImageEstimator.FISHER ? fisherTables() : new double[0][];
    }

    private void prepare(int n) {
        double s1 = 0;
        double s2 = 0;
        double v = 0;
        for (int i = 0; i < studies; i++) {
            if (!stack.has(i, n)) {
                continue;
            }
            double y = stack.value(i, n);
            known[n]++;
            switch (stack.estimator()) {
                case FISHER -> {
                    term[i][n] = CombinedZ.fisherTerm(y);
                    other[i][n] = CombinedZ.fisherTerm(-y);
                }
                case STOUFFER, STOUFFER_WEIGHTED -> {
                    term[i][n] = stack.weight(i) * y;
                    s1 += stack.weight(i) * stack.weight(i);
                }
                case FIXED, DERSIMONIAN_LAIRD, HEDGES, REML -> {
                    double w = 1 / stack.variance(i, n);
                    term[i][n] = w * y;
                    s1 += w;
                    s2 += w * w;
                    v += stack.variance(i, n);
                    sumWyy[n] += w * y * y;
                    sumYy[n] += y * y;
                    if (other.length > 0) {
                        other[i][n] = y;
                    }
                }
            }
        }
        sumW[n] = s1;
        perRoot[n] = 1 / Math.sqrt(s1);
        perC[n] = known[n] < 2 ? 0 : 1 / (s1 - s2 / s1);
        meanV[n] = v / known[n];
    }

    /**
     * @param signs for every permutation and study 1 or -1
     * @param z gets one map for each permutation
     */
    void combine(byte[][] signs, double[][] z) {
        for (int from = 0; from < voxels; from += TILE) {
            int to = Math.min(voxels, from + TILE);
            for (int p = 0; p < signs.length; p++) {
                switch (stack.estimator()) {
                    case STOUFFER, STOUFFER_WEIGHTED, FIXED -> {
                        add(term, signs[p], from, to, sum);
                        for (int n = from; n < to; n++) {
                            z[p][n] = sum[n - from] * perRoot[n];
                        }
                    }
                    case FISHER -> fisher(signs[p], from, to, z[p]);
                    case DERSIMONIAN_LAIRD -> {
                        add(term, signs[p], from, to, sum);
                        for (int n = from; n < to; n++) {
                            double t = sum[n - from];
                            double q = sumWyy[n] - t * t / sumW[n];
                            double tau2 = Math.max(0, (q - (known[n] - 1)) * perC[n]);
                            z[p][n] = tau2 == 0 ? t * perRoot[n] : pooled(signs[p], n, tau2);
                        }
                    }
                    case HEDGES -> {
                        add(term, signs[p], from, to, sum);
                        add(other, signs[p], from, to, second);
                        for (int n = from; n < to; n++) {
                            double raw = second[n - from];
                            double variance = (sumYy[n] - raw * raw / known[n]) / (known[n] - 1);
                            double tau2 = known[n] < 2 ? 0 : Math.max(0, variance - meanV[n]);
                            z[p][n] = tau2 == 0 ? sum[n - from] * perRoot[n] : pooled(signs[p], n, tau2);
                        }
                    }
                    case REML -> {
                        for (int n = from; n < to; n++) {
                            z[p][n] = pooled(signs[p], n, reml(signs[p], n));
                        }
                    }
                }
            }
        }
    }

    private static void add(double[][] terms, byte[] signs, int from, int to, double[] sums) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < signs.length; i++) {
            double[] own = terms[i];
            if (signs[i] > 0) {
                for (int n = from; n < to; n++) {
                    sums[n - from] += own[n];
                }
            } else {
                for (int n = from; n < to; n++) {
                    sums[n - from] -= own[n];
                }
            }
        }
    }

    private double pooled(byte[] signs, int n, double tau2) {
        double weights = 0;
        double weighted = 0;
        for (int i = 0; i < studies; i++) {
            if (stack.has(i, n)) {
                double w = 1 / (stack.variance(i, n) + tau2);
                weights += w;
                weighted += signs[i] * w * stack.value(i, n);
            }
        }
        return weighted / Math.sqrt(weights);
    }

    private double reml(byte[] signs, int n) {
        int k = 0;
        for (int i = 0; i < studies; i++) {
            if (stack.has(i, n)) {
                values[k] = signs[i] * stack.value(i, n);
                variances[k++] = stack.variance(i, n);
            }
        }
        return Heterogeneity.REML.tau2(values, variances, k);
    }

    /** Steps of the table of Fisher's X; between them the deviate is a straight line to within 1e-5. */
    private static final double X_STEP = 1.0 / 32;

    /** Deviates below 0 are only there for the line that crosses 0. */
    private static final double LOWEST = -10;

    private void fisher(byte[] signs, int from, int to, double[] z) {
        Arrays.fill(sum, 0);
        Arrays.fill(second, 0);
        for (int i = 0; i < studies; i++) {
            double[] up = signs[i] > 0 ? term[i] : other[i];
            double[] down = signs[i] > 0 ? other[i] : term[i];
            for (int n = from; n < to; n++) {
                sum[n - from] += up[n];
                second[n - from] += down[n];
            }
        }
        for (int n = from; n < to; n++) {
            double up = sum[n - from];
            double down = second[n - from];
            z[n] = up >= down ? interpolated(up, known[n]) : -interpolated(down, known[n]);
        }
    }

    private double interpolated(double x, int k) {
        double[] table = zOfX[k];
        double at = x / X_STEP;
        int below = (int) Math.min(at, table.length - 2.0);
        double share = Math.min(1, at - below);
        double z = entry(table, below, k);
        return Math.max(0, z + share * (entry(table, below + 1, k) - z));
    }

    /** Worked out when first asked for; most of the table never is. */
    private static double entry(double[] table, int step, int k) {
        if (Double.isNaN(table[step])) {
            double p = Math.max(1e-300, ChiSquare.sf(step * X_STEP, 2.0 * k));
            table[step] = Math.max(LOWEST, Normal.isf(p));
        }
        return table[step];
    }

    /** For every number of studies there is, room for the deviates of Fisher's X, as far as deviates go. */
    private double[][] fisherTables() {
        double[][] tables = new double[studies + 1][0];
        for (int n = 0; n < voxels; n++) {
            if (tables[known[n]].length == 0) {
                // Beyond this X the tail is below 1e-300.
                tables[known[n]] = new double[(int) ((1600 + 4.0 * known[n]) / X_STEP)];
                Arrays.fill(tables[known[n]], Double.NaN);
            }
        }
        return tables;
    }
}
