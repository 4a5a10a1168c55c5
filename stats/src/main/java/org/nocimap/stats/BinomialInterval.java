package org.nocimap.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * A two-sided confidence interval for a probability of which k successes in n trials were seen.
 *
 * @param low lower limit, in [0, 1]
 * @param high upper limit, in [0, 1]
 * @param confidence the confidence level, such as 0.95
 */
public record BinomialInterval(double low, double high, double confidence) {
    public BinomialInterval {
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is no interval of probabilities");
        }
        checkConfidence(confidence);
    }

    /**
     * The exact interval of Clopper &amp; Pearson (1934, doi:10.1093/biomet/26.4.404): its limits are the probabilities under which
     * at least k, or at most k, successes have probability (1 − confidence) / 2. Covers at least as often as it says.
     *
     * @throws IllegalArgumentException when not 0 ≤ k ≤ n with n ≥ 1, or the confidence is outside (0, 1)
     */
    public static BinomialInterval clopperPearson(int k, int n, double confidence) {
        check(k, n);
        checkConfidence(confidence);
        double tail = (1 - confidence) / 2;
        double low = k == 0 ? 0 : leastWith(x -> Binomial.atLeast(k, n, x), tail);
        double high = k == n ? 1 : leastWith(x -> -Binomial.atMost(k, n, x), -tail);
        return new BinomialInterval(low, high, confidence);
    }

    /**
     * The score interval of Wilson (1927, doi:10.1080/01621459.1927.10502953), without continuity correction: covers as often as
     * it says on average, and is shorter than the exact one.
     *
     * @throws IllegalArgumentException when not 0 ≤ k ≤ n with n ≥ 1, or the confidence is outside (0, 1)
     */
    public static BinomialInterval wilson(int k, int n, double confidence) {
        check(k, n);
        checkConfidence(confidence);
        double z = Normal.isf((1 - confidence) / 2);
        double z2 = z * z;
        double centre = (k + z2 / 2) / (n + z2);
        double half = z / (n + z2) * Math.sqrt((double) k * (n - k) / n + z2 / 4);
        double low = k == 0 ? 0 : Math.max(0, centre - half);
        double high = k == n ? 1 : Math.min(1, centre + half);
        return new BinomialInterval(low, high, confidence);
    }

    /** Whether a probability lies in the interval, limits included. */
    public boolean contains(double probability) {
        return probability >= low && probability <= high;
    }

    /**
     * The smallest double x in [0, 1] with {@code rising(x) ≥ target}, by bisection over the bit patterns of doubles, which are in
     * the order of their values: 62 steps, exact in relative terms however small x is.
     */
    private static double leastWith(DoubleUnaryOperator rising, double target) {
        long below = Double.doubleToLongBits(0);
        long reached = Double.doubleToLongBits(1);
        while (reached - below > 1) {
            long middle = below + (reached - below) / 2;
            if (rising.applyAsDouble(Double.longBitsToDouble(middle)) >= target) {
                reached = middle;
            } else {
                below = middle;
            }
        }
        return Double.longBitsToDouble(reached);
    }

    private static void check(int k, int n) {
        if (n < 1 || k < 0 || k > n) {
            throw new IllegalArgumentException(k + " successes in " + n + " trials");
        }
    }

    private static void checkConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is outside (0, 1)");
        }
    }
}
