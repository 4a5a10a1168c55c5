package org.nocimap.cbma.contrast;

import java.io.Serializable;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.CorrectedMap;

/**
 * Which voxels of a group's ALE map are searched for differences: connected voxels at or above a cut that are many or heavy
 * enough.
 *
 * @param everything all candidates are searched, and the rest does not matter
 * @param leastVoxels voxels of a cluster, at least 1
 * @param massAbove a cluster's sum of ALE − cut is above this; negative infinity when mass does not matter
 */
record SelectionRule(boolean everything, double cut, int leastVoxels, double massAbove) implements Serializable {
    static final SelectionRule EVERYTHING = new SelectionRule(true, 0, 1, Double.NEGATIVE_INFINITY);

    /** The rule by which a main effect's leading correction found its significant voxels. */
    static SelectionRule of(AleResult main) {
        CorrectedMap map = main.primary();
        double voxelVolume = main.mask().grid().voxelVolumeMm3();
        int least = Math.max(1, (int) Math.ceil((main.spec().minVolumeMm3() - 1e-6) / voxelVolume));
        double critical = map.critical();
        double cut = main.clusterFormingAle();
        return switch (map.correction()) {
            case CLUSTER_SIZE_FWE ->
                new SelectionRule(
                        false,
                        Double.isInfinite(critical) ? critical : cut,
                        (int) Math.max(least, Math.min(Integer.MAX_VALUE - 1, Math.floor(critical) + 1)),
                        Double.NEGATIVE_INFINITY);
            case CLUSTER_MASS_FWE ->
                new SelectionRule(false, Double.isInfinite(critical) ? critical : cut, least, critical);
            case VOXEL_FWE -> new SelectionRule(false, Math.nextUp((float) critical), least, Double.NEGATIVE_INFINITY);
            case NONE -> new SelectionRule(false, cut, least, Double.NEGATIVE_INFINITY);
            default -> throw new IllegalArgumentException(map.correction() + " does not select voxels");
        };
    }

    /** The same with another cut. */
    SelectionRule at(double newCut) {
        return new SelectionRule(everything, newCut, leastVoxels, massAbove);
    }
}
