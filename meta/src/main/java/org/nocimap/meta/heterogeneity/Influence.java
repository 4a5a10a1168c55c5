package org.nocimap.meta.heterogeneity;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.meta.linear.Cholesky;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.linear.QuadraticForm;
import org.nocimap.meta.linear.WeightedLeastSquares;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.Weights;

/**
 * What one study does to the model: the diagnostics of Viechtbauer &amp; Cheung 2010 (doi:10.1002/jrsm.11). "Without" means that the
 * study is left out and τ² estimated anew.
 *
 * @param studentised externally studentised residual: (y − ŷ without) / √(v + τ² without + var ŷ without)
 * @param dffits standard deviations that its own predicted effect moves by
 * @param cook Cook's distance: squared distance that all coefficients move by
 * @param covarianceRatio |cov b without| / |cov b|; below 1 the study makes estimates less precise
 * @param tau2Without variance between the other studies
 * @param qWithout Q of the other studies
 * @param hat leverage
 * @param weightPercent share of the weight, in percent
 * @param dfbetas standard deviations that each coefficient moves by; p values
 * @param influential whether a rule of thumb of the paper is broken: |dffits| &gt; 3 √(p/(k − p)), lower tail of chi-square with p
 *     degrees of freedom at Cook's distance above 50 %, hat &gt; 3p/k, or a |dfbetas| &gt; 1
 */
public record Influence(
        double studentised,
        double dffits,
        double cook,
        double covarianceRatio,
        double tau2Without,
        double qWithout,
        double hat,
        double weightPercent,
        double[] dfbetas,
        boolean influential) {

    /**
     * Every study's diagnostics, in the studies' order.
     *
     * @param fit of at least two studies more than coefficients
     */
    public static List<Influence> of(Fit fit) {
        List<Fit> without = Resampled.leaveOneOut(fit);
        double[] hats = least(fit, fit.tau2().value()).leverages();
        double[] weights = fit.weightsPercent();
        List<Influence> all = new ArrayList<>();
        for (int i = 0; i < fit.k(); i++) {
            all.add(one(fit, without.get(i), i, hats[i], weights[i]));
        }
        return all;
    }

    private static Influence one(Fit fit, Fit without, int i, double hat, double weight) {
        Design design = fit.design();
        int p = design.columns();
        double[] x = design.row(i);
        double v = fit.effects().vi()[i];
        double tau2 = without.tau2().value();
        double fitted = dot(x, fit);
        double predicted = dot(x, without);
        double seOfPredicted = without.predict(x).standardError();
        double residual = fit.effects().yi()[i] - predicted;
        double[] moved = new double[p];
        double[] inverse = least(fit, tau2).inverse();
        double[] dfbetas = new double[p];
        for (int j = 0; j < p; j++) {
            moved[j] = fit.coefficients().get(j).estimate()
                    - without.coefficients().get(j).estimate();
            dfbetas[j] = moved[j] / Math.sqrt(inverse[j * p + j]);
        }
        double dffits = (fitted - predicted) / Math.sqrt(hat * (tau2 + v));
        double cook = QuadraticForm.ofTail(moved, fit.covariance(), 0);
        double ratio = Math.exp(new Cholesky(without.covariance(), p).logDeterminant()
                - new Cholesky(fit.covariance(), p).logDeterminant());
        return new Influence(
                residual / Math.sqrt(v + tau2 + seOfPredicted * seOfPredicted),
                dffits,
                cook,
                ratio,
                tau2,
                without.residualQ().statistic(),
                hat,
                weight,
                dfbetas,
                isInfluential(fit.k(), p, dffits, cook, hat, dfbetas));
    }

    private static boolean isInfluential(int k, int p, double dffits, double cook, double hat, double[] dfbetas) {
        boolean moves = java.util.Arrays.stream(dfbetas).anyMatch(value -> Math.abs(value) > 1);
        return moves
                || Math.abs(dffits) > 3 * Math.sqrt((double) p / (k - p))
                || org.nocimap.stats.ChiSquare.cdf(cook, p) > 0.5
                || hat > 3.0 * p / k;
    }

    private static WeightedLeastSquares least(Fit fit, double tau2) {
        return new WeightedLeastSquares(
                fit.design(), fit.effects().yi(), Weights.of(fit.effects().vi(), tau2));
    }

    private static double dot(double[] x, Fit fit) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * fit.coefficients().get(j).estimate();
        }
        return sum;
    }
}
