package org.nocimap.cbma.robustness;

import java.util.List;
import org.nocimap.files.Problem;
import org.nocimap.inference.Cluster;

/**
 * What leaving some experiments out changed.
 *
 * @param exclusion which were left out
 * @param experiments how many were analysed
 * @param foci of these
 * @param overlap of the map of all experiments with the map of these
 * @param fates for every cluster of all experiments, in their order
 * @param fresh clusters of these that share no voxel with the map of all experiments
 * @param warnings of the analysis of these
 */
public record SensitivityResult(
        Exclusion exclusion,
        int experiments,
        int foci,
        MapOverlap overlap,
        List<ClusterFate> fates,
        List<Cluster> fresh,
        List<Problem> warnings) {
    public SensitivityResult {
        fates = List.copyOf(fates);
        fresh = List.copyOf(fresh);
        warnings = List.copyOf(warnings);
    }

    /** Clusters of all experiments that survive. */
    public int kept() {
        return (int) fates.stream().filter(ClusterFate::survives).count();
    }

    /** Clusters of all experiments that do not. */
    public int lost() {
        return fates.size() - kept();
    }
}
