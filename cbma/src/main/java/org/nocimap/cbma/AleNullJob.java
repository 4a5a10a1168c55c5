package org.nocimap.cbma;

import org.nocimap.engine.BlockJob;
import org.nocimap.engine.RandomStreams;
import org.nocimap.inference.Tfce;

/**
 * The permutations of an analysis: for each its largest ALE, largest cluster, heaviest cluster and, when asked, largest TFCE
 * score, all from the same foci.
 */
final class AleNullJob implements BlockJob {
    /** Whether the costly TFCE is computed. */
    enum TfceScore {
        SKIP,
        COMPUTE
    }

    /** Permutations in a block: a few milliseconds of work, so that little is lost when a run is killed. */
    private static final int BLOCK = 25;

    /** Purpose of the random streams; changing it changes every result. */
    static final String STREAMS = "cbma.ale.null.foci";

    /** With more than this share of cells left, bounding cells first costs more than it saves. */
    private static final double MANY_CELLS = 0.6;

    /** With more than this share of voxels left, bounding anything does. */
    private static final double MANY_VOXELS = 0.8;

    private static final int PROBES = 4;

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
        this.search = tfce == TfceScore.COMPUTE ? PermutedAle.Search.EVERYWHERE : cheapestSearch();
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
    public int blocks() {
        return (permutations + BLOCK - 1) / BLOCK;
    }

    @Override
    public int items(int block) {
        return Math.min(BLOCK, permutations - block * BLOCK);
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
                permuted.run(streams.stream((long) block * BLOCK + n), search);
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

    /** All searches give the same bits, so a look at a few permutations may decide. */
    private PermutedAle.Search cheapestSearch() {
        PermutedAle permuted = new PermutedAle(plan);
        long cells = 0;
        long voxels = 0;
        for (int probe = 0; probe < PROBES; probe++) {
            permuted.run(streams.stream(probe), PermutedAle.Search.CELLS);
            cells += permuted.slots();
            for (int slot = 0; slot < permuted.slots(); slot++) {
                voxels += Long.bitCount(permuted.bitsOf(slot));
            }
        }
        if (voxels > MANY_VOXELS * PROBES * plan.mask.size()) {
            return PermutedAle.Search.EVERYWHERE;
        }
        return cells > MANY_CELLS * PROBES * plan.cells.masked.length
                ? PermutedAle.Search.OCTANTS
                : PermutedAle.Search.CELLS;
    }
}
