package org.nocimap.meta;

import org.nocimap.stats.Normal;
import org.nocimap.stats.StudentT;

/** Tests and intervals of an estimate with a standard error, by z or t. */
public final class Wald {
    private Wald() {}

    /**
     * Tests estimate = 0 and gives its interval.
     *
     * @param df degrees of freedom of t, or +∞ for z
     * @param confidence such as 0.95
     */
    public static Coefficient of(String name, double estimate, double standardError, double df, double confidence) {
        double statistic = estimate / standardError;
        Interval interval = Interval.around(estimate, critical(df, confidence) * standardError);
        return new Coefficient(name, estimate, standardError, statistic, df, twoSidedP(statistic, df), interval);
    }

    /** Two-sided p of z (df = +∞) or t. */
    public static double twoSidedP(double statistic, double df) {
        return df == Double.POSITIVE_INFINITY ? 2 * Normal.sf(Math.abs(statistic)) : StudentT.twoSidedP(statistic, df);
    }

    /** The critical value of a two-sided interval of z (df = +∞) or t. */
    public static double critical(double df, double confidence) {
        return df == Double.POSITIVE_INFINITY ? Normal.isf((1 - confidence) / 2) : StudentT.critical(confidence, df);
    }
}
