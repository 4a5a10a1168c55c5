package org.nocimap.stats;

import java.util.function.LongPredicate;

/**
 * How many marked items a finite population holds, judged by a random sample without replacement. With D marked among N items, the
 * number X of marked ones in a sample of n has
 *
 * <pre>P(X = x) = C(D, x) · C(N − D, n − x) / C(N, n)</pre>
 *
 * <p>Limits for D follow from turning the tails around, exactly and for any N (Wright 1991, "Exact confidence bounds when sampling from
 * small finite universes", doi:10.1007/978-1-4612-3140-0). P(X ≤ x) falls as D grows. Let U(x) be the largest D with P(X ≤ x | D) &gt;
 * tail. The true D lies above U(X) only where P(X ≤ X observed | D) ≤ tail, and that happens with a probability of at most tail: D ≤
 * U(X) at least 1 − tail of the time, whatever D is. The lower limit likewise.
 *
 * @param population N, all items, 0 to 2³⁰
 * @param drawn n, the sample, 0 to N
 */
public record Hypergeometric(int population, int drawn) {
    private static final int SUMMED = 60;
    private static final double HALF_LN_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    public Hypergeometric {
        if (population < 0 || population > 1 << 30 || drawn < 0 || drawn > population) {
            throw new IllegalArgumentException(drawn + " drawn out of " + population);
        }
    }

    /**
     * P(X ≤ x) with so many marked items.
     *
     * @param marked D, 0 to N
     */
    public double atMost(int x, int marked) {
        check(marked);
        return x >= Math.min(drawn, marked) ? 1 : tail(x, marked, drawn - (population - marked));
    }

    /**
     * P(X ≥ x) with so many marked items.
     *
     * @param marked D, 0 to N
     */
    public double atLeast(int x, int marked) {
        check(marked);
        // Of the items that are not marked, at most n − x were drawn.
        return atMost(drawn - x, population - marked);
    }

    /** P(X = x) + P(X = x − 1) + … down to the least that is possible. */
    private double tail(int x, int marked, int atLeast) {
        int least = Math.max(0, atLeast);
        if (x < least) {
            return 0;
        }
        int others = population - marked;
        double term = Math.exp(lnChoose(marked, x) + lnChoose(others, drawn - x) - lnChoose(population, drawn));
        double sum = 0;
        for (int k = x; k >= least && term > sum * 1e-17; k--) {
            sum += term;
            term *= (double) k / (marked - k + 1) * (others - drawn + k) / (drawn - k + 1);
        }
        return Math.min(1, sum);
    }

    /**
     * The upper limit: the largest D that is still compatible with so few marked items in the sample.
     *
     * @param x marked items in the sample
     * @param tail probability that D lies above it, in (0, 1)
     */
    public int mostMarked(int x, double tail) {
        checkDrawn(x, tail);
        // As many as were drawn unmarked are not marked.
        return (int) last(x, (long) population - (drawn - x), d -> atMost(x, (int) d) > tail);
    }

    /**
     * The lower limit: the smallest D that is still compatible with so many marked items in the sample.
     *
     * @param x marked items in the sample
     * @param tail probability that D lies below it, in (0, 1)
     */
    public int leastMarked(int x, double tail) {
        checkDrawn(x, tail);
        return population - mostMarked(drawn - x, tail);
    }

    /** The last number from one to another that is taken; the first always is, and all after the last are not. */
    private static long last(long from, long to, LongPredicate taken) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (taken.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static double lnChoose(int n, int k) {
        return lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
    }

    /** ln n!: a sum for small n, else Stirling's series, whose next term is below 1e-17 then. */
    private static double lnFactorial(int n) {
        if (n < SUMMED) {
            double product = 1;
            for (int k = 2; k <= n; k++) {
                product *= k;
            }
            return Math.log(product);
        }
        double m = n;
        double square = m * m;
        return (m + 0.5) * Math.log(m)
                - m
                + HALF_LN_TWO_PI
                + (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / (1680 * square)) / square) / square) / m;
    }

    private void check(int marked) {
        if (marked < 0 || marked > population) {
            throw new IllegalArgumentException(marked + " marked of " + population);
        }
    }

    private void checkDrawn(int x, double tail) {
        if (x < 0 || x > drawn || !(tail > 0 && tail < 1)) {
            throw new IllegalArgumentException(x + " of " + drawn + " drawn, tail " + tail);
        }
    }
}
