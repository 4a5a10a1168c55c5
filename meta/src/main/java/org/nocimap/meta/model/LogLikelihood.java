package org.nocimap.meta.model;

import org.nocimap.meta.Effects;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.linear.WeightedLeastSquares;

/** Log-likelihoods of y ~ N(Xβ, V + τ²I) as functions of τ², at the best β. */
public final class LogLikelihood {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private LogLikelihood() {}

    /** The restricted one for REML, else the ordinary one. */
    public static double of(Tau2Method method, Effects effects, Design design, double tau2) {
        return method == Tau2Method.REML ? restricted(effects, design, tau2) : full(effects, design, tau2);
    }

    /** −½ (k ln 2π + Σ ln(v + τ²) + Σ w r²). */
    public static double full(Effects effects, Design design, double tau2) {
        return -0.5
                * (effects.k() * LOG_TWO_PI
                        + logVariances(effects, tau2)
                        + fit(effects, design, tau2).weightedSquares());
    }

    /** −½ ((k − p) ln 2π − ln |X'X| + Σ ln(v + τ²) + ln |X'WX| + Σ w r²). */
    public static double restricted(Effects effects, Design design, double tau2) {
        double[] ones = new double[effects.k()];
        java.util.Arrays.fill(ones, 1);
        double crossProduct = new WeightedLeastSquares(design, effects.yi(), ones).logDeterminant();
        WeightedLeastSquares fit = fit(effects, design, tau2);
        return -0.5
                * ((effects.k() - design.columns()) * LOG_TWO_PI
                        - crossProduct
                        + logVariances(effects, tau2)
                        + fit.logDeterminant()
                        + fit.weightedSquares());
    }

    private static WeightedLeastSquares fit(Effects effects, Design design, double tau2) {
        return new WeightedLeastSquares(design, effects.yi(), Weights.of(effects.vi(), tau2));
    }

    private static double logVariances(Effects effects, double tau2) {
        double sum = 0;
        for (double v : effects.vi()) {
            sum += Math.log(v + tau2);
        }
        return sum;
    }
}
