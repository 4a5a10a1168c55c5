package org.nocimap.cbma.estimators;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.stats.Binomial;
import org.nocimap.stats.FisherMargins;
import org.nocimap.stats.Normal;
import org.nocimap.stats.TwoByTwo;

/**
 * The two tests of MKDA for every count that can come up, worked out once: signed deviates of two-sided p. Where an expected count is
 * below {@value #ENOUGH_EXPECTED}, p is exact and the chi-squared statistic is only reported (Cochran 1954, doi:10.2307/3001616).
 */
final class ShareTests {
    private static final double ENOUGH_EXPECTED = 5;

    /** Deviates are kept finite; p of 1e-300 is 37. */
    private static final double SMALLEST = 1e-300;

    private ShareTests() {}

    /**
     * Set against rest, by the number of active experiments: {@code z[m][a]} with m active in all and a of them in the set. Rows
     * that no voxel needs are empty.
     *
     * @param needed by m: does a voxel have it?
     */
    static double[][] againstRest(int set, int rest, boolean[] needed) {
        FisherMargins.Factory fisher = new FisherMargins.Factory(set + rest);
        double[][] z = new double[needed.length][];
        for (int m = 0; m < needed.length; m++) {
            z[m] = new double[needed[m] ? Math.min(set, m) + 1 : 0];
            List<FisherMargins> exact = new ArrayList<>();
            for (int a = Math.max(0, m - rest); a < z[m].length; a++) {
                TwoByTwo table = table(a, m - a, set, rest);
                double root = table.signedRoot();
                if (table.smallestExpected() >= ENOUGH_EXPECTED) {
                    z[m][a] = root;
                } else {
                    if (exact.isEmpty()) {
                        exact.add(fisher.of(set, m));
                    }
                    z[m][a] = signed(exact.get(0).twoSided(a), root);
                }
            }
        }
        return z;
    }

    /** Set and rest in rows, active and not in columns. */
    static TwoByTwo table(int activeInSet, int activeInRest, int set, int rest) {
        return new TwoByTwo(activeInSet, set - activeInSet, activeInRest, rest - activeInRest);
    }

    /**
     * The set against the average voxel, by the number of active experiments: chi² = n (a/n − π)² / (π (1 − π)).
     *
     * @param average π, the mean over the mask of the share of active experiments
     */
    static double[] againstAverage(int set, double average) {
        double[] z = new double[set + 1];
        double expected = Math.min(average, 1 - average) * set;
        for (int a = 0; a <= set; a++) {
            double root = rootAgainstAverage(a, set, average);
            if (expected >= ENOUGH_EXPECTED) {
                z[a] = root;
            } else {
                double tail = root > 0 ? Binomial.atLeast(a, set, average) : Binomial.atMost(a, set, average);
                z[a] = signed(Math.min(1, 2 * tail), root);
            }
        }
        return z;
    }

    /** The signed root of the statistic; 0 when the average is 0 or 1. */
    static double rootAgainstAverage(int active, int set, double average) {
        double variance = average * (1 - average) / set;
        return variance <= 0 ? 0 : ((double) active / set - average) / Math.sqrt(variance);
    }

    private static double signed(double twoSided, double sign) {
        return sign == 0 ? 0 : Math.copySign(Normal.isf(Math.max(SMALLEST, twoSided) / 2), sign);
    }
}
