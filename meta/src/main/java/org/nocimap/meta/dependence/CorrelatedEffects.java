package org.nocimap.meta.dependence;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.linear.Design;

/**
 * Effects of one sample with an assumed correlation of their sampling errors (Hedges, Tipton &amp; Johnson 2010,
 * doi:10.1002/jrsm.5, section 3.2): weights 1 / (n_j (v̄_j + τ²)), τ² by the method of moments (their eq. 15), variances robust to the
 * true correlation with the small-sample correction of Tipton 2015 (doi:10.1037/met0000011).
 *
 * @param correlation that was assumed
 * @param tau2 variance between clusters
 * @param coefficients with Satterthwaite's degrees of freedom
 */
public record CorrelatedEffects(double correlation, double tau2, List<Coefficient> coefficients) {
    public CorrelatedEffects {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * Fits.
     *
     * @param design k rows, p columns
     * @param clusters of the k effects, more than p
     * @param correlation in [0, 1]
     */
    public static CorrelatedEffects of(
            Effects effects, Design design, Clusters clusters, double correlation, double confidence) {
        if (!(correlation >= 0 && correlation <= 1)) {
            throw new IllegalArgumentException("correlation " + correlation + " is outside [0, 1]");
        }
        double tau2 = Math.max(0, momentEstimate(effects, design, clusters, correlation));
        List<Coefficient> coefficients = ClusterRobust.of(
                effects, design, clusters, blocks(effects, clusters, tau2), ClusterRobust.Correction.CR2, confidence);
        return new CorrelatedEffects(correlation, tau2, coefficients);
    }

    private static double mean(Effects effects, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += effects.vi()[row];
        }
        return sum / rows.length;
    }

    /** Inverse weights on the diagonals. */
    private static List<double[]> blocks(Effects effects, Clusters clusters, double tau2) {
        List<double[]> blocks = new ArrayList<>();
        for (int[] rows : clusters.members()) {
            int n = rows.length;
            double[] block = new double[n * n];
            for (int i = 0; i < n; i++) {
                block[i * n + i] = n * (mean(effects, rows) + tau2);
            }
            blocks.add(block);
        }
        return blocks;
    }

    /**
     * (Q − m + Σ_j (w_j/n_j) tr V((1 − ρ)X'X + ρX'JX)) / (Σ_j n_j w_j − Σ_j w_j² tr V X'JX), with w_j = 1/(n_j v̄_j) and
     * V = (X'WX)⁻¹: the expectation of Q, solved for τ².
     */
    private static double momentEstimate(Effects effects, Design design, Clusters clusters, double correlation) {
        GeneralisedLeastSquares fit =
                new GeneralisedLeastSquares(design, effects.yi(), clusters, blocks(effects, clusters, 0));
        int p = design.columns();
        double above = fit.weightedSquares - clusters.count();
        double below = 0;
        for (int[] rows : clusters.members()) {
            double n = rows.length;
            double w = 1 / (n * mean(effects, rows));
            double each = 0;
            double together = 0;
            for (int a = 0; a < p; a++) {
                double sumA = sum(design, a, rows);
                for (int b = 0; b < p; b++) {
                    double v = fit.inverse[a * p + b];
                    together += v * sumA * sum(design, b, rows);
                    for (int row : rows) {
                        each += v * design.at(row, a) * design.at(row, b);
                    }
                }
            }
            above += w / n * ((1 - correlation) * each + correlation * together);
            below += n * w - w * w * together;
        }
        return above / below;
    }

    private static double sum(Design design, int column, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += design.at(row, column);
        }
        return sum;
    }
}
