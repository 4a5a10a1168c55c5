package org.nocimap.meta.bias;

import java.util.List;
import org.nocimap.meta.Effects;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.Weights;

/** Regression tests of funnel asymmetry. All need at least 3 studies; with fewer than {@value #FEWEST} they say little. */
public final class FunnelTests {
    /** Below this many studies the Cochrane Handbook advises against tests of asymmetry. */
    public static final int FEWEST = 10;

    private FunnelTests() {}

    /**
     * Egger et al. 1997 (doi:10.1136/bmj.315.7109.629): y ~ standard error with weights 1/v and a residual variance; the slope is the
     * intercept of the original form y/se ~ 1/se.
     */
    public static AsymmetryTest egger(Effects effects, double confidence) {
        Regression line = Regression.of(effects.yi(), effects.sei(), Weights.of(effects.vi(), 0), confidence);
        return new AsymmetryTest("Egger", line.slope(), line.intercept());
    }

    /** The same line in a mixed-effects model with the standard error as moderator, tested by z. */
    public static AsymmetryTest mixedEffects(Effects effects, ModelSpec spec) {
        Design design = Design.intercept(effects.k()).with("standard error", effects.sei());
        Fit fit = MetaModel.fit(effects, design, spec.withTest(CoefficientTest.Z));
        return new AsymmetryTest("mixed-effects regression", fit.coefficients().get(1), fit.pooled());
    }

    /**
     * Peters et al. 2006 (doi:10.1001/jama.295.6.676), for log odds ratios: y ~ 1/N with weights (a + c)(b + d)/N.
     *
     * @param effects log odds ratios of these tables
     */
    public static AsymmetryTest peters(Effects effects, List<TwoByTwo> tables, double confidence) {
        int k = tables.size();
        double[] inverse = new double[k];
        double[] weights = new double[k];
        for (int i = 0; i < k; i++) {
            TwoByTwo t = tables.get(i);
            inverse[i] = 1 / t.n();
            weights[i] = Math.max(Double.MIN_NORMAL, t.events() * (t.b() + t.d()) / t.n());
        }
        Regression line = Regression.of(effects.yi(), inverse, weights, confidence);
        return new AsymmetryTest("Peters", line.slope(), line.intercept());
    }

    /**
     * Harbord, Egger &amp; Sterne 2006 (doi:10.1002/sim.2380), for odds ratios: Egger's regression with the efficient score
     * Z = a − E and its variance V, that is Z/V ~ 1/√V with weights V.
     */
    public static AsymmetryTest harbord(List<TwoByTwo> tables, double confidence) {
        List<TwoByTwo> used = tables.stream()
                .filter(table -> table.hypergeometricVariance() > 0)
                .toList();
        double[] y = new double[used.size()];
        double[] se = new double[used.size()];
        double[] weights = new double[used.size()];
        for (int i = 0; i < y.length; i++) {
            TwoByTwo t = used.get(i);
            weights[i] = t.hypergeometricVariance();
            y[i] = (t.a() - t.expected()) / weights[i];
            se[i] = 1 / Math.sqrt(weights[i]);
        }
        Regression line = Regression.of(y, se, weights, confidence);
        return new AsymmetryTest("Harbord", line.slope(), line.intercept());
    }

    /** Precision-effect test: Egger's line; its limit is an estimate of the effect when there is none (Stanley &amp; Doucouliagos 2014). */
    public static Regression pet(Effects effects, double confidence) {
        return Regression.of(effects.yi(), effects.sei(), Weights.of(effects.vi(), 0), confidence);
    }

    /** Precision-effect estimate with standard error: y ~ v with weights 1/v (doi:10.1002/jrsm.1095). */
    public static Regression peese(Effects effects, double confidence) {
        return Regression.of(effects.yi(), effects.vi(), Weights.of(effects.vi(), 0), confidence);
    }
}
