package org.nocimap.meta.heterogeneity;

import org.nocimap.meta.Interval;
import org.nocimap.stats.Normal;

/** The test-based intervals of H and I² of Higgins &amp; Thompson 2002 (doi:10.1002/sim.1186, eq. 9), from Q alone. */
public final class TestBasedInterval {
    private TestBasedInterval() {}

    /**
     * Of H² = Q / (k − 1), never below 1.
     *
     * @param q Cochran's Q
     * @param k at least 3 studies
     */
    public static Interval h2(double q, int k, double confidence) {
        if (k < 3) {
            throw new IllegalArgumentException("an interval of H from " + k + " studies");
        }
        double logH = 0.5 * Math.log(Math.max(q / (k - 1), Double.MIN_NORMAL));
        double se = q > k
                ? 0.5 * (Math.log(q) - Math.log(k - 1)) / (Math.sqrt(2 * q) - Math.sqrt(2.0 * k - 3))
                : Math.sqrt(1 / (2.0 * (k - 2)) * (1 - 1 / (3.0 * (k - 2) * (k - 2))));
        double half = Normal.isf((1 - confidence) / 2) * se;
        return new Interval(Math.max(1, Math.exp(2 * (logH - half))), Math.max(1, Math.exp(2 * (logH + half))));
    }

    /** Of I² = 100 (H² − 1) / H², in percent. */
    public static Interval i2(double q, int k, double confidence) {
        Interval h2 = h2(q, k, confidence);
        return new Interval(100 * (h2.low() - 1) / h2.low(), 100 * (h2.high() - 1) / h2.high());
    }
}
