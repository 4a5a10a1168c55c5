package org.nocimap.meta.model;

import java.util.Arrays;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.linear.WeightedLeastSquares;

/**
 * Estimates τ² of y ~ N(Xβ, V + τ²I).
 *
 * <p>DL, HE, SJ and HS are c·(y'Py − offset) with P at fixed weights, so that their variance is that of a quadratic form,
 * c²·2 tr(PΣPΣ) with Σ = V + τ²I; ML and REML come from their likelihood; PM and EB solve Σ w(τ²) r² = k − p.
 */
final class Tau2Estimation {
    private static final int MOST_STEPS = 500;

    private final Design x;
    private final double[] y;
    private final double[] v;
    private final int k;
    private final int df;

    Tau2Estimation(Design x, double[] y, double[] v) {
        this.x = x;
        this.y = y;
        this.v = v;
        this.k = y.length;
        this.df = k - x.columns();
    }

    /**
     * The estimate; 0 without standard error when there are as many coefficients as studies.
     *
     * @throws org.nocimap.files.InputException when an estimator does not converge
     */
    Tau2 by(Tau2Method method) {
        if (df == 0) {
            return new Tau2(0, 0);
        }
        Tau2 found = estimate(method);
        if (!Double.isFinite(found.value())) {
            throw Scoring.notFound(method);
        }
        return found;
    }

    private Tau2 estimate(Tau2Method method) {
        return switch (method) {
            case COMMON -> new Tau2(0, 0);
            case DL -> dl();
            case HE -> he();
            case SJ -> sj();
            case HS -> hs();
            case ML, REML -> likelihood(method);
            case EB, PM -> pm();
        };
    }

    /** The Q statistic: Σ r² / v at the common-effect fit. */
    private Tau2 dl() {
        WeightedLeastSquares fit = fit(0);
        double trace = fit.traceP();
        return quadraticForm(fit, 1 / trace, (fit.weightedSquares() - df) / trace);
    }

    private Tau2 hs() {
        double[] w = weights(0);
        WeightedLeastSquares fit = new WeightedLeastSquares(x, y, w);
        double sum = Arrays.stream(w).sum();
        return quadraticForm(fit, 1 / sum, (fit.weightedSquares() - k) / sum);
    }

    /** Unweighted: (y'Py − tr PV) / (k − p). */
    private Tau2 he() {
        double[] ones = new double[k];
        Arrays.fill(ones, 1);
        WeightedLeastSquares fit = new WeightedLeastSquares(x, y, ones);
        double[] h = fit.leverages();
        double trace = 0;
        for (int i = 0; i < k; i++) {
            trace += v[i] * (1 - h[i]);
        }
        return quadraticForm(fit, 1.0 / df, (fit.weightedSquares() - trace) / df);
    }

    /** From the crude variance t0 = Σ (y − ȳ)² / k: t0 y'Py / (k − p) with weights 1 / (v + t0). Never 0 unless all effects are equal. */
    private Tau2 sj() {
        double mean = Arrays.stream(y).average().orElseThrow();
        double crude =
                Arrays.stream(y).map(value -> (value - mean) * (value - mean)).sum() / k;
        if (crude == 0 || !Double.isFinite(crude)) {
            return new Tau2(crude, 0);
        }
        WeightedLeastSquares fit = fit(crude);
        return quadraticForm(fit, crude / df, crude * fit.weightedSquares() / df);
    }

    private static double[] fill(int k, double value) {
        double[] all = new double[k];
        Arrays.fill(all, value);
        return all;
    }

    private Tau2 quadraticForm(WeightedLeastSquares fit, double c, double estimate) {
        double tau2 = Math.max(0, estimate);
        double[] ones = fill(k, 1);
        double variance = fit.traceOfProduct(v, v)
                + 2 * tau2 * fit.traceOfProduct(v, ones)
                + tau2 * tau2 * fit.traceOfProduct(ones, ones);
        return new Tau2(tau2, c * Math.sqrt(2 * variance));
    }

    /** Q(τ²) = Σ r² / (v + τ²) falls and is convex in τ², so Newton's steps from 0 never pass the root. */
    private Tau2 pm() {
        double tau2 = 0;
        WeightedLeastSquares fit = fit(0);
        double excess = fit.weightedSquares() - df;
        for (int step = 0; excess > 0; step++) {
            double next = tau2 + excess / fit.squaresOfP();
            if (step == MOST_STEPS || Double.isNaN(next)) {
                throw Scoring.notFound(Tau2Method.PM);
            }
            if (!(next > tau2 * (1 + 1e-15))) {
                break;
            }
            tau2 = next;
            fit = fit(tau2);
            excess = fit.weightedSquares() - df;
        }
        double sum = Arrays.stream(weights(tau2)).sum();
        return new Tau2(tau2, Math.sqrt(2.0 * k * k / df) / sum);
    }

    private Tau2 likelihood(Tau2Method method) {
        double tau2 = new Scoring(x, y, v, method).maximum(he().value());
        double information;
        if (method == Tau2Method.ML) {
            information = Arrays.stream(weights(tau2)).map(w -> w * w).sum();
        } else {
            information = fit(tau2).tracePP();
        }
        return new Tau2(tau2, Math.sqrt(2 / information));
    }

    private WeightedLeastSquares fit(double tau2) {
        return new WeightedLeastSquares(x, y, weights(tau2));
    }

    private double[] weights(double tau2) {
        return Weights.of(v, tau2);
    }
}
