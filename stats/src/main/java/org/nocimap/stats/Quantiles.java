package org.nocimap.stats;

import java.util.Arrays;

/** A sample in order, and its quantiles: of the maxima of a null distribution, say. Immutable. */
public final class Quantiles {
    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * @param sample at least one value, in any order, infinities allowed; not modified, copied
     * @throws IllegalArgumentException when the sample is empty or holds NaN
     */
    public static Quantiles of(double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("an empty sample has no quantiles");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a sample with NaN has no quantiles");
        }
        return new Quantiles(sorted);
    }

    public int size() {
        return sorted.length;
    }

    /**
     * The quantile interpolated linearly between the values around place (n − 1) q, counted from 0: definition 7 of Hyndman &amp;
     * Fan (1996, doi:10.1080/00031305.1996.10473566), the default of R's {@code quantile} and of NumPy's {@code percentile}.
     *
     * @param q in [0, 1]
     * @throws IllegalArgumentException when q is outside [0, 1]
     */
    public double linear(double q) {
        check(q);
        double place = (sorted.length - 1) * q;
        int i = (int) place;
        double below = sorted[i];
        double above = sorted[Math.min(i + 1, sorted.length - 1)];
        double share = place - i;
        return share == 0 || below == above ? below : below + share * (above - below);
    }

    /**
     * The smallest value of the sample that at least the share q of the sample does not exceed: place ⌈n q⌉, counted from 1;
     * definition 1 of Hyndman &amp; Fan, NumPy's {@code inverted_cdf}. Always a value of the sample.
     *
     * @param q in [0, 1]; 0 gives the smallest value
     * @throws IllegalArgumentException when q is outside [0, 1]
     */
    public double orderStatistic(double q) {
        check(q);
        // A share such as 0.95 of 1000 must give place 950 though n q is a rounding error off.
        double place = sorted.length * q;
        double nearest = Math.rint(place);
        double exact = Math.abs(place - nearest) <= 4 * Math.ulp(place) ? nearest : Math.ceil(place);
        return sorted[Math.max(1, (int) exact) - 1];
    }

    /** How many values of the sample are at least {@code x}. */
    public int atLeast(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("NaN has no place in a sample");
        }
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] >= x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.length - low;
    }

    private static void check(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("q = " + q + " is outside [0, 1]");
        }
    }
}
