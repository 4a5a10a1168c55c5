package org.nocimap.meta.bias;

import org.nocimap.meta.Effects;
import org.nocimap.stats.Normal;

/**
 * The rank test of Begg &amp; Mazumdar 1994 (doi:10.2307/2533446): Kendall's correlation of the standardised deviations from the common
 * effect with the variances.
 *
 * @param tau Kendall's τb
 * @param p two-sided: exact, or by the normal approximation where there are ties or it was asked for
 * @param exact whether p is exact
 */
public record RankTest(double tau, double p, boolean exact) {
    /** How p is computed. */
    public enum PValue {
        /** From the distribution of Kendall's statistic, unless there are ties. */
        EXACT,
        /** By the normal approximation, with the correction for ties. */
        NORMAL
    }

    /** Tests at least 3 studies. */
    public static RankTest of(Effects effects, PValue how) {
        int k = effects.k();
        double w = 0;
        double wy = 0;
        for (int i = 0; i < k; i++) {
            w += 1 / effects.vi()[i];
            wy += effects.yi()[i] / effects.vi()[i];
        }
        double[] deviations = new double[k];
        for (int i = 0; i < k; i++) {
            deviations[i] = (effects.yi()[i] - wy / w) / Math.sqrt(effects.vi()[i] - 1 / w);
        }
        return kendall(deviations, effects.vi(), how);
    }

    /** Kendall's test of two samples of n values. */
    static RankTest kendall(double[] x, double[] y, PValue how) {
        int n = x.length;
        long concordant = 0;
        long score = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double sign = Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
                score += (long) sign;
                concordant += sign > 0 ? 1 : 0;
            }
        }
        Ties tx = Ties.of(x);
        Ties ty = Ties.of(y);
        double pairs = n * (n - 1.0) / 2;
        double tau = score / Math.sqrt((pairs - tx.pairs()) * (pairs - ty.pairs()));
        boolean exact = how == PValue.EXACT && tx.pairs() == 0 && ty.pairs() == 0;
        return new RankTest(tau, exact ? exactP(concordant, n) : normalP(score, n, tx, ty), exact);
    }

    private static double normalP(long score, int n, Ties x, Ties y) {
        double v0 = n * (n - 1.0) * (2.0 * n + 5);
        double variance = (v0 - x.fives() - y.fives()) / 18
                + 2 * x.pairs() * y.pairs() * 2 / (2.0 * n * (n - 1))
                + x.triples() * y.triples() / (9.0 * n * (n - 1) * (n - 2));
        return Math.min(1, 2 * Normal.sf(Math.abs(score) / Math.sqrt(variance)));
    }

    /** Both tails of the number of concordant pairs, from the distribution of inversions of a random permutation. */
    private static double exactP(long concordant, int n) {
        double[] probability = {1};
        for (int size = 2; size <= n; size++) {
            double[] next = new double[probability.length + size - 1];
            double window = 0;
            for (int i = 0; i < next.length; i++) {
                window += i < probability.length ? probability[i] : 0;
                window -= i >= size ? probability[i - size] : 0;
                next[i] = window / size;
            }
            probability = next;
        }
        double below = 0;
        double above = 0;
        for (int i = 0; i < probability.length; i++) {
            below += i <= concordant ? probability[i] : 0;
            above += i >= concordant ? probability[i] : 0;
        }
        return Math.min(1, 2 * Math.min(below, above));
    }

    /**
     * Groups of equal values of sizes t.
     *
     * @param pairs Σ t(t − 1)/2
     * @param fives Σ t(t − 1)(2t + 5)
     * @param triples Σ t(t − 1)(t − 2)
     */
    private record Ties(double pairs, double fives, double triples) {
        static Ties of(double[] values) {
            double[] sorted = values.clone();
            java.util.Arrays.sort(sorted);
            double pairs = 0;
            double fives = 0;
            double triples = 0;
            int from = 0;
            for (int i = 1; i <= sorted.length; i++) {
                if (i == sorted.length || sorted[i] != sorted[from]) {
                    double t = i - from;
                    pairs += t * (t - 1) / 2;
                    fives += t * (t - 1) * (2 * t + 5);
                    triples += t * (t - 1) * (t - 2);
                    from = i;
                }
            }
            return new Ties(pairs, fives, triples);
        }
    }
}
