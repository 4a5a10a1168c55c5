package org.nocimap.cbma.robustness;

import java.util.Arrays;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.ExtentStatistic;
import org.nocimap.cbma.ResampledAle;
import org.nocimap.engine.EqualBlocks;
import org.nocimap.engine.RandomStreams;
import org.nocimap.image.Components;
import org.nocimap.image.Connectivity;

/**
 * In how many of a block's random subsets each voxel is significant. A block's result: the number of subsets without any, then
 * pairs of a mask position and a count.
 */
final class SubsampleShareJob implements EqualBlocks {
    private static final long serialVersionUID = 1;

    private final ExperimentPool pool;
    private final SubsamplingSpec spec;
    private final ExtentStatistic statistic;
    private final float[] cuts;
    private final double critical;

    /**
     * @param cuts every subset's cluster-forming ALE
     * @param critical what a cluster or voxel has to exceed
     */
    SubsampleShareJob(
            ExperimentPool pool, SubsamplingSpec spec, ExtentStatistic statistic, float[] cuts, double critical) {
        this.pool = pool;
        this.spec = spec;
        this.statistic = statistic;
        this.cuts = cuts;
        this.critical = critical;
    }

    @Override
    public String label() {
        return "subsamples";
    }

    @Override
    public int count() {
        return spec.subsamples();
    }

    @Override
    public int blockSize() {
        return SubsampleNullJob.BLOCK;
    }

    @Override
    public Worker newWorker() {
        ResampledAle analysis = new ResampledAle(pool.spec(), pool.mask());
        RandomStreams subsets = RandomStreams.of(pool.spec().seed(), SubsampleNullJob.SUBSETS);
        int[] counts = new int[pool.mask().size()];
        return block -> {
            Arrays.fill(counts, 0);
            int empty = 0;
            for (int n = 0; n < items(block); n++) {
                int subsample = block * SubsampleNullJob.BLOCK + n;
                analysis.map(pool.subset(Subset.draw(spec.size(), pool.count(), subsets.stream(subsample))));
                empty += count(analysis.ale(), cuts[subsample], counts) == 0 ? 1 : 0;
            }
            return encoded(empty, counts);
        };
    }

    /** Adds 1 for every significant voxel and says how many there are. */
    private int count(float[] ale, float cut, int[] counts) {
        float limit = statistic == ExtentStatistic.HEIGHT ? Math.nextUp((float) critical) : cut;
        Connectivity connectivity = pool.spec().connectivity();
        Components components = Components.find(pool.mask(), n -> ale[n] >= limit && exceeds(ale[n]), connectivity);
        double voxelMm3 = pool.mask().grid().voxelVolumeMm3();
        int significant = 0;
        for (int label = 1; label <= components.count(); label++) {
            int[] members = components.members(label);
            boolean large = members.length * voxelMm3 >= pool.spec().minVolumeMm3() - 1e-6;
            if (large && (statistic == ExtentStatistic.HEIGHT || extent(ale, cut, members) > critical)) {
                for (int member : members) {
                    counts[member]++;
                }
                significant += members.length;
            }
        }
        return significant;
    }

    private boolean exceeds(float ale) {
        return statistic != ExtentStatistic.HEIGHT || ale > critical;
    }

    private double extent(float[] ale, float cut, int[] members) {
        if (statistic == ExtentStatistic.SIZE) {
            return members.length;
        }
        double mass = 0;
        for (int member : members) {
            mass += (double) ale[member] - cut;
        }
        return mass;
    }

    private static double[] encoded(int empty, int[] counts) {
        int used = 0;
        for (int count : counts) {
            used += count > 0 ? 1 : 0;
        }
        double[] result = new double[1 + 2 * used];
        result[0] = empty;
        int at = 1;
        for (int n = 0; n < counts.length; n++) {
            if (counts[n] > 0) {
                result[at++] = n;
                result[at++] = counts[n];
            }
        }
        return result;
    }
}
