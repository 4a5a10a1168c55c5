package org.nocimap.cbma.contrast;

import java.util.List;
import org.nocimap.inference.CorrectedStatistic;

/**
 * One direction of a contrast. Arrays are over the mask and not to be changed.
 *
 * @param greater the group whose ALE is asked to be greater
 * @param lesser the other
 * @param searched which voxels were searched
 * @param corrected one per correction asked for, in that order; the statistic of its clusters is the standardised difference,
 *     (D − mean) / deviation over all labellings; a cluster's mass is the sum of what it exceeds each voxel's critical value by
 * @param support for each cluster of the leading correction
 * @param conservativeZ in voxels of the leading correction's clusters the smaller of the main effect's z and the difference's
 *     (Eickhoff et al. 2011), 0 elsewhere
 */
public record ContrastDirection(
        String greater,
        String lesser,
        boolean[] searched,
        List<CorrectedStatistic> corrected,
        List<ClusterSupport> support,
        double[] conservativeZ) {
    public ContrastDirection {
        corrected = List.copyOf(corrected);
        support = List.copyOf(support);
    }

    /** The correction the report leads with. */
    public CorrectedStatistic primary() {
        return corrected.get(0);
    }

    /** How many voxels were searched. */
    public int searchedVoxels() {
        int count = 0;
        for (boolean one : searched) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** "A > B". */
    public String title() {
        return greater + " > " + lesser;
    }
}
