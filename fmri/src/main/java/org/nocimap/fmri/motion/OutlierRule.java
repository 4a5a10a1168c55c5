package org.nocimap.fmri.motion;

import java.util.Arrays;

/** When a volume is an outlier of a motion or image-change measure. */
public sealed interface OutlierRule {
    /**
     * The value above which a volume is an outlier.
     *
     * @param measure one value per volume; not modified
     */
    double threshold(double[] measure);

    /** Which volumes are outliers. */
    default boolean[] outliers(double[] measure) {
        double threshold = threshold(measure);
        boolean[] outliers = new boolean[measure.length];
        for (int t = 0; t < measure.length; t++) {
            outliers[t] = measure[t] > threshold;
        }
        return outliers;
    }

    /** The upper fence of a box plot, P75 + 1.5 (P75 − P25), percentiles by linear interpolation (fsl_motion_outliers' default). */
    record BoxPlot() implements OutlierRule {
        @Override
        public double threshold(double[] measure) {
            double[] sorted = measure.clone();
            Arrays.sort(sorted);
            double upper = percentile(sorted, 0.75);
            return upper + 1.5 * (upper - percentile(sorted, 0.25));
        }

        private static double percentile(double[] sorted, double share) {
            double at = share * (sorted.length - 1);
            int below = (int) at;
            int above = Math.min(sorted.length - 1, below + 1);
            return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        }
    }

    /**
     * A limit known beforehand, such as an FD of 0.5 mm.
     *
     * @param limit in the unit of the measure
     */
    record Fixed(double limit) implements OutlierRule {
        @Override
        public double threshold(double[] measure) {
            return limit;
        }
    }
}
