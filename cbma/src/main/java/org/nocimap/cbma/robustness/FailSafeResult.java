package org.nocimap.cbma.robustness;

import java.util.List;

/**
 * The fail-safe N of every cluster.
 *
 * @param spec how noise was added
 * @param experiments how many experiments the set has
 * @param clusters one per cluster, in their order
 * @param tried numbers of noise experiments at which a null was computed, rising
 * @param critical the value that a cluster or voxel had to exceed at each of these
 */
public record FailSafeResult(
        FailSafeSpec spec,
        int experiments,
        List<ClusterFailSafe> clusters,
        List<Integer> tried,
        List<Double> critical) {
    public FailSafeResult {
        clusters = List.copyOf(clusters);
        tried = List.copyOf(tried);
        critical = List.copyOf(critical);
    }

    /** Noise experiments that a robust cluster is expected to survive. */
    public int enough() {
        return spec.enoughOf(experiments);
    }

    /** The largest number of noise experiments tried. */
    public int most() {
        return spec.mostOf(experiments);
    }
}
