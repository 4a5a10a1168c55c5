package org.nocimap.fmri.ica;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * A map's values as a mixture of a Gaussian (noise) and two Gamma distributions, one for each tail (Beckmann and Smith 2004,
 * doi:10.1109/TMI.2003.822821): p₀ N(m, s²) + p₊ Γ(x − m; a₊, b₊) for x above m + p₋ Γ(m − x; a₋, b₋) for x below it, with shapes a and scales
 * b, fitted by expectation and maximisation on the values' histogram.
 *
 * <p>Three rules keep the parts what they stand for: s² is at least half of what the middle of the values says ((IQR/1.349)²); the mode
 * of a Gamma lies at least s away from m, and inside it the Gamma has no part; a tail that holds less than {@value #LEAST} voxels is empty.
 *
 * @param mean m
 * @param sd s
 * @param shares p₀, p₊, p₋
 * @param shapes a₊, a₋
 * @param scales b₊, b₋
 */
public record TailMixture(double mean, double sd, double[] shares, double[] shapes, double[] scales) {
    private static final int BINS = 2048;
    private static final int STEPS = 300;
    private static final double TOLERANCE = 1e-7;
    private static final double LEAST = 3;

    /** Fits a map. */
    public static TailMixture fit(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        if (!(high > low)) {
            return new TailMixture(low, 1, new double[] {1, 0, 0}, new double[] {1, 1}, new double[] {1, 1});
        }
        double[] x = new double[BINS];
        double[] count = new double[BINS];
        double width = (high - low) / BINS;
        for (double value : values) {
            int bin = (int) Math.min(BINS - 1, (value - low) / width);
            count[bin]++;
            x[bin] += value;
        }
        for (int b = 0; b < BINS; b++) {
            x[b] = count[b] > 0 ? x[b] / count[b] : low + (b + 0.5) * width;
        }
        double median = sorted[sorted.length / 2];
        double middle =
                (sorted[(int) (0.75 * (sorted.length - 1))] - sorted[(int) (0.25 * (sorted.length - 1))]) / 1.349;
        return new Fit(x, count, values.length, median, Math.max(middle, 1e-9 * (high - low))).run();
    }

    /** The expectation and maximisation. */
    private static final class Fit {
        private final double[] x;
        private final double[] count;
        private final double total;
        private final double middle;
        private TailMixture now;

        Fit(double[] x, double[] count, double total, double median, double middle) {
            this.x = x;
            this.count = count;
            this.total = total;
            this.middle = middle;
            // Tails begin as exponentials beyond two standard deviations.
            this.now =
                    new TailMixture(median, middle, new double[] {0.9, 0.05, 0.05}, new double[] {9, 9}, new double[] {
                        middle / 3, middle / 3
                    });
        }

        TailMixture run() {
            double before = Double.NEGATIVE_INFINITY;
            for (int step = 0; step < STEPS; step++) {
                double[][] share = new double[3][x.length];
                double fit = expect(share);
                now = maximise(share);
                if (Math.abs(fit - before) < TOLERANCE) {
                    break;
                }
                before = fit;
            }
            return now;
        }

        /** Mean log-likelihood; fills the parts' counts in every bin. */
        private double expect(double[][] share) {
            double fit = 0;
            for (int b = 0; b < x.length; b++) {
                if (count[b] == 0) {
                    continue;
                }
                double[] parts = now.parts(x[b]);
                double sum = parts[0] + parts[1] + parts[2];
                fit += count[b] * Math.log(Math.max(sum, 1e-300)) / total;
                for (int p = 0; p < 3; p++) {
                    share[p][b] = sum > 0 ? count[b] * parts[p] / sum : p == 0 ? count[b] : 0;
                }
            }
            return fit;
        }

        private TailMixture maximise(double[][] share) {
            double n = 0;
            double sum = 0;
            for (int b = 0; b < x.length; b++) {
                n += share[0][b];
                sum += share[0][b] * x[b];
            }
            double mean = n > 0 ? sum / n : now.mean();
            double squares = 0;
            for (int b = 0; b < x.length; b++) {
                squares += share[0][b] * (x[b] - mean) * (x[b] - mean);
            }
            double sd = Math.sqrt(Math.max(n > 0 ? squares / n : 0, 0.5 * middle * middle));
            double[] shares = {n / total, 0, 0};
            double[] shapes = {1, 1};
            double[] scales = {sd, sd};
            for (int tail = 0; tail < 2; tail++) {
                gamma(share[tail + 1], mean, sd, tail, shares, shapes, scales);
            }
            double all = shares[0] + shares[1] + shares[2];
            for (int p = 0; p < 3; p++) {
                shares[p] /= all;
            }
            return new TailMixture(mean, sd, shares, shapes, scales);
        }

        private void gamma(
                double[] part, double mean, double sd, int tail, double[] shares, double[] shapes, double[] scales) {
            int sign = tail == 0 ? 1 : -1;
            double n = 0;
            double sum = 0;
            double logs = 0;
            for (int b = 0; b < x.length; b++) {
                double away = sign * (x[b] - mean);
                if (away > 0 && part[b] > 0) {
                    n += part[b];
                    sum += part[b] * away;
                    logs += part[b] * Math.log(away);
                }
            }
            if (n < LEAST) {
                return;
            }
            double average = sum / n;
            double shape = shape(Math.log(average) - logs / n);
            // The mode (a − 1) b with a b = average lies at least one standard deviation away.
            if (average > sd && (shape - 1) * average / shape < sd) {
                shape = average / (average - sd);
            }
            if (average <= 1.05 * sd) {
                return;
            }
            shares[tail + 1] = n / total;
            shapes[tail] = Math.min(shape, 1e4);
            scales[tail] = average / shapes[tail];
        }

        /** Solves ln a − ψ(a) = c by Newton from Minka's start. */
        private static double shape(double c) {
            if (!(c > 1e-6)) {
                return 1e4;
            }
            double a = (3 - c + Math.sqrt((c - 3) * (c - 3) + 24 * c)) / (12 * c);
            for (int step = 0; step < 5; step++) {
                double slope = 1 / a - Trigamma.value(a);
                a = Math.max(1e-3, a - (Math.log(a) - Digamma.value(a) - c) / slope);
            }
            return a;
        }
    }

    /** Densities of the three parts, times their shares. */
    private double[] parts(double x) {
        double u = (x - mean) / sd;
        double[] parts = {shares[0] * Math.exp(-u * u / 2) / (sd * Math.sqrt(2 * Math.PI)), 0, 0};
        int tail = x > mean ? 0 : 1;
        double away = Math.abs(x - mean);
        if (away > sd && shares[tail + 1] > 0) {
            double a = shapes[tail];
            double b = scales[tail];
            double log = (a - 1) * Math.log(away) - away / b - LogGamma.value(a) - a * Math.log(b);
            parts[tail + 1] = shares[tail + 1] * Math.exp(log);
        }
        return parts;
    }

    /** The probability that a value belongs to the tail of its side, 0 to 1; beyond the reach of all densities, 1. */
    public double tailProbability(double x) {
        double[] parts = parts(x);
        double tail = parts[1] + parts[2];
        double sum = parts[0] + tail;
        if (sum > 0) {
            return tail / sum;
        }
        return Math.abs(x - mean) > sd && shares[x > mean ? 1 : 2] > 0 ? 1 : 0;
    }
}
