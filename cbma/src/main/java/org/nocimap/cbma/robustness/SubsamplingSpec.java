package org.nocimap.cbma.robustness;

/**
 * How random subsets are taken.
 *
 * @param subsamples how many, at least 1; the Jülich tools take 2500
 * @param size experiments in each, at least 1 and fewer than there are
 * @param permutations of every subset, for the null that all subsets share; at least 1
 */
public record SubsamplingSpec(int subsamples, int size, int permutations) {
    /** As many subsets as JALE takes by default. */
    public static final int USUAL_SUBSAMPLES = 2500;

    /** Most subsets accepted. */
    public static final int MOST_SUBSAMPLES = 1_000_000;

    /** So many permutations of all subsets together are enough for their shared null. */
    private static final int ENOUGH_PERMUTATIONS = 2500;

    public SubsamplingSpec {
        if (subsamples < 1 || subsamples > MOST_SUBSAMPLES || size < 1 || permutations < 1) {
            throw new IllegalArgumentException(
                    subsamples + " subsets of " + size + " with " + permutations + " permutations");
        }
    }

    /** With as many permutations of each subset as give at least 2500 in all, and so many that ten maxima lie beyond alpha. */
    public static SubsamplingSpec of(int subsamples, int size, double alpha) {
        int needed = (int) Math.max(ENOUGH_PERMUTATIONS, Math.ceil(10 / alpha));
        return new SubsamplingSpec(subsamples, size, Math.max(1, (needed + subsamples - 1) / subsamples));
    }

    /** Half of the experiments, rounded up, and never all of them. */
    public static int usualSize(int experiments) {
        return Math.max(1, Math.min(experiments - 1, (experiments + 1) / 2));
    }
}
