package org.nocimap.meta.model;

import java.util.List;
import java.util.Optional;
import org.nocimap.meta.ChiSquareTest;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.OmnibusTest;
import org.nocimap.meta.linear.Design;

/**
 * A fitted model of k effects with p coefficients.
 *
 * @param effects what was fitted
 * @param design k×p
 * @param spec as asked
 * @param tau2 variance between studies
 * @param coefficients p, in the design's order
 * @param covariance of the coefficients, p×p row by row, after any Knapp-Hartung factor
 * @param df degrees of freedom of t, +∞ for z
 * @param residualQ Cochran's Q, or QE beside moderators: Σ r² / v at the common-effect fit
 * @param i2 share of the variance that is between studies, in percent: 100 τ² / (τ² + s²); for a common effect Higgins'
 *     100 (Q − df) / Q
 * @param h2 τ² / s² + 1; for a common effect Q / df
 * @param typicalVariance s² of Higgins &amp; Thompson 2002 (doi:10.1002/sim.1186): (k − p) / tr P
 * @param moderators test of all coefficients but the intercept; empty without moderators
 * @param logLikelihood restricted for REML
 */
public record Fit(
        Effects effects,
        Design design,
        ModelSpec spec,
        Tau2 tau2,
        List<Coefficient> coefficients,
        double[] covariance,
        double df,
        ChiSquareTest residualQ,
        double i2,
        double h2,
        double typicalVariance,
        Optional<OmnibusTest> moderators,
        double logLikelihood) {
    public Fit {
        coefficients = List.copyOf(coefficients);
    }

    /** The pooled effect: the only coefficient of a model without moderators, else the intercept. */
    public Coefficient pooled() {
        return coefficients.get(0);
    }

    /** Number of studies. */
    public int k() {
        return effects.k();
    }

    /** Share of the weight 1 / (v + τ²) of every study, in percent; k values that sum to 100. */
    public double[] weightsPercent() {
        double[] w = Weights.of(effects.vi(), tau2.value());
        double sum = java.util.Arrays.stream(w).sum();
        for (int i = 0; i < w.length; i++) {
            w[i] = 100 * w[i] / sum;
        }
        return w;
    }

    /** Xb; k values. */
    public double[] fitted() {
        double[] fitted = new double[k()];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = predict(design.row(i)).estimate();
        }
        return fitted;
    }

    /**
     * The expected effect at values of the moderators.
     *
     * @param x p values, 1 for the intercept
     */
    public Coefficient predict(double[] x) {
        double estimate = 0;
        double variance = 0;
        int p = x.length;
        for (int a = 0; a < p; a++) {
            estimate += x[a] * coefficients.get(a).estimate();
            for (int b = 0; b < p; b++) {
                variance += x[a] * covariance[a * p + b] * x[b];
            }
        }
        return org.nocimap.meta.Wald.of("predicted", estimate, Math.sqrt(variance), df, spec.confidence());
    }
}
