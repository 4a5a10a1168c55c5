package org.nocimap.fmri.motion;

import java.util.Arrays;
import org.nocimap.fmri.run.Run;

/**
 * How much the image changes from volume to volume.
 *
 * <p>DVARS is the root mean square over voxels of the difference between successive volumes. Standardised DVARS divides it by
 * what independent noise of the same strength would give: the mean over voxels of s √(2 (1 − ρ)), with s the robust standard deviation
 * (P75 − P25)/1.349 and ρ the lag-1 autocorrelation of the voxel's series (Nichols 2013, "Notes on creating a standardized version of
 * DVARS"; the percentiles are order statistics, rounded down, as in nipype).
 *
 * @param dvars {@code double[T]} in the units of the image, 0 for the first volume
 * @param standardised {@code double[T]}, about 1 for noise, 0 for the first volume
 */
public record ImageChange(double[] dvars, double[] standardised) {
    /** @param run raw; not modified */
    public static ImageChange of(Run run) {
        int time = run.length();
        double[] dvars = new double[time];
        for (int t = 1; t < time; t++) {
            float[] a = run.volumes()[t - 1];
            float[] b = run.volumes()[t];
            double squares = 0;
            for (int v = 0; v < a.length; v++) {
                double d = (double) b[v] - a[v];
                squares += d * d;
            }
            dvars[t] = Math.sqrt(squares / a.length);
        }
        double expected = 0;
        for (int v = 0; v < run.voxels(); v++) {
            expected += expectedChange(run.series(v)) / run.voxels();
        }
        double[] standardised = new double[time];
        for (int t = 1; t < time; t++) {
            standardised[t] = expected > 0 ? dvars[t] / expected : 0;
        }
        return new ImageChange(dvars, standardised);
    }

    private static double expectedChange(double[] series) {
        double[] sorted = series.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        double sd = (sorted[(int) (0.75 * last)] - sorted[(int) (0.25 * last)]) / 1.349;
        double mean = Arrays.stream(series).average().orElse(0);
        double variance = 0;
        double lagged = 0;
        for (int t = 0; t < series.length; t++) {
            variance += (series[t] - mean) * (series[t] - mean) / series.length;
            if (t > 0) {
                lagged += (series[t] - mean) * (series[t - 1] - mean) / (series.length - 1);
            }
        }
        double rho = variance > 0 ? lagged / variance : 0;
        return sd * Math.sqrt(2 * Math.max(0, 1 - rho));
    }

    /**
     * RMS difference of every volume from a reference volume, over the mean of the reference ({@code refrms}); {@code double[T]}.
     *
     * @param reference 0-based number of the volume; the middle one is usual
     */
    public static double[] fromReference(Run run, int reference) {
        float[] base = run.volumes()[reference];
        double mean = 0;
        for (float b : base) {
            mean += b / (double) base.length;
        }
        double[] rms = new double[run.length()];
        for (int t = 0; t < rms.length; t++) {
            double squares = 0;
            for (int v = 0; v < base.length; v++) {
                double d = (double) run.volumes()[t][v] - base[v];
                squares += d * d;
            }
            rms[t] = Math.sqrt(squares / base.length) / Math.abs(mean);
        }
        return rms;
    }
}
