package org.nocimap.meta.heterogeneity;

import java.util.function.DoubleUnaryOperator;
import org.nocimap.meta.Interval;
import org.nocimap.meta.linear.WeightedLeastSquares;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.LogLikelihood;
import org.nocimap.meta.model.Weights;
import org.nocimap.stats.ChiSquare;

/**
 * A confidence interval of the variance between studies and what follows from it.
 *
 * @param tau2 may be [0, 0] when the studies differ less than chance would have them
 * @param typicalVariance s² of {@link Fit#typicalVariance}
 */
public record Tau2Interval(Interval tau2, double typicalVariance) {
    private static final double PRECISION = 1e-14;

    /** Of τ, the standard deviation. */
    public Interval tau() {
        return new Interval(Math.sqrt(tau2.low()), Math.sqrt(tau2.high()));
    }

    /** Of I², in percent. */
    public Interval i2() {
        return new Interval(i2(tau2.low()), i2(tau2.high()));
    }

    /** Of H². */
    public Interval h2() {
        return new Interval(tau2.low() / typicalVariance + 1, tau2.high() / typicalVariance + 1);
    }

    private double i2(double value) {
        return 100 * value / (value + typicalVariance);
    }

    /**
     * By the Q-profile (Viechtbauer 2007, doi:10.1002/sim.2514): the τ² at which the generalised Q(τ²) = Σ r² / (v + τ²) equals the
     * quantiles of chi-square with k − p degrees of freedom. Exact when effects are normal.
     *
     * @param fit with fewer coefficients than studies
     */
    public static Tau2Interval qProfile(Fit fit) {
        int df = fit.k() - fit.design().columns();
        double tail = (1 - fit.spec().confidence()) / 2;
        DoubleUnaryOperator q = tau2 -> new WeightedLeastSquares(
                        fit.design(),
                        fit.effects().yi(),
                        Weights.of(fit.effects().vi(), tau2))
                .weightedSquares();
        double low = falls(q, ChiSquare.isf(tail, df), fit.typicalVariance());
        double high = falls(q, ChiSquare.isf(1 - tail, df), fit.typicalVariance());
        return new Tau2Interval(new Interval(low, high), fit.typicalVariance());
    }

    /**
     * By the profile of the (restricted, for REML) likelihood: the τ² whose log-likelihood is less than half a chi-square quantile
     * below the greatest (Hardy &amp; Thompson 1996, doi:10.1002/(SICI)1097-0258(19960330)15:6&lt;619::AID-SIM188&gt;3.0.CO;2-A).
     *
     * @param fit by ML or REML
     */
    public static Tau2Interval profileLikelihood(Fit fit) {
        double best = fit.tau2().value();
        double limit = LogLikelihood.of(fit.spec().method(), fit.effects(), fit.design(), best)
                - ChiSquare.isf(1 - fit.spec().confidence(), 1) / 2;
        DoubleUnaryOperator likelihood =
                tau2 -> LogLikelihood.of(fit.spec().method(), fit.effects(), fit.design(), tau2);
        double low =
                likelihood.applyAsDouble(0) >= limit ? 0 : bisect(x -> -likelihood.applyAsDouble(x), -limit, 0, best);
        double far = Math.max(best, fit.typicalVariance());
        while (likelihood.applyAsDouble(far) > limit) {
            far *= 2;
        }
        double high = bisect(likelihood, limit, best, far);
        return new Tau2Interval(new Interval(low, high), fit.typicalVariance());
    }

    /** Where a falling function of τ² reaches a value; 0 when it is below it everywhere. */
    private static double falls(DoubleUnaryOperator falling, double value, double scale) {
        if (falling.applyAsDouble(0) <= value) {
            return 0;
        }
        double far = scale;
        while (falling.applyAsDouble(far) > value) {
            far *= 2;
        }
        return bisect(falling, value, 0, far);
    }

    /** Where a function that falls from above a value at {@code from} to below it at {@code to} passes it. */
    private static double bisect(DoubleUnaryOperator falling, double value, double from, double to) {
        double low = from;
        double high = to;
        while (high - low > PRECISION * high) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (falling.applyAsDouble(middle) > value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
