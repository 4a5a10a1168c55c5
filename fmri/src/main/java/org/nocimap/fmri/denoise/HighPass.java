package org.nocimap.fmri.denoise;

import java.util.ArrayList;
import java.util.List;

/** How slow drifts are told from signal. */
public sealed interface HighPass {
    /** The drifts that the filter takes out, as regressors {@code double[length]}; none for {@link Recursive} and {@link None}. */
    List<double[]> regressors(int length, double trSeconds);

    /** How many degrees of freedom the filter costs; for {@link Recursive} the number of cosines slower than its cut. */
    int cost(int length, double trSeconds);

    /** No filter. */
    record None() implements HighPass {
        @Override
        public List<double[]> regressors(int length, double trSeconds) {
            return List.of();
        }

        @Override
        public int cost(int length, double trSeconds) {
            return 0;
        }
    }

    /**
     * All Fourier frequencies of the run below the cut, 0 excluded: with 120 volumes of 3 s and 0.006 Hz, 1/360 and 2/360 Hz, four
     * columns. What AFNI's 3dBandpass does after its own detrending.
     *
     * @param cutHz frequencies below go, Hz
     */
    record Fourier(double cutHz) implements HighPass {
        public Fourier {
            requireCut(cutHz);
        }

        @Override
        public List<double[]> regressors(int length, double trSeconds) {
            List<double[]> columns = new ArrayList<>();
            for (int k = 1; 2 * k <= length && k < cutHz * length * trSeconds; k++) {
                double[] cos = new double[length];
                double[] sin = new double[length];
                for (int t = 0; t < length; t++) {
                    cos[t] = Math.cos(2 * Math.PI * k * t / length);
                    sin[t] = Math.sin(2 * Math.PI * k * t / length);
                }
                columns.add(cos);
                if (2 * k < length) {
                    columns.add(sin);
                }
            }
            return columns;
        }

        @Override
        public int cost(int length, double trSeconds) {
            return regressors(length, trSeconds).size();
        }
    }

    /**
     * Discrete cosines √(2/T) cos(π k (t + ½) / T) for k = 1 … ⌊2 T TR f⌋ (SPM's and nilearn's drift model).
     *
     * @param cutHz f, Hz; 1/128 is usual for tasks
     */
    record Cosine(double cutHz) implements HighPass {
        public Cosine {
            requireCut(cutHz);
        }

        @Override
        public List<double[]> regressors(int length, double trSeconds) {
            List<double[]> columns = new ArrayList<>();
            for (int k = 1; k <= cost(length, trSeconds); k++) {
                double[] column = new double[length];
                for (int t = 0; t < length; t++) {
                    column[t] = Math.sqrt(2.0 / length) * Math.cos(Math.PI * k * (t + 0.5) / length);
                }
                columns.add(column);
            }
            return columns;
        }

        @Override
        public int cost(int length, double trSeconds) {
            return (int) Math.min(length - 1, Math.floor(2 * length * trSeconds * cutHz));
        }
    }

    /**
     * A Butterworth filter, forth and back ({@link Butterworth}).
     *
     * @param cutHz half-power frequency of one pass, Hz
     * @param order of one pass, 1 to 10; nilearn's is 5
     */
    record Recursive(double cutHz, int order) implements HighPass {
        public Recursive {
            requireCut(cutHz);
            if (order < 1 || order > 10) {
                throw new IllegalArgumentException("the order of a Butterworth filter is 1 to 10, not " + order);
            }
        }

        @Override
        public List<double[]> regressors(int length, double trSeconds) {
            return List.of();
        }

        @Override
        public int cost(int length, double trSeconds) {
            return new Cosine(cutHz).cost(length, trSeconds);
        }
    }

    private static void requireCut(double cutHz) {
        if (!(cutHz > 0 && cutHz < 100)) {
            throw new IllegalArgumentException("the cut of a high-pass filter is a frequency in Hz, not " + cutHz);
        }
    }
}
