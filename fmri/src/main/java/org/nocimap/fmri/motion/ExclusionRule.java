package org.nocimap.fmri.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When a run moved too much to be used.
 *
 * @param mostShiftMm largest shift along an axis from the reference, mm
 * @param mostRotationDegrees largest rotation about an axis from the reference, degrees
 * @param mostStepMm largest RMS deviation from one volume to the next, mm
 * @param leastSeconds shortest time that may be left after censoring, seconds
 */
public record ExclusionRule(double mostShiftMm, double mostRotationDegrees, double mostStepMm, double leastSeconds) {
    /** The low-back-pain paper's: 3 mm, 3°, 2 mm from volume to volume, four minutes. */
    public static final ExclusionRule PAIN_2019 = new ExclusionRule(3, 3, 2, 240);

    /**
     * Why a run is not used; empty when it is.
     *
     * @param kept volumes that take part
     * @param trSeconds from one volume to the next
     */
    public List<String> reasons(MotionTrace motion, int kept, double trSeconds) {
        List<String> reasons = new ArrayList<>();
        check(
                reasons,
                motion.largestShiftMm(),
                mostShiftMm,
                "moved %.2f mm from the reference; at most %.2f mm are allowed");
        check(
                reasons,
                motion.largestRotationDegrees(),
                mostRotationDegrees,
                "turned %.2f° from the reference; at most %.2f° are allowed");
        double step = java.util.Arrays.stream(motion.rmsRelative()).max().orElse(0);
        check(reasons, step, mostStepMm, "moved %.2f mm between two volumes (RMS); at most %.2f mm are allowed");
        double seconds = kept * trSeconds;
        if (seconds < leastSeconds) {
            reasons.add(String.format(
                    Locale.ROOT, "%.0f s are left after censoring; at least %.0f s are needed", seconds, leastSeconds));
        }
        return reasons;
    }

    private static void check(List<String> reasons, double value, double most, String words) {
        if (value > most) {
            reasons.add(String.format(Locale.ROOT, words, value, most));
        }
    }
}
