package org.nocimap.cbma.robustness;

import java.util.List;
import org.nocimap.inference.Cluster;
import org.nocimap.stats.BinomialInterval;

/**
 * Probabilistic ALE: in which share of random subsets a voxel is significant.
 *
 * @param spec how subsets were taken
 * @param share per mask voxel, in [0, 1]
 * @param critical the value that a subset's cluster (voxels or mass) or voxel (ALE) had to exceed
 * @param empty subsets without a significant voxel
 */
public record SubsamplingResult(SubsamplingSpec spec, double[] share, double critical, int empty) {
    /**
     * How a cluster of the whole set fares.
     *
     * @param cluster its number
     * @param mean share of subsets, averaged over its voxels
     * @param highest the largest share of its voxels
     * @param atPeak the share at its highest peak
     * @param interval Wilson's 95 % interval of the share at the peak: what more subsets of this set could change
     */
    public record ClusterShare(int cluster, double mean, double highest, double atPeak, BinomialInterval interval) {}

    /** One per cluster, in their order. */
    public List<ClusterShare> shares(List<Cluster> clusters) {
        return clusters.stream().map(this::shareOf).toList();
    }

    private ClusterShare shareOf(Cluster cluster) {
        double sum = 0;
        double highest = 0;
        for (int member : cluster.members()) {
            sum += share[member];
            highest = Math.max(highest, share[member]);
        }
        double atPeak = share[cluster.highestPeak().position()];
        int hits = (int) Math.round(atPeak * spec.subsamples());
        return new ClusterShare(
                cluster.number(),
                sum / cluster.voxels(),
                highest,
                atPeak,
                BinomialInterval.wilson(hits, spec.subsamples(), 0.95));
    }
}
