package org.nocimap.meta.bias;

import org.nocimap.meta.ChiSquareTest;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.Wald;
import org.nocimap.meta.linear.Cholesky;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.LogLikelihood;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.meta.optimum.Curvature;
import org.nocimap.meta.optimum.Simplex;
import org.nocimap.stats.Normal;

/**
 * The three-parameter selection model (Iyengar &amp; Greenhouse 1988, doi:10.1214/ss/1177013012; Vevea &amp; Hedges 1995,
 * doi:10.1007/BF02294384): random effects by maximum likelihood when studies that are not significant in the favoured direction
 * (one-sided p ≥ 0.025) appear δ times as often as those that are.
 *
 * @param effect the mean effect before selection, by z
 * @param tau2 variance between studies before selection
 * @param delta relative chance that a study without significance is seen
 * @param selection likelihood-ratio test of δ = 1
 * @param logLikelihood of the model
 * @param significant studies below the threshold, of all
 */
public record SelectionModel(
        Coefficient effect, double tau2, double delta, ChiSquareTest selection, double logLikelihood, int significant) {
    private static final double THRESHOLD = 0.025;

    /** Which effects are favoured. */
    public enum Favoured {
        GREATER,
        LESS
    }

    /** Whether some studies are significant in the favoured direction and some are not; else δ cannot be estimated. */
    public static boolean canBeFitted(Effects effects, Favoured favoured) {
        int significant = significant(effects, favoured);
        return significant > 0 && significant < effects.k();
    }

    private static int significant(Effects effects, Favoured favoured) {
        double sign = favoured == Favoured.GREATER ? 1 : -1;
        double critical = Normal.isf(THRESHOLD);
        int significant = 0;
        for (int i = 0; i < effects.k(); i++) {
            significant += sign * effects.yi()[i] / Math.sqrt(effects.vi()[i]) > critical ? 1 : 0;
        }
        return significant;
    }

    /**
     * Fits.
     *
     * @param effects at least one below the threshold and one above
     * @throws IllegalArgumentException when all lie on one side: then δ cannot be estimated
     */
    public static SelectionModel of(Effects effects, Favoured favoured, double confidence) {
        double sign = favoured == Favoured.GREATER ? 1 : -1;
        double critical = Normal.isf(THRESHOLD);
        int significant = significant(effects, favoured);
        if (!canBeFitted(effects, favoured)) {
            throw new IllegalArgumentException(
                    significant + " of " + effects.k() + " studies are significant in the favoured direction");
        }
        ModelSpec ml = new ModelSpec(Tau2Method.ML, CoefficientTest.Z, confidence);
        var without = MetaModel.pool(effects, ml);
        double scale = Math.sqrt(without.typicalVariance());
        double[] start = {
            without.pooled().estimate() / scale, Math.sqrt(without.tau2().value()) / scale + 0.1, 0
        };
        double[] best = Simplex.maximum(
                x -> logLikelihood(effects, sign, critical, x[0] * scale, sq(x[1] * scale), Math.exp(x[2])),
                start,
                0.3);
        double mu = best[0] * scale;
        double tau2 = sq(best[1] * scale);
        double delta = Math.exp(best[2]);
        double reached = logLikelihood(effects, sign, critical, mu, tau2, delta);
        double plain = LogLikelihood.full(
                effects, Design.intercept(effects.k()), without.tau2().value());
        double se = standardError(effects, sign, critical, mu, tau2, delta, scale);
        return new SelectionModel(
                Wald.of("effect before selection", mu, se, Double.POSITIVE_INFINITY, confidence),
                tau2,
                delta,
                ChiSquareTest.of(Math.max(0, 2 * (reached - plain)), 1),
                reached,
                significant);
    }

    private static double sq(double x) {
        return x * x;
    }

    /** Σ ln φ(y; μ, v + τ²) + ln ω(p) − ln (P(significant) + δ P(not)). */
    private static double logLikelihood(
            Effects effects, double sign, double critical, double mu, double tau2, double delta) {
        double sum = 0;
        for (int i = 0; i < effects.k(); i++) {
            double v = effects.vi()[i];
            double sd = Math.sqrt(v + tau2);
            double y = sign * effects.yi()[i];
            double z = (y - sign * mu) / sd;
            boolean seen = y / Math.sqrt(v) > critical;
            double chance = Normal.sf((critical * Math.sqrt(v) - sign * mu) / sd);
            sum += -0.5 * (z * z + Math.log(2 * Math.PI)) - Math.log(sd);
            sum += (seen ? 0 : Math.log(delta)) - Math.log(chance + delta * (1 - chance));
        }
        return sum;
    }

    /** From the curvature in μ, τ² and δ; at τ² = 0 from that in μ and δ. */
    private static double standardError(
            Effects effects, double sign, double critical, double mu, double tau2, double delta, double scale) {
        double step = 1e-4;
        if (tau2 < 4 * step * scale * scale) {
            double[] information = Curvature.negative(
                    x -> logLikelihood(effects, sign, critical, x[0], tau2, x[1]),
                    new double[] {mu, delta},
                    new double[] {step * scale, step * delta});
            return root(information, 2);
        }
        double[] information = Curvature.negative(
                x -> logLikelihood(effects, sign, critical, x[0], x[1], x[2]),
                new double[] {mu, tau2, delta},
                new double[] {step * scale, step * tau2, step * delta});
        return root(information, 3);
    }

    private static double root(double[] information, int n) {
        try {
            return Math.sqrt(new Cholesky(information, n).inverse()[0]);
        } catch (ArithmeticException notPositive) {
            return Double.NaN;
        }
    }
}
