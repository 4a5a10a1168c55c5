package org.nocimap.inference;

import org.nocimap.image.Connectivity;

/**
 * What counts as significant in a map.
 *
 * @param voxelP uncorrected p below which a voxel counts without correction, in (0, 1)
 * @param alpha corrected p that counts as significant, in (0, 1)
 * @param minVolumeMm3 smaller clusters are not reported, 0 or more
 * @param connectivity which voxels touch
 */
public record CorrectionRule(double voxelP, double alpha, double minVolumeMm3, Connectivity connectivity) {
    public CorrectionRule {
        if (!(voxelP > 0 && voxelP < 1) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("p limits lie between 0 and 1");
        }
        if (!(minVolumeMm3 >= 0 && Double.isFinite(minVolumeMm3))) {
            throw new IllegalArgumentException("the smallest volume is 0 or more");
        }
    }
}
