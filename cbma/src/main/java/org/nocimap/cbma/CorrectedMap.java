package org.nocimap.cbma;

import java.util.List;
import java.util.Optional;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MaxNull;

/**
 * One correction applied to the map.
 *
 * @param correction which
 * @param critical the value that counts as significant: the smallest significant ALE for voxel levels without permutations
 *     (infinite when none is); for permutation levels the value to exceed, in ALE, voxels, mass or TFCE score
 * @param correctedP per mask voxel, 1 where nothing is claimed (outside supra-threshold clusters for cluster levels)
 * @param significant per mask voxel: part of a reported cluster
 * @param clusters significant clusters of at least the smallest volume, numbered 1, 2, …
 * @param contributions for each cluster, the experiments with a share above zero, by descending share
 * @param maxima the null distribution used, for corrections that use permutations
 * @param candidates all clusters that formed, so that a reader sees what missed the mark: for cluster levels those above the
 *     cluster-forming threshold, significant or not; for voxel levels those of significant voxels, small ones included
 */
public record CorrectedMap(
        Correction correction,
        double critical,
        double[] correctedP,
        boolean[] significant,
        List<Cluster> clusters,
        List<List<Contribution>> contributions,
        Optional<MaxNull> maxima,
        List<Cluster> candidates) {
    public CorrectedMap {
        clusters = List.copyOf(clusters);
        contributions = List.copyOf(contributions);
        candidates = List.copyOf(candidates);
    }
}
