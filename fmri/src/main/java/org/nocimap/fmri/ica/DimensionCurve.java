package org.nocimap.fmri.ica;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How many components data have: Laplace's approximation to the evidence of probabilistic principal components (Minka 2000, "Automatic
 * choice of dimensionality for PCA", MIT Media Lab TR 514, equations 76 to 80), for every number k.
 *
 * <pre>
 * ln p(k) = −n/2 Σ_{i≤k} ln l_i − n (d − k)/2 ln v + k/2 ln(2π/n) + Σ_{i≤k} o_i
 * o_i = −ln 2 + ln Γ((d − i + 1)/2) − (d − i + 1)/2 ln π + (d − i)/2 ln 2π
 *       − ½ Σ_{j>i} ( ln[(l_i − l_j)(1/λ_j − 1/l_i)] + ln n ),   λ_j = l_j for j ≤ k, else v
 * </pre>
 *
 * with l the eigenvalues of the covariance of d series over n independent samples and v the mean of those beyond k. o_i is the share of all
 * directions that component i may have which the data leave; a share is at most 1, and where eigenvalues are so close that the
 * approximation says more, it is taken as 1 (otherwise equal eigenvalues of noise would count as infinite evidence).
 *
 * <p>Eigenvalues beyond the leading ones that are known take the mean of what is left of the energy. Where there are more series than
 * independent samples, the two change places: the non-zero eigenvalues are the same.
 *
 * @param eigenvalues the leading ones, of the covariance, descending
 * @param logEvidence of k = 1, 2, …; {@code logEvidence[0]} is for one component
 * @param features d
 * @param samples n, the effective number of independent samples: as many as give white noise the largest eigenvalue that the smooth noise
 *     of the runs has ({@link NoiseEdge})
 * @param aboveNoise how many eigenvalues lie above that
 */
public record DimensionCurve(double[] eigenvalues, double[] logEvidence, int features, double samples, int aboveNoise) {

    /**
     * @param squares leading squared singular values of the data, descending, at least two; not modified
     * @param energy their sum over all, known or not
     * @param series degrees of freedom over time, D
     * @param noise where the noise ends and how many independent samples the voxels are worth
     * @param most largest k looked at
     */
    static DimensionCurve of(double[] squares, double energy, int series, NoiseEdge noise, int most) {
        double samples = noise.samples();
        int d = (int) Math.max(2, Math.min(series, Math.floor(samples)));
        double n = Math.max(series, samples);
        int known = Math.min(squares.length, d);
        double[] l = Arrays.copyOf(squares, known);
        double total = Math.max(energy, Arrays.stream(l).sum());
        double rest =
                known < d ? Math.max(1e-12 * total, (total - Arrays.stream(l).sum()) / (d - known)) : 0;
        for (int i = 0; i < known; i++) {
            // Equal eigenvalues would make the distance between two of them zero.
            l[i] = Math.max(l[i], Math.max(rest, 1e-12 * total / d)) * (1 + 1e-9 * (known - i) / known);
        }
        int largest = Math.min(most, Math.min(known, d) - 1);
        double[] evidence = new double[Math.max(0, largest)];
        for (int k = 1; k <= largest; k++) {
            evidence[k - 1] = evidence(l, rest, d, n, k);
        }
        double scale = d / total;
        return new DimensionCurve(
                Arrays.stream(l).map(value -> value * scale).toArray(),
                evidence,
                d,
                n,
                aboveNoise(squares, total, series, noise.edge()));
    }

    /** Leading eigenvalues above the noise's end, its mean being that of the eigenvalues not yet counted. */
    private static int aboveNoise(double[] squares, double total, int series, double edge) {
        double left = total;
        int k = 0;
        while (k < squares.length && k < series - 1 && squares[k] > edge * left / (series - k)) {
            left -= squares[k];
            k++;
        }
        return k;
    }

    private static double evidence(double[] l, double rest, int d, double n, int k) {
        double tail = (d - l.length) * rest;
        for (int j = k; j < l.length; j++) {
            tail += l[j];
        }
        double v = tail / (d - k);
        double sum = -n / 2 * (d - k) * Math.log(v) + k / 2.0 * Math.log(2 * Math.PI / n);
        for (int i = 0; i < k; i++) {
            sum -= n / 2 * Math.log(l[i]);
            sum += Math.min(0, directions(l, rest, d, n, k, i, v));
        }
        return sum;
    }

    /** o of the component with 0-based number i. */
    private static double directions(double[] l, double rest, int d, double n, int k, int i, double v) {
        double half = (d - i) / 2.0;
        double o = -Math.log(2) + LogGamma.value(half) - half * Math.log(Math.PI);
        o += (d - i - 1) / 2.0 * Math.log(2 * Math.PI);
        double logs = 0;
        for (int j = i + 1; j < l.length; j++) {
            double lambda = j < k ? l[j] : v;
            logs += Math.log(Math.max(1e-300, (l[i] - l[j]) * (1 / lambda - 1 / l[i])));
        }
        if (d > l.length) {
            logs += (d - l.length) * Math.log(Math.max(1e-300, (l[i] - rest) * (1 / v - 1 / l[i])));
        }
        return o - (logs + (d - i - 1) * Math.log(n)) / 2;
    }

    /** The number of components with the largest evidence among those above the noise, at least 1; the smallest of equals. */
    public int best() {
        int best = 0;
        for (int k = 1; k < Math.min(logEvidence.length, aboveNoise); k++) {
            if (logEvidence[k] > logEvidence[best]) {
                best = k;
            }
        }
        return best + 1;
    }
}
