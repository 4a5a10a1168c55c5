package org.nocimap.fmri.connectivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.engine.RandomStream;

/**
 * How correlations between regions change over time, by a sliding window (Allen et al. 2014, doi:10.1093/cercor/bhs352): in every window
 * the weighted correlation of two regions as Fisher's z, and over the windows its standard deviation, which is compared with that of
 * surrogates. Surrogates keep the spectrum of every region and the correlation of any two over the whole run, but no change of it: the
 * phases of all regions are turned by the same random angles (Prichard and Theiler 1994, doi:10.1103/PhysRevLett.73.951).
 *
 * @param z {@code double[windows][edges]}, edges in the order (0,1), (0,2), …, (1,2), …
 * @param centresSeconds middle of each window from the first volume
 * @param spread standard deviation of z over windows, {@code double[regions][regions]}, 0 on the diagonal
 * @param p share of surrogates (and the run itself) whose spread is as large, for every edge, 1 on the diagonal
 * @param left windows with too few volumes that take part
 */
public record WindowedConnectivity(double[][] z, double[] centresSeconds, double[][] spread, double[][] p, int left) {
    private static final double LARGEST_R = 1 - 1e-7;
    private static final int LEAST_VOLUMES = 8;

    /** What weight volumes have within a window. */
    public enum Taper {
        /** All the same. */
        NONE,
        /** A cosine over the first and the last quarter. */
        TUKEY
    }

    /**
     * How windows lie.
     *
     * @param windowSeconds length
     * @param stepSeconds from one to the next
     * @param taper weight within
     * @param surrogates of the null, 0 for none
     * @param seed of their phases
     */
    public record Windows(double windowSeconds, double stepSeconds, Taper taper, int surrogates, long seed) {}

    /**
     * @param series of the whole run, {@code double[T]} for each region; not modified
     * @throws IllegalArgumentException when fewer than two windows have volumes enough
     */
    public static WindowedConnectivity of(CleanRun clean, List<double[]> series, Windows how) {
        double tr = clean.run().trSeconds();
        int length = Math.max(1, (int) Math.round(how.windowSeconds() / tr));
        int step = Math.max(1, (int) Math.round(how.stepSeconds() / tr));
        double[] weights = weights(length, how.taper());
        List<Integer> starts = new ArrayList<>();
        int left = 0;
        for (int from = 0; from + length <= clean.run().length(); from += step) {
            int kept = 0;
            for (int t = 0; t < length; t++) {
                kept += clean.kept()[from + t] ? 1 : 0;
            }
            if (kept >= Math.max(LEAST_VOLUMES, length / 2)) {
                starts.add(from);
            } else {
                left++;
            }
        }
        if (starts.size() < 2) {
            throw new IllegalArgumentException("the run has room for " + starts.size() + " windows of "
                    + how.windowSeconds() + " s with volumes enough");
        }
        double[][] values = series.stream().map(s -> full(clean, s)).toArray(double[][]::new);
        double[][] z = correlations(values, clean.kept(), starts, weights);
        double[] observed = spreads(z);
        int[] atLeast = new int[observed.length];
        double[][][] spectra = spectra(values);
        for (int n = 0; n < how.surrogates(); n++) {
            double[][] other =
                    surrogate(spectra, values[0].length, RandomStream.of(how.seed(), "fmri.windows.surrogate", n));
            double[] spread = spreads(correlations(other, clean.kept(), starts, weights));
            for (int e = 0; e < spread.length; e++) {
                atLeast[e] += spread[e] >= observed[e] ? 1 : 0;
            }
        }
        int regions = values.length;
        double[][] sd = new double[regions][regions];
        double[][] p = new double[regions][regions];
        int edge = 0;
        for (int a = 0; a < regions; a++) {
            p[a][a] = 1;
            for (int b = a + 1; b < regions; b++) {
                sd[a][b] = observed[edge];
                sd[b][a] = sd[a][b];
                p[a][b] = how.surrogates() == 0 ? Double.NaN : (1.0 + atLeast[edge]) / (1 + how.surrogates());
                p[b][a] = p[a][b];
                edge++;
            }
        }
        double[] centres =
                starts.stream().mapToDouble(s -> (s + (length - 1) / 2.0) * tr).toArray();
        return new WindowedConnectivity(z, centres, sd, p, left);
    }

    /** Centred over the volumes that take part; the others are 0. */
    private static double[] full(CleanRun clean, double[] series) {
        double[] centred = clean.centred(series);
        double[] full = new double[series.length];
        int[] at = clean.volumes();
        for (int n = 0; n < at.length; n++) {
            full[at[n]] = centred[n];
        }
        return full;
    }

    private static double[] weights(int length, Taper taper) {
        double[] weights = new double[length];
        Arrays.fill(weights, 1);
        int quarter = taper == Taper.TUKEY ? length / 4 : 0;
        for (int t = 0; t < quarter; t++) {
            double weight = 0.5 * (1 - Math.cos(Math.PI * (t + 0.5) / quarter));
            weights[t] = weight;
            weights[length - 1 - t] = weight;
        }
        return weights;
    }

    private static double[][] correlations(double[][] x, boolean[] kept, List<Integer> starts, double[] weights) {
        int regions = x.length;
        double[][] z = new double[starts.size()][regions * (regions - 1) / 2];
        for (int w = 0; w < z.length; w++) {
            int edge = 0;
            for (int a = 0; a < regions; a++) {
                for (int b = a + 1; b < regions; b++) {
                    z[w][edge++] = correlation(x[a], x[b], kept, starts.get(w), weights);
                }
            }
        }
        return z;
    }

    private static double correlation(double[] a, double[] b, boolean[] kept, int from, double[] weights) {
        double sum = 0;
        double meanA = 0;
        double meanB = 0;
        for (int t = 0; t < weights.length; t++) {
            double w = kept[from + t] ? weights[t] : 0;
            sum += w;
            meanA += w * a[from + t];
            meanB += w * b[from + t];
        }
        meanA /= sum;
        meanB /= sum;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int t = 0; t < weights.length; t++) {
            double w = kept[from + t] ? weights[t] : 0;
            double da = a[from + t] - meanA;
            double db = b[from + t] - meanB;
            ab += w * da * db;
            aa += w * da * da;
            bb += w * db * db;
        }
        double r = aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
        double bounded = Math.max(-LARGEST_R, Math.min(LARGEST_R, r));
        return 0.5 * Math.log((1 + bounded) / (1 - bounded));
    }

    private static double[] spreads(double[][] z) {
        double[] sd = new double[z[0].length];
        for (int e = 0; e < sd.length; e++) {
            double mean = 0;
            for (double[] window : z) {
                mean += window[e] / z.length;
            }
            double squares = 0;
            for (double[] window : z) {
                squares += (window[e] - mean) * (window[e] - mean);
            }
            sd[e] = Math.sqrt(squares / (z.length - 1));
        }
        return sd;
    }

    /** Cosine and sine parts of every region at the frequencies k / T, k = 0 … ⌊T/2⌋: {@code double[regions][2][k]}. */
    private static double[][][] spectra(double[][] x) {
        int time = x[0].length;
        double[][][] spectra = new double[x.length][2][time / 2 + 1];
        for (int k = 1; k <= time / 2; k++) {
            for (int t = 0; t < time; t++) {
                double phase = 2 * Math.PI * ((long) k * t % time) / time;
                double cos = Math.cos(phase);
                double sin = Math.sin(phase);
                for (int r = 0; r < x.length; r++) {
                    spectra[r][0][k] += x[r][t] * cos;
                    spectra[r][1][k] -= x[r][t] * sin;
                }
            }
        }
        return spectra;
    }

    /** The same angles for all regions at every frequency. */
    private static double[][] surrogate(double[][][] spectra, int time, RandomStream random) {
        double[][] turned = new double[spectra.length][time];
        for (int k = 1; k <= time / 2; k++) {
            boolean nyquist = 2 * k == time;
            double angle = nyquist ? (random.next() < 0 ? Math.PI : 0) : 2 * Math.PI * random.nextDouble();
            double scale = (nyquist ? 1.0 : 2.0) / time;
            for (int t = 0; t < time; t++) {
                double phase = 2 * Math.PI * ((long) k * t % time) / time + angle;
                double cos = scale * Math.cos(phase);
                double sin = scale * Math.sin(phase);
                for (int r = 0; r < spectra.length; r++) {
                    turned[r][t] += spectra[r][0][k] * cos - spectra[r][1][k] * sin;
                }
            }
        }
        return turned;
    }
}
