package org.nocimap.cbma.estimators;

import java.util.Arrays;
import org.nocimap.engine.EqualBlocks;
import org.nocimap.engine.RandomStreams;

/** Counts of all mask voxels over all permutations: how often each number of units was there. */
record CountVoxelNullJob(CountPlan plan, int permutations, RandomStreams streams) implements EqualBlocks {
    private static final int BLOCK = 100;

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
        CountMap map = plan.newMap();
        int[] places = new int[plan.mostFoci()];
        int voxels = plan.foci().mask().size();
        return block -> {
            double[] seen = new double[1];
            for (int n = 0; n < items(block); n++) {
                plan.permute(map, streams.stream(firstItem(block) + n), Integer.MAX_VALUE, places);
                if (map.highest() >= seen.length) {
                    seen = Arrays.copyOf(seen, map.highest() + 1);
                }
                for (int v = 0; v < voxels; v++) {
                    seen[map.at(v)]++;
                }
            }
            return seen;
        };
    }
}
