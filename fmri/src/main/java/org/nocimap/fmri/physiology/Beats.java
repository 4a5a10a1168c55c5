package org.nocimap.fmri.physiology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When the heart beat.
 *
 * @param seconds ascending times of the beats from the start of the run, repaired; belongs to the record
 * @param repaired how many were put in or taken out
 */
public record Beats(double[] seconds, int repaired) {
    /** Shortest time between two beats, seconds. */
    public static final double REFRACTORY_SECONDS = 0.4;

    private static final double GAP = 1.6;
    private static final double DOUBLET = 0.6;

    /**
     * {@link Peaks#detect Peaks} of a recording, then {@link #repair}.
     *
     * @param recording samples; not modified
     * @param rateHz of the recording
     * @param startSeconds of the first sample, from the start of the run
     */
    public static Beats detect(double[] recording, double rateHz, double startSeconds) {
        return repair(Peaks.detect(recording, rateHz, startSeconds, REFRACTORY_SECONDS));
    }

    /**
     * Fills gaps and drops doublets by the median of the five intervals around: an interval of more than 1.6 medians gets beats at
     * equal steps, and a beat that follows within 0.6 medians is dropped when the interval around it is then closer to a median.
     *
     * @param beats ascending, seconds; not modified
     */
    public static Beats repair(double[] beats) {
        List<Double> times = new ArrayList<>(Arrays.stream(beats).boxed().toList());
        int changes = 0;
        for (int n = 1; n < times.size(); n++) {
            double interval = times.get(n) - times.get(n - 1);
            double median = medianAround(times, n);
            if (interval < DOUBLET * median && n + 1 < times.size()) {
                double without = times.get(n + 1) - times.get(n - 1);
                double with = times.get(n + 1) - times.get(n);
                if (Math.abs(without - median) <= Math.abs(with - median)) {
                    times.remove(n--);
                    changes++;
                }
            } else if (interval > GAP * median) {
                int missing = (int) Math.round(interval / median) - 1;
                for (int m = 1; m <= missing; m++) {
                    times.add(n + m - 1, times.get(n - 1) + interval * m / (missing + 1));
                }
                n += missing;
                changes += missing;
            }
        }
        return new Beats(times.stream().mapToDouble(Double::doubleValue).toArray(), changes);
    }

    private static double medianAround(List<Double> times, int n) {
        int from = Math.max(1, Math.min(n - 2, times.size() - 5));
        int to = Math.min(times.size() - 1, from + 4);
        double[] intervals = new double[to - from + 1];
        for (int m = from; m <= to; m++) {
            intervals[m - from] = times.get(m) - times.get(m - 1);
        }
        Arrays.sort(intervals);
        return intervals[intervals.length / 2];
    }

    /**
     * Phase of the heart, 2π (t − t₁)/(t₂ − t₁) between the beats before and after; outside the recorded beats, the nearest interval goes
     * on.
     *
     * @throws IllegalStateException when there are fewer than two beats
     */
    public double phase(double at) {
        if (seconds.length < 2) {
            throw new IllegalStateException("a phase needs two beats");
        }
        int found = Arrays.binarySearch(seconds, at);
        int before = Math.max(0, Math.min(seconds.length - 2, found >= 0 ? found : -found - 2));
        double share = (at - seconds[before]) / (seconds[before + 1] - seconds[before]);
        return 2 * Math.PI * (share - Math.floor(share));
    }

    /** Heart rate, beats per minute: 60 over the mean interval of the beats within three seconds of a time; NaN where there is none. */
    public double rate(double at) {
        double sum = 0;
        int count = 0;
        for (int n = 1; n < seconds.length; n++) {
            if (Math.abs((seconds[n] + seconds[n - 1]) / 2 - at) <= 3) {
                sum += seconds[n] - seconds[n - 1];
                count++;
            }
        }
        return count == 0 ? Double.NaN : 60 * count / sum;
    }
}
