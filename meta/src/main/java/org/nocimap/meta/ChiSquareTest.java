package org.nocimap.meta;

import org.nocimap.stats.ChiSquare;

/**
 * A statistic that is chi-square under its null hypothesis.
 *
 * @param statistic at least 0
 * @param df degrees of freedom; 0 when there is nothing to test, and p is 1
 * @param p upper tail
 */
public record ChiSquareTest(double statistic, int df, double p) {
    /** The test of a statistic with these degrees of freedom. */
    public static ChiSquareTest of(double statistic, int df) {
        return new ChiSquareTest(statistic, df, df == 0 ? 1 : ChiSquare.sf(statistic, df));
    }
}
