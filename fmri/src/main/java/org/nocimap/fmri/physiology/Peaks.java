package org.nocimap.fmri.physiology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Peaks in a recording, and what a person has changed about them. */
public final class Peaks {
    /** Frequencies above this, Hz, are taken out of a pulse before its peaks are looked for. */
    public static final double PULSE_CUT_HZ = 50;

    /** The same of a belt. */
    public static final double BELT_CUT_HZ = 2;

    /** Shortest time between two breaths, seconds. */
    public static final double BREATH_SECONDS = 1.5;

    /** A removed peak is the one within this many seconds. */
    static final double SAME_SECONDS = 0.15;

    private Peaks() {}

    /**
     * Local maxima at least half a standard deviation above the mean, the highest first, none closer to a higher one than the refractory
     * time, each placed by a parabola through three samples.
     *
     * @param recording samples; not modified
     * @param rateHz of the recording
     * @param startSeconds of the first sample, from the start of the run
     * @param refractorySeconds shortest time between two
     * @return ascending, seconds from the start of the run
     */
    public static double[] detect(double[] recording, double rateHz, double startSeconds, double refractorySeconds) {
        double mean = Arrays.stream(recording).average().orElse(0);
        double sd = Math.sqrt(Arrays.stream(recording)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
        List<Integer> maxima = new ArrayList<>();
        for (int n = 1; n < recording.length - 1; n++) {
            if (recording[n] > recording[n - 1] && recording[n] >= recording[n + 1] && recording[n] > mean + 0.5 * sd) {
                maxima.add(n);
            }
        }
        maxima.sort((a, b) -> Double.compare(recording[b], recording[a]));
        java.util.TreeSet<Double> kept = new java.util.TreeSet<>();
        for (int n : maxima) {
            double curve = recording[n - 1] - 2 * recording[n] + recording[n + 1];
            double shift = curve < 0 ? 0.5 * (recording[n - 1] - recording[n + 1]) / curve : 0;
            double at = startSeconds + (n + shift) / rateHz;
            if (kept.subSet(at - refractorySeconds, false, at + refractorySeconds, false)
                    .isEmpty()) {
                kept.add(at);
            }
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * A recording without its fast part: a Gaussian window in time, which halves the power at the cut. No phase is shifted.
     *
     * @param recording not modified
     * @param cutHz where the power is half; a recording slower than four times the cut is returned as it is
     */
    public static double[] smoothed(double[] recording, double rateHz, double cutHz) {
        // |exp(−2π²f²σ²)|² = ½ at the cut.
        double sigma = Math.sqrt(Math.log(2)) / (2 * Math.PI * cutHz) * rateHz;
        int reach = (int) Math.ceil(4 * sigma);
        if (rateHz < 4 * cutHz || reach < 1) {
            return recording.clone();
        }
        double[] weights = new double[reach + 1];
        for (int d = 0; d <= reach; d++) {
            weights[d] = Math.exp(-0.5 * d * d / (sigma * sigma));
        }
        double[] smooth = new double[recording.length];
        for (int n = 0; n < smooth.length; n++) {
            double sum = 0;
            double weight = 0;
            for (int m = Math.max(0, n - reach); m <= Math.min(smooth.length - 1, n + reach); m++) {
                sum += weights[Math.abs(m - n)] * recording[m];
                weight += weights[Math.abs(m - n)];
            }
            smooth[n] = sum / weight;
        }
        return smooth;
    }

    /**
     * What a person has changed.
     *
     * @param added peaks that were not found, seconds
     * @param removed peaks that are none
     */
    public record Edits(double[] added, double[] removed) {
        /** Nothing was changed. */
        public static final Edits NONE = new Edits(new double[0], new double[0]);

        private boolean isRemoved(double peak) {
            return Arrays.stream(removed).anyMatch(r -> Math.abs(r - peak) <= SAME_SECONDS);
        }

        /** Peaks without those removed and with those added, ascending. */
        public double[] apply(double[] peaks) {
            return java.util.stream.DoubleStream.concat(
                            Arrays.stream(peaks).filter(p -> !isRemoved(p)), Arrays.stream(added))
                    .sorted()
                    .distinct()
                    .toArray();
        }

        /**
         * Beats after repair: peaks without those removed are repaired, no beat is put where one was removed or close to one that was
         * added, and those that were added stay whatever their intervals are.
         */
        public Beats repaired(double[] peaks) {
            double[] found = Arrays.stream(peaks).filter(p -> !isRemoved(p)).toArray();
            Beats beats = Beats.repair(found);
            double[] used = Arrays.stream(beats.seconds())
                    .filter(p -> !isRemoved(p) && (Arrays.binarySearch(found, p) >= 0 || !isAdded(p)))
                    .toArray();
            return new Beats(apply(used), beats.repaired());
        }

        private boolean isAdded(double peak) {
            return Arrays.stream(added).anyMatch(a -> Math.abs(a - peak) < Beats.REFRACTORY_SECONDS);
        }
    }
}
