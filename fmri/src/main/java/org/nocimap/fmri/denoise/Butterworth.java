package org.nocimap.fmri.denoise;

import java.util.ArrayList;
import java.util.List;

/**
 * A Butterworth high-pass filter that runs forth and back, so that nothing is delayed.
 *
 * <p>Analogue poles e^{iπ(2k+n+1)/2n}, turned into a high pass at tan(π f TR) and into second-order sections by the bilinear
 * transform (Oppenheim &amp; Schafer, Discrete-Time Signal Processing, ch. 7). Before each pass the series is continued at both ends
 * by its own mirror image through the end point, and the sections start in the state of a constant input: the conventions of
 * SciPy's {@code sosfiltfilt}, which nilearn uses.
 */
public final class Butterworth {
    private final List<double[]> sections;
    private final int padding;

    /**
     * @throws IllegalArgumentException when the cut is not below the Nyquist frequency 1/(2 TR)
     */
    public Butterworth(HighPass.Recursive filter, double trSeconds) {
        double cut = filter.cutHz() * trSeconds;
        if (!(cut < 0.5)) {
            throw new IllegalArgumentException(
                    "the cut of " + filter.cutHz() + " Hz is not below half the sampling rate");
        }
        int n = filter.order();
        double warped = Math.tan(Math.PI * cut);
        this.sections = new ArrayList<>();
        for (int k = 0; k < n / 2; k++) {
            double angle = Math.PI * (2 * k + n + 1) / (2.0 * n);
            // s = warped / p with |p| = 1, hence warped · conj(p); z = (1 + s) / (1 − s).
            double re = warped * Math.cos(angle);
            double im = -warped * Math.sin(angle);
            double size = (1 - re) * (1 - re) + im * im;
            double zRe = (1 - re * re - im * im) / size;
            double zNorm = ((1 + re) * (1 + re) + im * im) / size;
            double gain = (1 + 2 * zRe + zNorm) / 4;
            sections.add(new double[] {gain, -2 * gain, gain, -2 * zRe, zNorm});
        }
        if (n % 2 == 1) {
            double z = (1 - warped) / (1 + warped);
            double gain = (1 + z) / 2;
            sections.add(0, new double[] {gain, -gain, 0, -z, 0});
        }
        this.padding = 3 * (n + 1);
    }

    /** Least number of time points that can be filtered. */
    public int shortest() {
        return padding + 1;
    }

    /**
     * @param series {@code double[T]}; not modified
     */
    public double[] filter(double[] series) {
        double[][] y = new double[series.length][1];
        for (int t = 0; t < series.length; t++) {
            y[t][0] = series[t];
        }
        apply(y, 1);
        double[] filtered = new double[series.length];
        for (int t = 0; t < series.length; t++) {
            filtered[t] = y[t][0];
        }
        return filtered;
    }

    /**
     * @param y {@code double[T][≥ width]}, series side by side; modified
     * @throws IllegalArgumentException when there are fewer than {@link #shortest()} time points
     */
    public void apply(double[][] y, int width) {
        int time = y.length;
        if (time < shortest()) {
            throw new IllegalArgumentException("the filter needs at least " + shortest() + " volumes, not " + time);
        }
        double[][] padded = new double[time + 2 * padding][width];
        for (int t = 0; t < padded.length; t++) {
            int at = t - padding;
            for (int v = 0; v < width; v++) {
                padded[t][v] = at < 0
                        ? 2 * y[0][v] - y[-at][v]
                        : at < time ? y[at][v] : 2 * y[time - 1][v] - y[2 * (time - 1) - at][v];
            }
        }
        pass(padded, width);
        reverse(padded);
        pass(padded, width);
        reverse(padded);
        for (int t = 0; t < time; t++) {
            System.arraycopy(padded[t + padding], 0, y[t], 0, width);
        }
    }

    private void pass(double[][] y, int width) {
        boolean first = true;
        for (double[] s : sections) {
            double[] z1 = new double[width];
            double[] z2 = new double[width];
            if (first) {
                // A constant input of 1 leaves a high pass as 0: z2 = b2, z1 = b1 + z2. Later sections are at rest.
                for (int v = 0; v < width; v++) {
                    z2[v] = s[2] * y[0][v];
                    z1[v] = s[1] * y[0][v] + z2[v];
                }
                first = false;
            }
            for (double[] row : y) {
                for (int v = 0; v < width; v++) {
                    double in = row[v];
                    double out = s[0] * in + z1[v];
                    z1[v] = s[1] * in - s[3] * out + z2[v];
                    z2[v] = s[2] * in - s[4] * out;
                    row[v] = out;
                }
            }
        }
    }

    private static void reverse(double[][] y) {
        for (int a = 0, b = y.length - 1; a < b; a++, b--) {
            double[] row = y[a];
            y[a] = y[b];
            y[b] = row;
        }
    }
}
