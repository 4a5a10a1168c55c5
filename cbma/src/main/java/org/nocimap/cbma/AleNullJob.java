package org.nocimap.cbma;

import org.nocimap.engine.EqualBlocks;
import org.nocimap.engine.RandomStreams;
import org.nocimap.inference.Tfce;

/**
 * The permutations of an analysis: for each its largest ALE, largest cluster, heaviest cluster and, when asked, largest TFCE
 * score, all from the same foci.
 */
final class AleNullJob implements EqualBlocks {
    /** Whether the costly TFCE is computed. */
    enum TfceScore {
        SKIP,
        COMPUTE
    }

    /** Permutations in a block: a few milliseconds of work, so that little is lost when a run is killed. */
    private static final int BLOCK = 25;

    /** Purpose of the random streams; changing it changes every result. */
    static final String STREAMS = "cbma.ale.null.foci";

    private final NullPlan plan;
    private final int permutations;
    private final RandomStreams streams;
    private final TfceScore tfce;
    private final VoxelNull voxelNull;
    private final PermutedAle.Search search;

    AleNullJob(NullPlan plan, int permutations, long seed, TfceScore tfce, VoxelNull voxelNull) {
        this.plan = plan;
        this.permutations = permutations;
        this.streams = RandomStreams.of(seed, STREAMS);
        this.tfce = tfce;
        this.voxelNull = voxelNull;
        this.search = tfce == TfceScore.COMPUTE
                ? PermutedAle.Search.EVERYWHERE
                : PermutedAle.cheapestSearch(plan, streams, 0);
    }

    /** Numbers per permutation in a block's result. */
    int width() {
        return tfce == TfceScore.COMPUTE ? 4 : 3;
    }

    @Override
    public String label() {
        return "permutations";
    }

    @Override
    public int count() {
        return permutations;
    }

    @Override
    public int blockSize() {
        return BLOCK;
    }

    @Override
    public Worker newWorker() {
        PermutedAle permuted = new PermutedAle(plan);
        SupraThreshold clusters = new SupraThreshold(plan);
        DenseMap dense = tfce == TfceScore.COMPUTE ? new DenseMap(plan) : null;
        Tfce enhancement = tfce == TfceScore.COMPUTE ? new Tfce(plan.mask, plan.connectivity) : null;
        return block -> {
            double[] result = new double[items(block) * width()];
            int at = 0;
            for (int n = 0; n < items(block); n++) {
                permuted.run(streams.stream(firstItem(block) + n), search);
                clusters.find(permuted);
                result[at++] = permuted.maximum();
                result[at++] = clusters.largestSize();
                result[at++] = clusters.heaviestMass();
                if (dense != null && enhancement != null) {
                    result[at++] = enhancement.maximum(dense.z(permuted, voxelNull));
                }
            }
            return result;
        };
    }
}
