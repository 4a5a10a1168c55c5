package org.nocimap.inference;

import java.util.List;
import java.util.Optional;

/**
 * One correction applied to a map. Arrays are not to be changed.
 *
 * @param correction which
 * @param critical the value that counts as significant: the smallest significant statistic for voxel levels without
 *     permutations (infinite when none is); for permutation levels the value to exceed, in statistic, voxels, mass or TFCE score
 * @param correctedP per mask voxel, 1 where nothing is claimed (outside supra-threshold clusters for cluster levels)
 * @param significant per mask voxel: part of a reported cluster
 * @param clusters significant clusters of at least the smallest volume, numbered 1, 2, …
 * @param maxima the null distribution used, for corrections that use permutations
 * @param candidates all clusters that formed, so that a reader sees what missed the mark: for cluster levels those above the
 *     cluster-forming threshold, significant or not; for voxel levels those of significant voxels, small ones included
 */
public record CorrectedStatistic(
        Correction correction,
        double critical,
        double[] correctedP,
        boolean[] significant,
        List<Cluster> clusters,
        Optional<MaxNull> maxima,
        List<Cluster> candidates) {
    public CorrectedStatistic {
        clusters = List.copyOf(clusters);
        candidates = List.copyOf(candidates);
    }
}
