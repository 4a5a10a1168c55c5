package org.nocimap.cbma.images;

import java.util.OptionalInt;
import org.nocimap.inference.InferenceSpec;

/**
 * What an image-based meta-analysis is asked to do.
 *
 * @param estimator how maps are combined
 * @param minStudies studies that a voxel needs to be analysed, at least 2; half of all, and at least 2, where not given
 * @param inference how the map is tested; voxel p are two-sided, permutations flip the signs of whole studies
 */
public record ImageSpec(ImageEstimator estimator, OptionalInt minStudies, InferenceSpec inference) {
    public ImageSpec {
        if (minStudies.isPresent() && minStudies.getAsInt() < 2) {
            throw new IllegalArgumentException("a voxel needs at least two studies");
        }
    }

    /** Half of the studies, the usual inference. */
    public static ImageSpec of(ImageEstimator estimator) {
        return new ImageSpec(estimator, OptionalInt.empty(), InferenceSpec.withDefaults());
    }

    public ImageSpec with(InferenceSpec value) {
        return new ImageSpec(estimator, minStudies, value);
    }

    public ImageSpec withMinStudies(int value) {
        return new ImageSpec(estimator, OptionalInt.of(value), inference);
    }

    /** Studies that a voxel needs when there are so many in all. */
    int needed(int studies) {
        return minStudies.orElse(Math.max(2, (studies + 1) / 2));
    }
}
