package org.nocimap.inference;

import java.util.List;
import java.util.Map;
import org.nocimap.image.Point;
import org.nocimap.stats.MonteCarloP;

/**
 * Connected voxels above a threshold.
 *
 * @param number 1-based, by descending volume, ties by the first voxel
 * @param members positions in the mask, ascending; not to be changed
 * @param volumeMm3 voxel count times voxel volume
 * @param centreOfMass weighted by the statistic, mm
 * @param mass sum over the voxels of statistic minus threshold
 * @param peaks by descending statistic, at least the asked distance apart, never empty
 * @param corrected Monte Carlo corrected p for the permutation-based corrections asked for: of the highest voxel for voxel
 *     levels; of the cluster for cluster levels, which speak only of clusters formed at the cluster-forming threshold
 */
public record Cluster(
        int number,
        int[] members,
        double volumeMm3,
        Point centreOfMass,
        double mass,
        List<Peak> peaks,
        Map<Correction, MonteCarloP> corrected) {
    public Cluster {
        peaks = List.copyOf(peaks);
        corrected = Map.copyOf(corrected);
    }

    public int voxels() {
        return members.length;
    }

    public Peak highestPeak() {
        return peaks.get(0);
    }

    public Cluster withNumber(int newNumber) {
        return new Cluster(newNumber, members, volumeMm3, centreOfMass, mass, peaks, corrected);
    }

    public Cluster withCorrected(Map<Correction, MonteCarloP> newCorrected) {
        return new Cluster(number, members, volumeMm3, centreOfMass, mass, peaks, newCorrected);
    }
}
