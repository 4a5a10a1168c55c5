package org.nocimap.meta.bias;

import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Wald;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.linear.WeightedLeastSquares;

/**
 * A straight line through the effects, fitted by weighted least squares with a residual variance that is estimated.
 *
 * @param intercept the effect at predictor 0
 * @param slope per unit of the predictor
 */
public record Regression(Coefficient intercept, Coefficient slope) {
    /**
     * Fits y ~ predictor; t with k − 2 degrees of freedom.
     *
     * @param y k ≥ 3 values
     * @param predictor k values, not all the same
     * @param weights k positive values
     */
    static Regression of(double[] y, double[] predictor, double[] weights, double confidence) {
        int k = y.length;
        Design design = Design.intercept(k).with("predictor", predictor);
        WeightedLeastSquares fit = new WeightedLeastSquares(design, y, weights);
        double scale = fit.weightedSquares() / (k - 2);
        double[] inverse = fit.inverse();
        double[] b = fit.coefficients();
        return new Regression(
                Wald.of("intercept", b[0], Math.sqrt(scale * inverse[0]), k - 2, confidence),
                Wald.of("slope", b[1], Math.sqrt(scale * inverse[3]), k - 2, confidence));
    }
}
