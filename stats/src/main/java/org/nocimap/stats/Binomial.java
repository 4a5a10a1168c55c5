package org.nocimap.stats;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Exact tails of the binomial distribution, through the regularised incomplete beta function: P(X ≥ k) = I<sub>p</sub>(k, n − k
 * + 1). Relative error below 1e-11 also far out in the tails.
 */
public final class Binomial {
    private Binomial() {}

    /**
     * P(X ≥ k) for X successes in n trials; the p-value of a one-sided exact test, or its power.
     *
     * @param k any number; 1 at or below 0, and 0 above n
     * @throws IllegalArgumentException when n is negative or p outside [0, 1]
     */
    public static double atLeast(int k, int n, double p) {
        check(n, p);
        if (k <= 0) {
            return 1;
        }
        return k > n ? 0 : RegularizedBeta.value(p, k, n - k + 1.0);
    }

    /**
     * P(X ≤ k) for X successes in n trials.
     *
     * @param k any number; 0 below 0, and 1 at or above n
     * @throws IllegalArgumentException when n is negative or p outside [0, 1]
     */
    public static double atMost(int k, int n, double p) {
        check(n, p);
        if (k < 0) {
            return 0;
        }
        return k >= n ? 1 : RegularizedBeta.complement(p, k + 1.0, (double) n - k);
    }

    private static void check(int n, double p) {
        if (n < 0) {
            throw new IllegalArgumentException(n + " trials");
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("probability " + p + " is outside [0, 1]");
        }
    }
}
