package org.nocimap.cbma;

import java.util.OptionalInt;

/**
 * How wide a focus is blurred.
 *
 * <p>From the sample size (Eickhoff et al. 2009, doi:10.1002/hbm.20718): the mean Euclidean distances between templates
 * (5.7 mm) and between subjects (11.6 mm) become full widths at half maximum by
 * c = √(8 ln 2) / (2 √(2/π)), so FWHM = c · hypot(5.7, 11.6 / √N).
 */
public sealed interface KernelWidth {
    /** Mean Euclidean distance to full width at half maximum of a 3-D Gaussian: 1.4756646266356057. */
    double DISTANCE_TO_FWHM = Math.sqrt(8 * Math.log(2)) / (2 * Math.sqrt(2 / Math.PI));

    /** Spatial uncertainty between templates, mean Euclidean distance in mm. */
    double TEMPLATE_DISTANCE_MM = 5.7;

    /** Spatial uncertainty between subjects, mean Euclidean distance in mm. */
    double SUBJECT_DISTANCE_MM = 11.6;

    /** FWHM in mm for an experiment; {@code subjects} may be empty only where the width does not need it. */
    double fwhmMm(OptionalInt subjects);

    /** FWHM in mm from a sample size of at least 1. */
    static double fwhmOfSampleMm(int subjects) {
        if (subjects < 1) {
            throw new IllegalArgumentException("a sample has at least one subject, not " + subjects);
        }
        return DISTANCE_TO_FWHM * Math.hypot(TEMPLATE_DISTANCE_MM, SUBJECT_DISTANCE_MM / Math.sqrt(subjects));
    }

    /** Each experiment's own N. */
    record FromSampleSize() implements KernelWidth {
        @Override
        public double fwhmMm(OptionalInt subjects) {
            return fwhmOfSampleMm(subjects.orElseThrow());
        }
    }

    /** The same N for all. */
    record FixedSampleSize(int n) implements KernelWidth {
        public FixedSampleSize {
            fwhmOfSampleMm(n);
        }

        @Override
        public double fwhmMm(OptionalInt subjects) {
            return fwhmOfSampleMm(n);
        }
    }

    /** The same full width at half maximum for all, in mm, above 0 and at most 100. */
    record FixedFwhm(double mm) implements KernelWidth {
        public FixedFwhm {
            if (!(mm > 0 && mm <= 100)) {
                throw new IllegalArgumentException("a kernel's FWHM is above 0 and at most 100 mm, not " + mm);
            }
        }

        @Override
        public double fwhmMm(OptionalInt subjects) {
            return mm;
        }
    }
}
