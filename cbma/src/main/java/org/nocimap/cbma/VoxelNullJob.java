package org.nocimap.cbma;

import java.util.Arrays;
import org.nocimap.engine.EqualBlocks;
import org.nocimap.engine.RandomStreams;

/** ALE values of all mask voxels over all permutations, counted per bin: the Monte Carlo voxel null. */
final class VoxelNullJob implements EqualBlocks {
    private static final int BLOCK = 100;

    private final NullPlan plan;
    private final int permutations;
    private final RandomStreams streams;

    VoxelNullJob(NullPlan plan, int permutations, long seed) {
        this.plan = plan;
        this.permutations = permutations;
        this.streams = RandomStreams.of(seed, AleNullJob.STREAMS);
    }

    @Override
    public String label() {
        return "voxel null";
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
        DenseMap dense = new DenseMap(plan);
        AleBins bins = AleBins.of(plan.mask.grid());
        return block -> {
            double[] counts = new double[bins.last() + 1];
            for (int n = 0; n < items(block); n++) {
                permuted.run(streams.stream(firstItem(block) + n), PermutedAle.Search.EVERYWHERE);
                dense.count(permuted, bins, counts);
            }
            int used = counts.length;
            while (used > 1 && counts[used - 1] == 0) {
                used--;
            }
            return Arrays.copyOf(counts, used);
        };
    }
}
