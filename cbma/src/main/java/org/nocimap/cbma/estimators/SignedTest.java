package org.nocimap.cbma.estimators;

import java.util.List;
import org.nocimap.inference.SignedCorrection;

/**
 * One signed test of every voxel; arrays are in the mask's order and not to be changed.
 *
 * @param chiSquared the statistic, with 1 degree of freedom
 * @param p two-sided; exact where an expected count is below 5
 * @param z the deviate of p, signed: positive for more activation than expected
 * @param clusterForming |z| at and above which a voxel belongs to a cluster
 * @param corrected one per correction asked for, in that order
 */
public record SignedTest(
        double[] chiSquared, double[] p, double[] z, double clusterForming, List<SignedCorrection> corrected) {
    public SignedTest {
        corrected = List.copyOf(corrected);
    }

    /** The correction the report leads with. */
    public SignedCorrection primary() {
        return corrected.get(0);
    }
}
