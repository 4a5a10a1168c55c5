package org.nocimap.cbma.images;

/**
 * Voxelwise combinations; arrays are in the order of the mask analysed and not to be changed.
 *
 * @param effect pooled effect in the unit of the maps; zeros for estimators of deviates
 * @param standardError of the effect; zeros for estimators of deviates
 * @param z signed deviate
 * @param p two-sided, by the normal distribution
 * @param tau2 variance between studies, τ²; zeros without random effects
 * @param q Cochran's Q; zeros for estimators of deviates
 * @param i2 share of the variance that lies between studies, 0 to 1; zeros for estimators of deviates
 * @param studies how many have a value
 */
public record ImageMaps(
        double[] effect,
        double[] standardError,
        double[] z,
        double[] p,
        double[] tau2,
        double[] q,
        double[] i2,
        int[] studies) {
    static ImageMaps empty(int voxels) {
        return new ImageMaps(
                new double[voxels],
                new double[voxels],
                new double[voxels],
                new double[voxels],
                new double[voxels],
                new double[voxels],
                new double[voxels],
                new int[voxels]);
    }
}
