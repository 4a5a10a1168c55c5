package org.nocimap.stats;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * The standard normal distribution, accurate in both tails: a relative error below 1e-12 in probabilities down to the smallest
 * normal double (z of about 37.5) and below 1e-14 in quantiles. NaN in gives NaN out.
 */
public final class Normal {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double LN_10 = Math.log(10);

    private Normal() {}

    /** P(Z ≤ z). */
    public static double cdf(double z) {
        return 0.5 * Erfc.value(-z / SQRT_2);
    }

    /** P(Z &gt; z), the one-sided p-value of z. */
    public static double sf(double z) {
        return 0.5 * Erfc.value(z / SQRT_2);
    }

    /** log10 P(Z &gt; z), finite also where {@link #sf} is below the smallest double: 0 for −∞, about −z²/4.6 for large z. */
    public static double log10Sf(double z) {
        if (z <= 0) {
            return Math.log1p(-cdf(z)) / LN_10 + 0.0;
        }
        if (z == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        return (Math.log(0.5 * Erfcx.value(z / SQRT_2)) - 0.5 * z * z) / LN_10;
    }

    /**
     * The z with P(Z ≤ z) = p; −∞ for 0 and +∞ for 1.
     *
     * @throws IllegalArgumentException when p is outside [0, 1]
     */
    public static double quantile(double p) {
        return -isf(p);
    }

    /**
     * The z with P(Z &gt; z) = p, the z-value of a one-sided p; +∞ for 0 and −∞ for 1.
     *
     * @throws IllegalArgumentException when p is outside [0, 1]
     */
    public static double isf(double p) {
        if (p < 0 || p > 1) {
            throw new IllegalArgumentException("p = " + p + " is outside [0, 1]");
        }
        // Adding zero turns the −0 of p = 0.5 into 0.
        return SQRT_2 * InverseErfc.value(2 * p) + 0.0;
    }
}
