package org.nocimap.inference;

import java.util.Arrays;
import org.nocimap.stats.MonteCarloP;

/**
 * The null distribution of a maximum over the whole map (highest statistic, largest cluster, heaviest cluster, largest TFCE
 * score), one number per permutation. Comparing an observed value with it controls the family-wise error (Nichols and
 * Holmes 2002, doi:10.1002/hbm.1058).
 */
public final class MaxNull {
    private final double[] sorted;

    private MaxNull(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * @param maxima one per permutation, any order, at least one, none NaN; copied
     */
    public static MaxNull of(double[] maxima) {
        if (maxima.length == 0) {
            throw new IllegalArgumentException("a null distribution holds at least one permutation");
        }
        double[] sorted = maxima.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a null maximum is not a number");
        }
        return new MaxNull(sorted);
    }

    public int permutations() {
        return sorted.length;
    }

    /** The maxima, ascending; a copy. */
    public double[] maxima() {
        return sorted.clone();
    }

    /** (1 + number of null maxima at or above {@code observed}) / (1 + permutations), with its Monte Carlo interval. */
    public MonteCarloP correctedP(double observed) {
        return MonteCarloP.of(atOrAbove(observed), sorted.length);
    }

    /** The corrected p alone, for whole maps. */
    public double p(double observed) {
        return (1.0 + atOrAbove(observed)) / (1.0 + sorted.length);
    }

    /** Number of null maxima at or above {@code observed}. */
    public int atOrAbove(double observed) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] >= observed) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.length - low;
    }

    /**
     * The critical value: exactly the values strictly above it have a corrected p at or below {@code alpha}. Positive
     * infinity when there are too few permutations for any value to reach alpha.
     *
     * @param alpha in (0, 1)
     */
    public double critical(double alpha) {
        // The most null maxima that may reach an observed value: the largest c with (1 + c) / (1 + n) <= alpha, by the
        // very
        // division that p() makes.
        int c = (int) Math.floor(alpha * (1.0 + sorted.length));
        while (c >= 0 && (1.0 + c) / (1.0 + sorted.length) > alpha) {
            c--;
        }
        return c < 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length - 1 - c];
    }
}
