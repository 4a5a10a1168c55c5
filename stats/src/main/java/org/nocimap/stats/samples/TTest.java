package org.nocimap.stats.samples;

import org.nocimap.stats.StudentT;

/**
 * A t-test with its difference and effect size, each with an interval.
 *
 * @param difference of the means, or the mean of paired differences
 * @param low lower limit of its interval
 * @param high upper limit
 * @param t difference over its standard error
 * @param df degrees of freedom
 * @param p two-sided
 * @param effectSize standardised difference: Hedges' g of two groups, d<sub>z</sub> of pairs, both corrected for small samples
 * @param effectLow lower limit of its interval, by its large-sample variance
 * @param effectHigh upper limit
 * @param confidence of the intervals
 */
public record TTest(
        double difference,
        double low,
        double high,
        double t,
        double df,
        double p,
        double effectSize,
        double effectLow,
        double effectHigh,
        double confidence) {
    /** Confidence of all intervals. */
    public static final double CONFIDENCE = 0.95;

    /** One sample, or paired differences, against 0. */
    public static TTest ofDifferences(Sample differences) {
        int n = differences.n();
        double se = differences.sd() / Math.sqrt(n);
        double d = correction(n - 1) * differences.mean() / differences.sd();
        double variance = 1.0 / n + d * d / (2.0 * n);
        return of(differences.mean(), se, n - 1, d, variance);
    }

    /**
     * Pairs.
     *
     * @param a one value each; not modified
     * @param b as many; not modified
     */
    public static TTest paired(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("pairs have two values");
        }
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
        }
        return ofDifferences(Sample.of(differences));
    }

    /** Two groups with one variance (Student). */
    public static TTest pooled(Sample a, Sample b) {
        double df = a.n() + b.n() - 2.0;
        double variance = ((a.n() - 1) * a.variance() + (b.n() - 1) * b.variance()) / df;
        return groups(a, b, Math.sqrt(variance * (1.0 / a.n() + 1.0 / b.n())), df);
    }

    /** Two groups with variances of their own (Welch 1947, doi:10.1093/biomet/34.1-2.28). */
    public static TTest welch(Sample a, Sample b) {
        double va = a.variance() / a.n();
        double vb = b.variance() / b.n();
        double df = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
        return groups(a, b, Math.sqrt(va + vb), df);
    }

    private static TTest groups(Sample a, Sample b, double se, double df) {
        double between = a.n() + b.n() - 2.0;
        double sd = Math.sqrt(((a.n() - 1) * a.variance() + (b.n() - 1) * b.variance()) / between);
        double g = correction(between) * (a.mean() - b.mean()) / sd;
        double variance = 1.0 / a.n() + 1.0 / b.n() + g * g / (2.0 * (a.n() + b.n()));
        return of(a.mean() - b.mean(), se, df, g, variance);
    }

    /** Hedges 1981, doi:10.3102/10769986006002107: 1 − 3 / (4 df − 1). */
    private static double correction(double df) {
        return 1 - 3 / (4 * df - 1);
    }

    private static TTest of(double difference, double se, double df, double effect, double effectVariance) {
        double t = difference / se;
        double reach = StudentT.critical(CONFIDENCE, df) * se;
        double z = org.nocimap.stats.Normal.isf((1 - CONFIDENCE) / 2) * Math.sqrt(effectVariance);
        return new TTest(
                difference,
                difference - reach,
                difference + reach,
                t,
                df,
                StudentT.twoSidedP(t, df),
                effect,
                effect - z,
                effect + z,
                CONFIDENCE);
    }
}
