package org.nocimap.cbma.images;

import java.io.Serializable;
import java.util.List;
import org.nocimap.image.Mask;
import org.nocimap.stats.pooling.CombinedZ;
import org.nocimap.stats.pooling.PooledEffect;

/**
 * The studies' values at the voxels analysed, study by study: {@code y[study][voxel]}. Immutable; shared by all threads.
 */
final class ImageStack implements Serializable {
    private static final long serialVersionUID = 1;

    private final Mask mask;
    private final ImageEstimator estimator;
    private final double[][] y;
    private final double[][] v;
    private final double[] weights;

    private ImageStack(Mask mask, ImageEstimator estimator, double[][] y, double[][] v, double[] weights) {
        this.mask = mask;
        this.estimator = estimator;
        this.y = y;
        this.v = v;
        this.weights = weights;
    }

    /**
     * @param mask of the studies' maps
     * @param needed voxels with fewer studies are left out
     */
    static ImageStack of(List<StudyMap> studies, Mask mask, ImageEstimator estimator, int needed) {
        int[] known = new int[mask.size()];
        for (StudyMap study : studies) {
            for (int n = 0; n < known.length; n++) {
                known[n] += Double.isNaN(study.values()[n]) ? 0 : 1;
            }
        }
        Mask analysed = mask.where(n -> known[n] >= needed);
        double[][] y = new double[studies.size()][analysed.size()];
        double[][] v = new double[studies.size()][analysed.size()];
        double[] weights = new double[studies.size()];
        for (int i = 0; i < y.length; i++) {
            StudyMap study = studies.get(i);
            weights[i] = estimator == ImageEstimator.STOUFFER_WEIGHTED
                    ? Math.sqrt(study.subjects().orElseThrow())
                    : 1;
            int at = 0;
            for (int n = 0; n < known.length; n++) {
                if (known[n] >= needed) {
                    y[i][at] = study.values()[n];
                    v[i][at++] = study.variances().length == 0 ? 1 : study.variances()[n];
                }
            }
        }
        return new ImageStack(analysed, estimator, y, v, weights);
    }

    Mask mask() {
        return mask;
    }

    ImageEstimator estimator() {
        return estimator;
    }

    int studies() {
        return y.length;
    }

    int voxels() {
        return mask.size();
    }

    boolean has(int study, int voxel) {
        return !Double.isNaN(y[study][voxel]);
    }

    double value(int study, int voxel) {
        return y[study][voxel];
    }

    double variance(int study, int voxel) {
        return v[study][voxel];
    }

    double weight(int study) {
        return weights[study];
    }

    /**
     * The values of the studies that have one, side by side.
     *
     * @param values gets them; at least as long as there are studies
     * @param variances gets theirs
     * @param studyWeights gets theirs
     * @return how many
     */
    int gather(int voxel, double[] values, double[] variances, double[] studyWeights) {
        int k = 0;
        for (int i = 0; i < y.length; i++) {
            if (has(i, voxel)) {
                values[k] = y[i][voxel];
                variances[k] = v[i][voxel];
                studyWeights[k++] = weights[i];
            }
        }
        return k;
    }

    /** The combination of every voxel by the scalar formulas. */
    ImageMaps combine() {
        ImageMaps maps = ImageMaps.empty(voxels());
        double[] values = new double[studies()];
        double[] variances = new double[studies()];
        double[] studyWeights = new double[studies()];
        for (int n = 0; n < voxels(); n++) {
            int k = gather(n, values, variances, studyWeights);
            maps.studies()[n] = k;
            switch (estimator) {
                case FISHER -> maps.z()[n] = CombinedZ.fisher(values, k);
                case STOUFFER, STOUFFER_WEIGHTED -> maps.z()[n] = CombinedZ.stouffer(values, studyWeights, k);
                case FIXED, DERSIMONIAN_LAIRD, HEDGES, REML -> {
                    PooledEffect pooled = PooledEffect.of(estimator.heterogeneity(), values, variances, k);
                    maps.effect()[n] = pooled.effect();
                    maps.standardError()[n] = pooled.standardError();
                    maps.z()[n] = pooled.z();
                    maps.tau2()[n] = pooled.tau2();
                    maps.q()[n] = pooled.q();
                    maps.i2()[n] = pooled.i2();
                }
            }
            maps.p()[n] = CombinedZ.twoSidedP(maps.z()[n]);
        }
        return maps;
    }
}
