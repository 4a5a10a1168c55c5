package org.nocimap.cbma.estimators;

import org.nocimap.cbma.NullMethod;
import org.nocimap.inference.InferenceSpec;

/**
 * What a density analysis is asked to do.
 *
 * @param estimator what is counted
 * @param radiusMm how far a focus reaches, above 0 and at most {@value #MAX_RADIUS_MM}
 * @param weights how much an experiment counts; KDA counts foci, so only {@link ExperimentWeights#EQUAL} goes with it
 * @param nullMethod where uncorrected p comes from: exactly by convolution, or from permutations
 * @param inference how the map is tested
 */
public record DensitySpec(
        DensityEstimator estimator,
        double radiusMm,
        ExperimentWeights weights,
        NullMethod nullMethod,
        InferenceSpec inference) {
    /** The radius of the field: 10 mm. */
    public static final double USUAL_RADIUS_MM = 10;

    /** Largest radius accepted. */
    public static final double MAX_RADIUS_MM = 50;

    public DensitySpec {
        if (!(radiusMm > 0 && radiusMm <= MAX_RADIUS_MM)) {
            throw new IllegalArgumentException("the radius is above 0 and at most " + MAX_RADIUS_MM + " mm");
        }
        if (estimator == DensityEstimator.KDA && weights != ExperimentWeights.EQUAL) {
            throw new IllegalArgumentException("KDA has no weights");
        }
    }

    /** 10 mm, equal weights, the exact null, the usual inference. */
    public static DensitySpec of(DensityEstimator estimator) {
        return new DensitySpec(
                estimator,
                USUAL_RADIUS_MM,
                ExperimentWeights.EQUAL,
                NullMethod.CONVOLUTION,
                InferenceSpec.withDefaults());
    }

    public DensitySpec withRadiusMm(double value) {
        return new DensitySpec(estimator, value, weights, nullMethod, inference);
    }

    public DensitySpec with(ExperimentWeights value) {
        return new DensitySpec(estimator, radiusMm, value, nullMethod, inference);
    }

    public DensitySpec with(NullMethod value) {
        return new DensitySpec(estimator, radiusMm, weights, value, inference);
    }

    public DensitySpec with(InferenceSpec value) {
        return new DensitySpec(estimator, radiusMm, weights, nullMethod, value);
    }
}
