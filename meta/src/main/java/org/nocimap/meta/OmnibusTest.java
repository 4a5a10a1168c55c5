package org.nocimap.meta;

import org.nocimap.stats.ChiSquare;
import org.nocimap.stats.FisherF;

/**
 * A test that several coefficients are all zero.
 *
 * @param statistic chi-square (QM), or F where the denominator has finite degrees of freedom
 * @param df how many coefficients
 * @param denominatorDf of F; +∞ for chi-square
 * @param p upper tail
 */
public record OmnibusTest(double statistic, int df, double denominatorDf, double p) {
    /**
     * The test of a quadratic form b'V⁻¹b of m coefficients; with none there is nothing to test, and p is 1.
     *
     * @param denominatorDf +∞ for chi-square, else F = form / m
     */
    public static OmnibusTest of(double form, int m, double denominatorDf) {
        if (m == 0) {
            return new OmnibusTest(0, 0, denominatorDf, 1);
        }
        if (denominatorDf == Double.POSITIVE_INFINITY) {
            return new OmnibusTest(form, m, denominatorDf, ChiSquare.sf(form, m));
        }
        double f = form / m;
        return new OmnibusTest(f, m, denominatorDf, FisherF.sf(f, m, denominatorDf));
    }
}
