package org.nocimap.cbma.robustness;

import java.util.Arrays;
import java.util.List;
import org.nocimap.stats.Binomial;

/**
 * The fail-safe N of a cluster.
 *
 * @param cluster its number
 * @param numbers for every draw of noise, ascending: the largest number of noise experiments that the cluster survives
 * @param enough what is asked of a robust cluster
 * @param most the largest number tried; a number equal to it means "at least so many"
 */
public record ClusterFailSafe(int cluster, List<Integer> numbers, int enough, int most) {
    /** Confidence of {@link #low} and {@link #high}, at least. */
    public static final double CONFIDENCE = 0.95;

    public ClusterFailSafe {
        numbers = numbers.stream().sorted().toList();
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("at least one draw of noise");
        }
    }

    /** The lower median over the draws: the fail-safe N. */
    public int median() {
        return numbers.get((numbers.size() - 1) / 2);
    }

    public int smallest() {
        return numbers.get(0);
    }

    public int largest() {
        return numbers.get(numbers.size() - 1);
    }

    /**
     * Lower limit of the 95 % interval of the median over infinitely many draws: the highest order statistic that, by the
     * binomial distribution with ½, exceeds the median with probability at most 2.5 %; 0 when there are too few draws.
     */
    public int low() {
        int rank = rank();
        return rank < 1 ? 0 : numbers.get(rank - 1);
    }

    /** Upper limit of the same interval; {@link #most()} when there are too few draws. */
    public int high() {
        int rank = rank();
        return rank < 1 ? most : numbers.get(numbers.size() - rank);
    }

    /** True when the cluster survived all that was tried in half of the draws or more. */
    public boolean beyondSearch() {
        return median() >= most;
    }

    public Fragility fragility() {
        if (median() < enough) {
            return Fragility.FRAGILE;
        }
        return low() < enough ? Fragility.BORDERLINE : Fragility.ROBUST;
    }

    /** The largest r with P(X ≤ r − 1) ≤ 2.5 % for X ~ B(draws, ½); order statistics r and n + 1 − r bound the median. */
    private int rank() {
        int rank = 0;
        while (Binomial.atMost(rank, numbers.size(), 0.5) <= (1 - CONFIDENCE) / 2) {
            rank++;
        }
        return rank;
    }

    static ClusterFailSafe of(int cluster, int[] numbers, int enough, int most) {
        return new ClusterFailSafe(cluster, Arrays.stream(numbers).boxed().toList(), enough, most);
    }
}
