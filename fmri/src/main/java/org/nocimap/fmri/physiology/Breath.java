package org.nocimap.fmri.physiology;

import java.util.Arrays;

/**
 * Phase and variation of breathing from a belt.
 *
 * @param belt samples, higher when the chest is wider; belongs to the record
 * @param rateHz of the recording
 * @param startSeconds of the first sample, from the start of the run
 */
public record Breath(double[] belt, double rateHz, double startSeconds) {
    private static final int BINS = 100;
    private static final double SLOPE_SECONDS = 0.4;

    /**
     * Phase of breathing at every sample, −π to π: π · sign(dR/dt) · Σ_{b ≤ R} H(b) / Σ H with R the belt between its least and
     * greatest value and H its histogram of 100 bins (Glover, Li &amp; Ress 2000,
     * doi:10.1002/1522-2594(200007)44:1&lt;162::AID-MRM23&gt;3.0.CO;2-E). The slope is taken over 0.4 s.
     */
    public double[] phases() {
        double least = Arrays.stream(belt).min().orElse(0);
        double range = Arrays.stream(belt).max().orElse(0) - least;
        double[] cumulative = new double[BINS];
        int[] bin = new int[belt.length];
        for (int n = 0; n < belt.length; n++) {
            bin[n] = range > 0 ? (int) Math.min(BINS - 1, Math.floor(BINS * (belt[n] - least) / range)) : 0;
            cumulative[bin[n]] += 1.0 / belt.length;
        }
        for (int b = 1; b < BINS; b++) {
            cumulative[b] += cumulative[b - 1];
        }
        int reach = (int) Math.max(1, Math.round(SLOPE_SECONDS / 2 * rateHz));
        double[] phases = new double[belt.length];
        for (int n = 0; n < belt.length; n++) {
            double slope = belt[Math.min(belt.length - 1, n + reach)] - belt[Math.max(0, n - reach)];
            phases[n] = Math.PI * (slope < 0 ? -1 : 1) * cumulative[bin[n]];
        }
        return phases;
    }

    /** Position of a time in the recording, at its ends the first and last sample. */
    public int sample(double seconds) {
        return (int) Math.max(0, Math.min(belt.length - 1, Math.round((seconds - startSeconds) * rateHz)));
    }

    /** Standard deviation of the belt in the six seconds around a time (RV; Chang, Cunningham &amp; Glover 2009). */
    public double variation(double seconds) {
        int from = sample(seconds - 3);
        int to = sample(seconds + 3);
        double mean = Arrays.stream(belt, from, to + 1).average().orElse(0);
        return Math.sqrt(Arrays.stream(belt, from, to + 1)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }

    /**
     * Depth of breathing over its period, (maximum − minimum) / time to the next maximum, for each breath at its maximum, joined by
     * straight lines (RVT; Birn et al. 2006, doi:10.1016/j.neuroimage.2006.02.048).
     *
     * @param peaks times of greatest width, ascending, seconds; not modified
     * @param seconds where it is read
     * @return NaN when there are fewer than two breaths
     */
    public double volumePerTime(double[] peaks, double seconds) {
        if (peaks.length < 2) {
            return Double.NaN;
        }
        int found = Arrays.binarySearch(peaks, seconds);
        int before = Math.max(0, Math.min(peaks.length - 2, found >= 0 ? found : -found - 2));
        double here = breath(peaks, before);
        if (before + 2 >= peaks.length || seconds <= peaks[before]) {
            return here;
        }
        double share = Math.min(1, (seconds - peaks[before]) / (peaks[before + 1] - peaks[before]));
        return here + share * (breath(peaks, before + 1) - here);
    }

    private double breath(double[] peaks, int n) {
        int from = sample(peaks[n]);
        int to = Math.max(from, sample(peaks[n + 1]));
        double least = Arrays.stream(belt, from, to + 1).min().orElse(0);
        return (belt[from] - least) / (peaks[n + 1] - peaks[n]);
    }
}
