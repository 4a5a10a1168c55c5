package org.nocimap.cbma.estimators;

import org.nocimap.inference.InferenceSpec;

/**
 * What the chi-squared tests of MKDA are asked to do.
 *
 * @param radiusMm how far a focus reaches, above 0 and at most {@value DensitySpec#MAX_RADIUS_MM}
 * @param prior the assumed share of the set among all experiments, for the probability of the set given activation; in (0, 1)
 * @param inference how the maps are tested; voxel p are two-sided
 */
public record ChiSquareSpec(double radiusMm, double prior, InferenceSpec inference) {
    public ChiSquareSpec {
        if (!(radiusMm > 0 && radiusMm <= DensitySpec.MAX_RADIUS_MM)) {
            throw new IllegalArgumentException(
                    "the radius is above 0 and at most " + DensitySpec.MAX_RADIUS_MM + " mm");
        }
        if (!(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("the prior lies between 0 and 1");
        }
    }

    /** 10 mm, a prior of one half, the usual inference. */
    public static ChiSquareSpec withDefaults() {
        return new ChiSquareSpec(DensitySpec.USUAL_RADIUS_MM, 0.5, InferenceSpec.withDefaults());
    }

    public ChiSquareSpec with(InferenceSpec value) {
        return new ChiSquareSpec(radiusMm, prior, value);
    }
}
