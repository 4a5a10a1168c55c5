package org.nocimap.cbma;

import java.util.Arrays;
import org.nocimap.engine.EqualBlocks;
import org.nocimap.engine.RandomStreams;

/**
 * Permutations whose foci lie where a database reports foci: for each its largest ALE, and for every mask voxel how many of them
 * reach the observed ALE.
 *
 * <p>A block's result: the largest ALE of each permutation, then the counts, four to a number of 13 bits each, so that a
 * checkpoint of a thousand permutations stays below 20 MiB on the 2 mm grid.
 */
final class BaseRateJob implements EqualBlocks {
    private static final long serialVersionUID = 1;

    /** Purpose of the random streams; changing it changes every result. */
    static final String STREAMS = "cbma.base-rate.null.foci";

    private static final int SMALLEST_BLOCK = 25;
    private static final int USUAL_BLOCKS = 100;
    private static final int BITS = 13;
    private static final int PER_NUMBER = 4;

    /** A count fits into its bits. */
    private static final int LARGEST_BLOCK = (1 << BITS) - 1;

    private final NullPlan plan;
    private final float[] observed;
    private final int permutations;
    private final int block;
    private final RandomStreams streams;

    /**
     * @param observed per mask voxel
     */
    BaseRateJob(NullPlan plan, float[] observed, int permutations, long seed) {
        this.plan = plan;
        this.observed = observed;
        this.permutations = permutations;
        this.block = Math.min(LARGEST_BLOCK, Math.max(SMALLEST_BLOCK, ceilDiv(permutations, USUAL_BLOCKS)));
        this.streams = RandomStreams.of(seed, STREAMS);
    }

    private static int ceilDiv(int n, int by) {
        return (n + by - 1) / by;
    }

    @Override
    public String label() {
        return "base-rate permutations";
    }

    @Override
    public int count() {
        return permutations;
    }

    @Override
    public int blockSize() {
        return block;
    }

    @Override
    public Worker newWorker() {
        PermutedAle permuted = new PermutedAle(plan);
        DenseMap dense = new DenseMap(plan);
        int[] counts = new int[plan.mask.size()];
        return number -> {
            Arrays.fill(counts, 0);
            int items = items(number);
            double[] result = new double[items + ceilDiv(counts.length, PER_NUMBER)];
            for (int n = 0; n < items; n++) {
                permuted.run(streams.stream(firstItem(number) + n), PermutedAle.Search.EVERYWHERE);
                dense.countAtLeast(permuted, observed, counts);
                result[n] = permuted.maximum();
            }
            for (int n = 0; n < counts.length; n++) {
                result[items + n / PER_NUMBER] += (double) ((long) counts[n] << (BITS * (n % PER_NUMBER)));
            }
            return result;
        };
    }

    /** The largest ALE of each permutation of a block. */
    void maxima(int number, double[] result, double[] into) {
        System.arraycopy(result, 0, into, number * block, items(number));
    }

    /** Adds a block's counts. */
    void addCounts(int number, double[] result, long[] counts) {
        int items = items(number);
        for (int n = 0; n < counts.length; n++) {
            long four = (long) result[items + n / PER_NUMBER];
            counts[n] += four >> (BITS * (n % PER_NUMBER)) & LARGEST_BLOCK;
        }
    }
}
