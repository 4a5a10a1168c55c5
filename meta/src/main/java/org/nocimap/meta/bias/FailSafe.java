package org.nocimap.meta.bias;

import java.util.Arrays;
import org.nocimap.meta.Effects;
import org.nocimap.stats.Normal;

/**
 * How many unseen studies without an effect would be needed to overturn a result.
 *
 * @param studies rounded up, at least 0
 * @param p of the result as it is; NaN for Orwin's, which tests nothing
 */
public record FailSafe(long studies, double p) {
    /**
     * Rosenthal 1979 (doi:10.1037/0033-2909.86.3.638): until the sum of z has one-sided p = α, (Σz)²/z_α² − k.
     *
     * @param alpha such as 0.05
     */
    public static FailSafe rosenthal(Effects effects, double alpha) {
        double sum = 0;
        for (int i = 0; i < effects.k(); i++) {
            sum += effects.yi()[i] / Math.sqrt(effects.vi()[i]);
        }
        double critical = Normal.isf(alpha);
        double z = Math.abs(sum) / Math.sqrt(effects.k());
        return new FailSafe(ceiling(sum * sum / (critical * critical) - effects.k()), Normal.sf(z));
    }

    /**
     * Orwin 1983 (doi:10.3102/10769986008002157): until the mean effect has shrunk to a target.
     *
     * @param target of the same sign as the mean effect, not 0
     */
    public static FailSafe orwin(Effects effects, double target) {
        double mean = Arrays.stream(effects.yi()).average().orElseThrow();
        return new FailSafe(ceiling(effects.k() * (mean - target) / target), Double.NaN);
    }

    /** Orwin's number with half of the mean effect as the target: always k. */
    public static FailSafe orwin(Effects effects) {
        return orwin(effects, Arrays.stream(effects.yi()).average().orElseThrow() / 2);
    }

    /** Rosenberg 2005 (doi:10.1111/j.0014-3820.2005.tb01004.x), common effect: until its two-sided p is α, with studies of mean weight. */
    public static FailSafe rosenberg(Effects effects, double alpha) {
        double w = 0;
        double wy = 0;
        for (int i = 0; i < effects.k(); i++) {
            w += 1 / effects.vi()[i];
            wy += effects.yi()[i] / effects.vi()[i];
        }
        double z = wy / Math.sqrt(w);
        double critical = Normal.isf(alpha / 2);
        double ratio = z / critical;
        return new FailSafe(ceiling(effects.k() * (ratio * ratio - 1)), 2 * Normal.sf(Math.abs(z)));
    }

    private static long ceiling(double number) {
        // Rounding noise just above a whole number is that number.
        return Math.max(0, (long) Math.ceil(number - 1e-9 * Math.max(1, Math.abs(number))));
    }
}
