package org.nocimap.inference;

import java.util.List;
import org.nocimap.image.Connectivity;

/**
 * How a map is to be tested.
 *
 * @param voxelP uncorrected p that forms clusters (and that {@link Correction#NONE} reports), in (0, 1); two-sided for signed maps
 * @param alpha corrected p that counts as significant, in (0, 1)
 * @param permutations at least 1
 * @param minVolumeMm3 smaller clusters are not reported, 0 or more
 * @param connectivity which voxels touch
 * @param corrections at least one, each once; the first is the one a report leads with
 * @param seed of all random numbers
 */
public record InferenceSpec(
        double voxelP,
        double alpha,
        int permutations,
        double minVolumeMm3,
        Connectivity connectivity,
        List<Correction> corrections,
        long seed) {
    /** Most permutations accepted. */
    public static final int MAX_PERMUTATIONS = 10_000_000;

    public InferenceSpec {
        corrections = List.copyOf(corrections);
        if (permutations < 1 || permutations > MAX_PERMUTATIONS) {
            throw new IllegalArgumentException("permutations lie in 1 to " + MAX_PERMUTATIONS);
        }
        if (corrections.isEmpty() || corrections.stream().distinct().count() != corrections.size()) {
            throw new IllegalArgumentException("at least one correction, each once");
        }
        // The rule checks the rest.
        new CorrectionRule(voxelP, alpha, minVolumeMm3, connectivity);
    }

    /** Voxel p 0.001, cluster-size FWE 0.05, 1000 permutations, 200 mm³, 18 neighbours, seed 1. */
    public static InferenceSpec withDefaults() {
        return new InferenceSpec(0.001, 0.05, 1000, 200, Connectivity.EDGES, List.of(Correction.CLUSTER_SIZE_FWE), 1);
    }

    public InferenceSpec withVoxelP(double value) {
        return new InferenceSpec(value, alpha, permutations, minVolumeMm3, connectivity, corrections, seed);
    }

    public InferenceSpec withPermutations(int value) {
        return new InferenceSpec(voxelP, alpha, value, minVolumeMm3, connectivity, corrections, seed);
    }

    public InferenceSpec withMinVolumeMm3(double value) {
        return new InferenceSpec(voxelP, alpha, permutations, value, connectivity, corrections, seed);
    }

    public InferenceSpec withCorrections(Correction... values) {
        return new InferenceSpec(voxelP, alpha, permutations, minVolumeMm3, connectivity, List.of(values), seed);
    }

    public InferenceSpec withSeed(long value) {
        return new InferenceSpec(voxelP, alpha, permutations, minVolumeMm3, connectivity, corrections, value);
    }

    public CorrectionRule rule() {
        return new CorrectionRule(voxelP, alpha, minVolumeMm3, connectivity);
    }

    /** True when a correction asked for needs permutations. */
    public boolean permutes() {
        return corrections.stream().anyMatch(Correction::usesPermutations);
    }
}
