package org.nocimap.fmri.firstlevel;

import java.util.Arrays;

/** A linear filter that makes noise independent from volume to volume; immutable. */
abstract class Whitening {
    private static final double FLOOR = 1e-3;
    private static final double NEGLIGIBLE = 1e-7;

    /** The filtered series; {@code series} is not modified. */
    abstract double[] apply(double[] series);

    /** x_t − ρ x_{t−1}; the first volume stays. */
    static Whitening memory(double rho) {
        return new Whitening() {
            @Override
            double[] apply(double[] series) {
                double[] white = series.clone();
                for (int t = 1; t < white.length && rho != 0; t++) {
                    white[t] = series[t] - rho * series[t - 1];
                }
                return white;
            }
        };
    }

    /**
     * A symmetric filter whose frequency response is one over the root of the spectrum that an autocorrelation has.
     *
     * @param tapered autocorrelation at lags 0 (1), 1, 2 …
     * @param length of the series
     */
    static Whitening spectral(double[] tapered, int length) {
        int n = Integer.highestOneBit(2 * length - 1) * 2;
        double[] cos = new double[n];
        for (int k = 0; k < n; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / n);
        }
        double[] gain = new double[n / 2 + 1];
        for (int k = 0; k <= n / 2; k++) {
            double power = 1;
            for (int lag = 1; lag < tapered.length; lag++) {
                power += 2 * tapered[lag] * cos[(int) ((long) k * lag % n)];
            }
            gain[k] = 1 / Math.sqrt(Math.max(FLOOR, power));
        }
        double[] kernel = new double[length];
        int reach = 0;
        for (int d = 0; d < length; d++) {
            double sum = gain[0] + ((d & 1) == 0 ? gain[n / 2] : -gain[n / 2]);
            for (int k = 1; k < n / 2; k++) {
                sum += 2 * gain[k] * cos[(int) ((long) k * d % n)];
            }
            kernel[d] = sum / n;
            if (Math.abs(kernel[d]) > NEGLIGIBLE * kernel[0]) {
                reach = d;
            }
        }
        return convolution(Arrays.copyOf(kernel, reach + 1));
    }

    private static Whitening convolution(double[] kernel) {
        return new Whitening() {
            @Override
            double[] apply(double[] series) {
                int length = series.length;
                double[] white = new double[length];
                for (int t = 0; t < length; t++) {
                    white[t] = kernel[0] * series[t];
                }
                for (int d = 1; d < kernel.length && d < length; d++) {
                    double w = kernel[d];
                    for (int t = d; t < length; t++) {
                        white[t] += w * series[t - d];
                        white[t - d] += w * series[t];
                    }
                }
                return white;
            }
        };
    }
}
