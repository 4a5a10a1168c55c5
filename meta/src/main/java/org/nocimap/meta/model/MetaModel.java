package org.nocimap.meta.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.meta.ChiSquareTest;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.OmnibusTest;
import org.nocimap.meta.Wald;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.linear.QuadraticForm;
import org.nocimap.meta.linear.WeightedLeastSquares;

/** Fits common-effect, random-effects and mixed-effects models with inverse-variance weights. */
public final class MetaModel {
    private MetaModel() {}

    /** Pools effects without moderators. */
    public static Fit pool(Effects effects, ModelSpec spec) {
        return fit(effects, Design.intercept(effects.k()), spec);
    }

    /**
     * Fits effects ~ design with weights 1 / (v + τ²).
     *
     * <p>With as many studies as coefficients nothing is left to estimate a variance from: τ² is 0 and the test is by z.
     *
     * @throws IllegalArgumentException when there are fewer studies than coefficients
     * @throws org.nocimap.meta.linear.Collinear when moderators explain one another
     * @throws org.nocimap.files.InputException when an iterative estimator does not converge
     */
    public static Fit fit(Effects effects, Design design, ModelSpec spec) {
        int k = effects.k();
        int p = design.columns();
        if (design.rows() != k || k < p) {
            throw new IllegalArgumentException(
                    k + " effects, a design of " + design.rows() + " rows and " + p + " columns");
        }
        Tau2 tau2 = new Tau2Estimation(design, effects.yi(), effects.vi()).by(spec.method());
        return at(effects, design, spec, tau2);
    }

    /** Fits with a given τ². */
    public static Fit at(Effects effects, Design design, ModelSpec spec, Tau2 tau2) {
        int rest = effects.k() - design.columns();
        WeightedLeastSquares common = new WeightedLeastSquares(design, effects.yi(), Weights.of(effects.vi(), 0));
        WeightedLeastSquares fit =
                new WeightedLeastSquares(design, effects.yi(), Weights.of(effects.vi(), tau2.value()));
        double factor = factor(fit, rest, spec.test());
        double df = spec.test() == CoefficientTest.Z || rest == 0 ? Double.POSITIVE_INFINITY : rest;
        double[] covariance = fit.inverse();
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] *= factor;
        }
        List<Coefficient> coefficients = coefficients(design, fit, covariance, df, spec.confidence());
        double q = common.weightedSquares();
        double typical = rest == 0 ? Double.NaN : rest / common.traceP();
        return new Fit(
                effects,
                design,
                spec,
                tau2,
                coefficients,
                covariance,
                df,
                ChiSquareTest.of(q, rest),
                i2(spec.method(), q, rest, tau2.value(), typical),
                h2(spec.method(), q, rest, tau2.value(), typical),
                typical,
                moderators(design, fit.coefficients(), covariance, df),
                LogLikelihood.of(spec.method(), effects, design, tau2.value()));
    }

    private static double factor(WeightedLeastSquares fit, int rest, CoefficientTest test) {
        if (test == CoefficientTest.Z || rest == 0) {
            return 1;
        }
        double q = fit.weightedSquares() / rest;
        return test == CoefficientTest.KNAPP_HARTUNG ? q : Math.max(1, q);
    }

    private static List<Coefficient> coefficients(
            Design design, WeightedLeastSquares fit, double[] covariance, double df, double confidence) {
        int p = design.columns();
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double se = Math.sqrt(covariance[j * p + j]);
            coefficients.add(Wald.of(design.names().get(j), fit.coefficients()[j], se, df, confidence));
        }
        return coefficients;
    }

    private static double i2(Tau2Method method, double q, int rest, double tau2, double typical) {
        if (rest == 0) {
            return 0;
        }
        if (method == Tau2Method.COMMON) {
            return q > 0 ? Math.max(0, 100 * (q - rest) / q) : 0;
        }
        return 100 * tau2 / (tau2 + typical);
    }

    private static double h2(Tau2Method method, double q, int rest, double tau2, double typical) {
        if (rest == 0) {
            return 1;
        }
        return method == Tau2Method.COMMON ? q / rest : tau2 / typical + 1;
    }

    private static Optional<OmnibusTest> moderators(Design design, double[] b, double[] covariance, double df) {
        int p = design.columns();
        int first = design.hasIntercept() ? 1 : 0;
        if (p == first) {
            return Optional.empty();
        }
        return Optional.of(OmnibusTest.of(QuadraticForm.ofTail(b, covariance, first), p - first, df));
    }
}
