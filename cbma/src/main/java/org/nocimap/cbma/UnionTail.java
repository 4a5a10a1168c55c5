package org.nocimap.cbma;

/**
 * Tail probabilities of the union of two distributions, one bin at a time: what {@link AleHistogram#union} sums up for all bins in
 * |a|·|b| steps is one sum of |a| terms for a single bin.
 */
final class UnionTail {
    private final AleHistogram a;
    private final AleHistogram b;

    /** Probability of each of b's bins and all above it, those beyond included. */
    private final double[] above;

    /** In any order. */
    UnionTail(AleHistogram one, AleHistogram other) {
        boolean ascending = one.mass().length <= other.mass().length;
        a = ascending ? one : other;
        b = ascending ? other : one;
        above = AleHistogram.upperSums(b.mass());
        for (int n = 0; n < above.length; n++) {
            above[n] += b.beyond();
        }
    }

    /** The last bin that anything lands in, but for what lies beyond. */
    int last() {
        return a.last() + b.last();
    }

    /** Probability of a bin and all above it. */
    double from(int bin) {
        double sum = 0;
        for (int n = a.mass().length - 1; n >= 0; n--) {
            double mass = a.mass()[n];
            if (mass != 0) {
                sum += mass * above[firstReaching(a.first() + n, bin)];
            }
        }
        return sum + a.beyond() * above[0];
    }

    /** The first index of b's mass whose bin j lands at or above a bin, together with bin i; the number of bins when none does. */
    private int firstReaching(int i, int bin) {
        // j + i - i·j·step is about bin; rounding moves it by one or two.
        double about = (bin - i) / Math.max(1e-9, 1 - i * a.bins().step());
        int n = (int) Math.max(0, Math.min(b.mass().length, about - b.first()));
        while (n > 0 && lands(i, b.first() + n - 1) >= bin) {
            n--;
        }
        while (n < b.mass().length && lands(i, b.first() + n) < bin) {
            n++;
        }
        return n;
    }

    private int lands(int i, int j) {
        return j + AleHistogram.shift(i, j, a.bins());
    }

    /**
     * The smallest bin from 1 with a tail below p; the one after the last when there is none.
     */
    int critical(double p) {
        int low = 1;
        int high = last() + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from(middle) < p) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
