package org.nocimap.stats.glm;

import java.util.Random;
import org.nocimap.stats.Normal;

/**
 * The posterior of a mixed model by a chain: β given τ² drawn from its normal, then a random walk in log τ² given β. The tail
 * beyond 0 is averaged over the conditional normals of the chain. Shares no code with the quadrature but the design.
 */
final class PosteriorChain {
    private PosteriorChain() {}

    static double z(Design design, Contrast contrast, double[] y, double[] v, int steps, Random random) {
        int n = design.observations();
        int p = design.columns();
        double tau2 = 0.5;
        double above = 0;
        double below = 0;
        double[] beta = new double[p];
        for (int step = 0; step < steps; step++) {
            double[][] a = new double[p][p];
            double[] b = new double[p];
            for (int i = 0; i < n; i++) {
                double w = 1 / (v[i] + tau2);
                for (int j = 0; j < p; j++) {
                    b[j] += w * design.at(i, j) * y[i];
                    for (int k = 0; k < p; k++) {
                        a[j][k] += w * design.at(i, j) * design.at(i, k);
                    }
                }
            }
            double[][] inverse = inverse(a);
            double mean = 0;
            double variance = 0;
            double[] centre = new double[p];
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    centre[j] += inverse[j][k] * b[k];
                    variance += contrast.weight(0, j) * inverse[j][k] * contrast.weight(0, k);
                }
                mean += contrast.weight(0, j) * centre[j];
            }
            if (step > steps / 50) {
                above += Normal.sf(mean / Math.sqrt(variance));
                below += Normal.cdf(mean / Math.sqrt(variance));
            }
            draw(inverse, centre, beta, random);
            for (int move = 0; move < 2; move++) {
                double proposed = tau2 * Math.exp(random.nextGaussian() * 1.5);
                double gain = height(design, y, v, beta, proposed) - height(design, y, v, beta, tau2);
                if (Math.log(random.nextDouble()) < gain) {
                    tau2 = proposed;
                }
            }
        }
        double share = above / (above + below);
        return share < 0.5 ? Normal.isf(share) : -Normal.isf(1 - share);
    }

    /** Log density of log τ² given β under the prior √(½ Σ w²) on τ². */
    private static double height(Design design, double[] y, double[] v, double[] beta, double tau2) {
        double log = 0;
        double squares = 0;
        double information = 0;
        for (int i = 0; i < y.length; i++) {
            double total = v[i] + tau2;
            double r = y[i];
            for (int j = 0; j < beta.length; j++) {
                r -= design.at(i, j) * beta[j];
            }
            log -= 0.5 * Math.log(total);
            squares += r * r / total;
            information += 1 / (total * total);
        }
        return log - 0.5 * squares + 0.5 * Math.log(0.5 * information) + Math.log(tau2);
    }

    private static void draw(double[][] covariance, double[] centre, double[] beta, Random random) {
        int p = centre.length;
        double[][] l = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        double[] e = random.doubles(p).map(Normal::quantile).toArray();
        for (int i = 0; i < p; i++) {
            beta[i] = centre[i];
            for (int j = 0; j <= i; j++) {
                beta[i] += l[i][j] * e[j];
            }
        }
    }

    /** Gauss-Jordan, for the small positive matrices of the tests. */
    private static double[][] inverse(double[][] a) {
        int n = a.length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int i = 0; i < n; i++) {
            double pivot = a[i][i];
            for (int j = 0; j < n; j++) {
                a[i][j] /= pivot;
                inverse[i][j] /= pivot;
            }
            for (int k = 0; k < n; k++) {
                double by = a[k][i];
                if (k != i) {
                    for (int j = 0; j < n; j++) {
                        a[k][j] -= by * a[i][j];
                        inverse[k][j] -= by * inverse[i][j];
                    }
                }
            }
        }
        return inverse;
    }
}
