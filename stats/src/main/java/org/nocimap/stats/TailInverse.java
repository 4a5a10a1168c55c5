package org.nocimap.stats;

import java.util.function.DoubleUnaryOperator;

/** Finds the point where an upper tail has a given probability. */
final class TailInverse {
    private TailInverse() {}

    /**
     * The smallest non-negative double x with {@code sf(x) ≤ p}, by bisection over the bit patterns of doubles, which are in the
     * order of their values: at most 63 steps, to the last bit of what {@code sf} can tell apart.
     *
     * @param sf falls from 1 (or ½) at 0 to 0 at +∞
     * @param p in [0, 1]; 0 gives +∞
     */
    static double of(DoubleUnaryOperator sf, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p = " + p + " is outside [0, 1]");
        }
        if (p == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (sf.applyAsDouble(0) <= p) {
            return 0;
        }
        long above = Double.doubleToLongBits(0);
        long reached = Double.doubleToLongBits(Double.POSITIVE_INFINITY);
        while (reached - above > 1) {
            long middle = above + (reached - above) / 2;
            if (sf.applyAsDouble(Double.longBitsToDouble(middle)) <= p) {
                reached = middle;
            } else {
                above = middle;
            }
        }
        return Double.longBitsToDouble(reached);
    }

    static void checkDegreesOfFreedom(double df) {
        if (!(df > 0 && df < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("degrees of freedom " + df + " are not positive and finite");
        }
    }
}
