package org.nocimap.cbma.images;

import java.util.OptionalInt;

/**
 * One study's maps over a mask. Arrays are in the mask's order and not to be changed.
 *
 * @param study its name
 * @param subjects sample size, where known
 * @param values deviates or effects, NaN where the study has none
 * @param variances of the effects, NaN where values are; empty for deviates
 * @param source which maps they came from, a phrase: {@code t with 23 degrees of freedom}
 */
public record StudyMap(String study, OptionalInt subjects, double[] values, double[] variances, String source) {
    public StudyMap {
        if (variances.length != 0 && variances.length != values.length) {
            throw new IllegalArgumentException("a variance for every value, or none at all");
        }
    }

    /** Deviates, which have no variance but 1. */
    public static StudyMap ofDeviates(String study, OptionalInt subjects, double[] z) {
        return new StudyMap(study, subjects, z, new double[0], "z");
    }

    /** Effects with their variances; where either is missing or the variance is not above 0, both are NaN. */
    public static StudyMap ofEffects(String study, OptionalInt subjects, double[] effects, double[] variances) {
        double[] y = effects.clone();
        double[] v = variances.clone();
        for (int n = 0; n < y.length; n++) {
            if (!Double.isFinite(y[n]) || !(v[n] > 0) || v[n] == Double.POSITIVE_INFINITY) {
                y[n] = Double.NaN;
                v[n] = Double.NaN;
            }
        }
        return new StudyMap(study, subjects, y, v, "effect and variance");
    }

    /** How many voxels have a value. */
    public int known() {
        int known = 0;
        for (double value : values) {
            known += Double.isNaN(value) ? 0 : 1;
        }
        return known;
    }
}
