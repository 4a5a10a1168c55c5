package org.nocimap.meta.dependence;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.Wald;
import org.nocimap.meta.linear.Cholesky;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.linear.SymmetricEigen;
import org.nocimap.meta.model.Fit;

/** Variances of coefficients that hold however the effects of a cluster depend on one another. */
public final class ClusterRobust {
    private ClusterRobust() {}

    /** How the variance is corrected for few clusters. */
    public enum Correction {
        /** Times m/(m − p) for m clusters; t with m − p degrees of freedom (Hedges, Tipton &amp; Johnson 2010, doi:10.1002/jrsm.5). */
        CR1,
        /**
         * Bias-reduced linearisation with Satterthwaite's degrees of freedom (Bell &amp; McCaffrey 2002; Pustejovsky &amp; Tipton 2018,
         * doi:10.1080/07350015.2016.1247004): unbiased when the working model is right.
         */
        CR2
    }

    /** Coefficients of a model whose effects are independent under its working model. */
    public static List<Coefficient> of(Fit fit, Clusters clusters, Correction correction) {
        List<double[]> blocks = new ArrayList<>();
        for (int[] rows : clusters.members()) {
            double[] block = new double[rows.length * rows.length];
            for (int i = 0; i < rows.length; i++) {
                block[i * rows.length + i] =
                        fit.effects().vi()[rows[i]] + fit.tau2().value();
            }
            blocks.add(block);
        }
        return of(
                fit.effects(),
                fit.design(),
                clusters,
                blocks,
                correction,
                fit.spec().confidence());
    }

    /** Coefficients of a three-level model of these effects. */
    public static List<Coefficient> of(
            ThreeLevel fit, Effects effects, Design design, Correction correction, double confidence) {
        return of(effects, design, fit.clusters(), fit.blocks(), correction, confidence);
    }

    static List<Coefficient> of(
            Effects effects,
            Design design,
            Clusters clusters,
            List<double[]> blocks,
            Correction correction,
            double confidence) {
        int p = design.columns();
        if (clusters.count() <= p) {
            throw new IllegalArgumentException(clusters.count() + " clusters for " + p + " coefficients");
        }
        GeneralisedLeastSquares fit = new GeneralisedLeastSquares(design, effects.yi(), clusters, blocks);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            List<double[]> pulls = new ArrayList<>();
            for (int c = 0; c < clusters.count(); c++) {
                pulls.add(pull(design, clusters.members().get(c), blocks.get(c), fit, j, correction));
            }
            double variance = 0;
            for (int c = 0; c < clusters.count(); c++) {
                int[] rows = clusters.members().get(c);
                double score = 0;
                for (int i = 0; i < rows.length; i++) {
                    score += pulls.get(c)[i] * fit.residuals[rows[i]];
                }
                variance += score * score;
            }
            int m = clusters.count();
            double df = correction == Correction.CR1 ? m - p : satterthwaite(design, clusters, blocks, fit, pulls);
            double factor = correction == Correction.CR1 ? (double) m / (m - p) : 1;
            coefficients.add(
                    Wald.of(design.names().get(j), fit.coefficients[j], Math.sqrt(factor * variance), df, confidence));
        }
        return coefficients;
    }

    /** The weights with which a cluster's residuals enter coefficient j: A'V⁻¹X(X'WX)⁻¹ of that column, with A = 1 for CR1. */
    private static double[] pull(
            Design design, int[] rows, double[] block, GeneralisedLeastSquares fit, int j, Correction correction) {
        int n = rows.length;
        int p = design.columns();
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < p; a++) {
                direction[i] += design.at(rows[i], a) * fit.inverse[a * p + j];
            }
        }
        double[] weighted = new Cholesky(block, n).solve(direction);
        return correction == Correction.CR1 ? weighted : adjust(design, rows, block, fit, weighted);
    }

    /** A'w with A = D'B^(−½)D, B = D(V − X(X'WX)⁻¹X')D' and V = D'D, D upper. */
    private static double[] adjust(Design design, int[] rows, double[] block, GeneralisedLeastSquares fit, double[] w) {
        int n = rows.length;
        double[] d = new Cholesky(block, n).upper();
        double[] left = block.clone();
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < n; l++) {
                left[i * n + l] -= leverage(design, fit, rows[i], rows[l]);
            }
        }
        double[] b = multiply(multiply(d, left, n, false), d, n, true);
        double[] root = new SymmetricEigen(b, n).inverseRoot();
        // A is symmetric, so A'w = D'(B^(−½)(D w)).
        return times(d, times(root, times(d, w, n, false), n, false), n, true);
    }

    /** Row i of X(X'WX)⁻¹X' at column l. */
    private static double leverage(Design design, GeneralisedLeastSquares fit, int i, int l) {
        int p = design.columns();
        double sum = 0;
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                sum += design.at(i, a) * fit.inverse[a * p + b] * design.at(l, b);
            }
        }
        return sum;
    }

    /** (Σ_c M_cc)² / Σ_cd M_cd² with M_cd = g_c'V_c g_c (c = d) − g_c'X_c(X'WX)⁻¹X_d'g_d. */
    private static double satterthwaite(
            Design design,
            Clusters clusters,
            List<double[]> blocks,
            GeneralisedLeastSquares fit,
            List<double[]> pulls) {
        int p = design.columns();
        int m = clusters.count();
        double[] shadows = new double[m * p];
        double[] own = new double[m];
        for (int c = 0; c < m; c++) {
            int[] rows = clusters.members().get(c);
            double[] g = pulls.get(c);
            double[] vg = times(blocks.get(c), g, rows.length, false);
            for (int i = 0; i < rows.length; i++) {
                own[c] += g[i] * vg[i];
                for (int a = 0; a < p; a++) {
                    shadows[c * p + a] += g[i] * design.at(rows[i], a);
                }
            }
        }
        double trace = 0;
        double squares = 0;
        for (int c = 0; c < m; c++) {
            for (int d = 0; d < m; d++) {
                double entry = c == d ? own[c] : 0;
                for (int a = 0; a < p; a++) {
                    for (int b = 0; b < p; b++) {
                        entry -= shadows[c * p + a] * fit.inverse[a * p + b] * shadows[d * p + b];
                    }
                }
                trace += c == d ? entry : 0;
                squares += entry * entry;
            }
        }
        return trace * trace / squares;
    }

    /** A·B, or A·B' when the second is to be transposed. */
    private static double[] multiply(double[] a, double[] b, int n, boolean transposed) {
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < n; l++) {
                    product[i * n + j] += a[i * n + l] * (transposed ? b[j * n + l] : b[l * n + j]);
                }
            }
        }
        return product;
    }

    private static double[] times(double[] a, double[] x, int n, boolean transposed) {
        double[] product = new double[n];
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < n; l++) {
                product[i] += (transposed ? a[l * n + i] : a[i * n + l]) * x[l];
            }
        }
        return product;
    }
}
