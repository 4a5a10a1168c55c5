package org.nocimap.stats;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The chi-square distribution with any positive degrees of freedom, accurate in both tails: a relative error below 1e-12 in
 * probabilities. NaN in gives NaN out.
 */
public final class ChiSquare {
    private ChiSquare() {}

    /**
     * P(X &gt; x), the p-value of x; 1 for x ≤ 0.
     *
     * @throws IllegalArgumentException when the degrees of freedom are not positive and finite
     */
    public static double sf(double x, double df) {
        TailInverse.checkDegreesOfFreedom(df);
        return x <= 0 ? 1 : RegularizedGamma.Q.value(df / 2, x / 2);
    }

    /** P(X ≤ x); see {@link #sf}. */
    public static double cdf(double x, double df) {
        TailInverse.checkDegreesOfFreedom(df);
        return x <= 0 ? 0 : RegularizedGamma.P.value(df / 2, x / 2);
    }

    /**
     * The x with P(X &gt; x) = p; +∞ for 0 and 0 for 1.
     *
     * @throws IllegalArgumentException when p is outside [0, 1] or the degrees of freedom are not positive and finite
     */
    public static double isf(double p, double df) {
        TailInverse.checkDegreesOfFreedom(df);
        return TailInverse.of(x -> sf(x, df), p);
    }
}
