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
 * @param compared for the same corrections, what was compared with the null distribution: the highest statistic, the number of
 *     voxels, the mass, or the highest TFCE score
 */
public record Cluster(
        int number,
        int[] members,
        double volumeMm3,
        Point centreOfMass,
        double mass,
        List<Peak> peaks,
        Map<Correction, MonteCarloP> corrected,
        Map<Correction, Double> compared) {
    public Cluster {
        peaks = List.copyOf(peaks);
        corrected = Map.copyOf(corrected);
        compared = Map.copyOf(compared);
    }

    /** A cluster that was not compared with a null distribution yet. */
    public Cluster(
            int number,
            int[] members,
            double volumeMm3,
            Point centreOfMass,
            double mass,
            List<Peak> peaks,
            Map<Correction, MonteCarloP> corrected) {
        this(number, members, volumeMm3, centreOfMass, mass, peaks, corrected, Map.of());
    }

    /**
     * What a correction compared with its null distribution.
     *
     * @throws IllegalArgumentException when the correction says nothing of this cluster
     */
    public double comparedBy(Correction correction) {
        Double value = compared.get(correction);
        if (value == null) {
            throw new IllegalArgumentException(correction + " says nothing of this cluster");
        }
        return value;
    }

    public int voxels() {
        return members.length;
    }

    public Peak highestPeak() {
        return peaks.get(0);
    }

    public Cluster withNumber(int newNumber) {
        return new Cluster(newNumber, members, volumeMm3, centreOfMass, mass, peaks, corrected, compared);
    }

    public Cluster withCorrected(Map<Correction, MonteCarloP> newCorrected) {
        return withCorrected(newCorrected, compared);
    }

    /** With corrected p and the values that they were found for. */
    public Cluster withCorrected(Map<Correction, MonteCarloP> newCorrected, Map<Correction, Double> newCompared) {
        return new Cluster(number, members, volumeMm3, centreOfMass, mass, peaks, newCorrected, newCompared);
    }
}
