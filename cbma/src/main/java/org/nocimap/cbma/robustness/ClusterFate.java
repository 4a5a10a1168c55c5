package org.nocimap.cbma.robustness;

import org.nocimap.inference.Cluster;

/**
 * What became of a cluster in another analysis. It survives when at least one of its voxels is significant there.
 *
 * @param cluster its number in the analysis of all studies
 * @param shareKept share of its voxels that are significant in the other analysis, in [0, 1]
 * @param peak whether its highest peak's voxel is among them
 */
public record ClusterFate(int cluster, double shareKept, Peak peak) {
    /** What became of the highest peak. */
    public enum Peak {
        KEPT,
        LOST
    }

    /**
     * @param significant per mask voxel, of the other analysis
     */
    static ClusterFate of(Cluster cluster, boolean[] significant) {
        int kept = 0;
        for (int member : cluster.members()) {
            kept += significant[member] ? 1 : 0;
        }
        Peak peak = significant[cluster.highestPeak().position()] ? Peak.KEPT : Peak.LOST;
        return new ClusterFate(cluster.number(), (double) kept / cluster.voxels(), peak);
    }

    public boolean survives() {
        return shareKept > 0;
    }
}
