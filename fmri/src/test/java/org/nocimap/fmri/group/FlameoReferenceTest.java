package org.nocimap.fmri.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nocimap.stats.glm.GroupEstimator;
import org.nocimap.stats.glm.GroupModel;
import org.nocimap.stats.glm.VoxelFit;

/** The group estimators beside FSL's flameo at every voxel that it tested. */
class FlameoReferenceTest {
    /** What flameo takes for the degrees of freedom of the first level when it is told none. */
    private static final double FLAMEO_FIRST_LEVEL_DOF = 1000;

    private static Flameo data;

    @BeforeAll
    static void read() {
        data = new Flameo();
    }

    /** Per contrast and voxel: z; last row τ². */
    private static double[][] fitted(GroupEstimator estimator, double firstLevelDof) {
        GroupModel model = new GroupModel(
                data.design, data.contrasts, estimator, new int[data.design.observations()], firstLevelDof);
        VoxelFit fit = model.newFit();
        int subjects = data.effects.length;
        double[] y = new double[subjects];
        double[] v = new double[subjects];
        double[][] result = new double[data.contrasts.size() + 1][data.mask.size()];
        for (int n = 0; n < data.mask.size(); n++) {
            for (int i = 0; i < subjects; i++) {
                y[i] = data.effects[i][n];
                v[i] = data.variances[i][n];
            }
            fit.fit(y, v);
            for (int c = 0; c < data.contrasts.size(); c++) {
                result[c][n] = fit.z(c);
            }
            result[data.contrasts.size()][n] = fit.tau2(0);
        }
        return result;
    }

    private static double farthest(double[] ours, double[] theirs) {
        double most = 0;
        for (int n = 0; n < ours.length; n++) {
            most = Math.max(most, Math.abs(ours[n] - theirs[n]));
        }
        return most;
    }

    /** The same beside the size of z, where that is above 1. */
    private static double farthestShare(double[] ours, double[] theirs) {
        double most = 0;
        for (int n = 0; n < ours.length; n++) {
            most = Math.max(most, Math.abs(ours[n] - theirs[n]) / Math.max(1, Math.abs(theirs[n])));
        }
        return most;
    }

    @Test
    void leastSquaresAndFixedEffectsAgree() {
        double[][] ols = fitted(GroupEstimator.OLS, Double.POSITIVE_INFINITY);
        double[][] fixed = fitted(GroupEstimator.FIXED, FLAMEO_FIRST_LEVEL_DOF);
        for (int c = 0; c < 3; c++) {
            assertThat(farthest(ols[c], data.map("ols_zstat" + (c + 1)))).isLessThan(1e-4);
            // Where |z| is about 7 flameo's own conversion from t is off by a few 1e-4, three voxels in all.
            assertThat(farthestShare(fixed[c], data.map("fe_zstat" + (c + 1)))).isLessThan(1e-4);
        }
    }

    @Test
    void theModeOfTheVarianceBetweenSubjectsGivesFlameOne() {
        double[][] ours = fitted(GroupEstimator.FLAME1, Double.POSITIVE_INFINITY);
        for (int c = 0; c < 3; c++) {
            assertThat(farthest(ours[c], data.map("flame1_zstat" + (c + 1)))).isLessThan(0.01);
        }
        assertThat(correlation(ours[3], data.map("flame1_tau2"))).isGreaterThan(0.9999);
    }

    @Test
    void thePriorOfTheSamplerGivesWhatTheSamplerGives() {
        double[][] ours = fitted(GroupEstimator.FLAME12_FSL_LIKE, Double.POSITIVE_INFINITY);
        for (int c = 0; c < 3; c++) {
            double[] theirs = data.map("flame12_zstat" + (c + 1));
            assertThat(correlation(ours[c], theirs)).isGreaterThan(0.995);
            assertThat(slope(theirs, ours[c])).isBetween(0.97, 1.03);
        }
    }

    static double correlation(double[] a, double[] b) {
        return covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
    }

    /** Of b on a. */
    static double slope(double[] a, double[] b) {
        return covariance(a, b) / covariance(a, a);
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int n = 0; n < a.length; n++) {
            meanA += a[n] / a.length;
            meanB += b[n] / a.length;
        }
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += (a[n] - meanA) * (b[n] - meanB);
        }
        return sum;
    }
}
