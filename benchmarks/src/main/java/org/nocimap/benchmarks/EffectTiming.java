package org.nocimap.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.nocimap.meta.Effects;
import org.nocimap.meta.bias.TrimAndFill;
import org.nocimap.meta.heterogeneity.Gosh;
import org.nocimap.meta.heterogeneity.Resampled;
import org.nocimap.meta.heterogeneity.Tau2Interval;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.stats.Normal;

/**
 * CPU of meta-analyses of 50 studies, beside REML as its formula is written down, with the matrix P, in the same run. The argument is
 * how often everything is done before it is timed.
 */
public final class EffectTiming {
    private static final int STUDIES = 50;
    private static final int SETS = 1000;

    private EffectTiming() {}

    public static void main(String[] args) {
        int warming = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        List<Effects> sets = new ArrayList<>();
        for (int n = 0; n < SETS; n++) {
            sets.add(simulated(n, STUDIES));
        }
        ModelSpec reml = ModelSpec.withDefaults().withTest(CoefficientTest.Z);
        ModelSpec knha = ModelSpec.withDefaults().withTest(CoefficientTest.KNAPP_HARTUNG);
        Effects one = sets.get(0);
        Fit fit = MetaModel.pool(one, reml);
        System.out.printf(Locale.ROOT, "JDK %s%n%n| what | CPU (ms) |%n|---|---:|%n", Runtime.version());
        double plain = tell("1000 REML fits, matrix P written out", warming, () -> {
            double sum = 0;
            for (Effects effects : sets) {
                sum += plainReml(effects.yi(), effects.vi());
            }
            return sum;
        });
        tell("1000 DL fits", warming, () -> all(sets, reml.withMethod(Tau2Method.DL)));
        double own = tell("1000 REML fits", warming, () -> all(sets, reml));
        tell("1000 REML fits with Knapp-Hartung", warming, () -> all(sets, knha));
        tell("1000 PM fits", warming, () -> all(sets, reml.withMethod(Tau2Method.PM)));
        tell("one Q-profile", warming * 100, () -> Tau2Interval.qProfile(fit)
                .tau2()
                .high());
        tell("leave-one-out of 50", warming * 20, () -> Resampled.leaveOneOut(fit)
                .size());
        tell("trim and fill", warming * 100, () -> TrimAndFill.of(one, TrimAndFill.Estimator.L0, reml)
                .missing());
        Effects twenty = simulated(7, Gosh.MOST_STUDIES);
        tell("GOSH, 1,048,555 subsets of 20 studies", 1, () -> Gosh.of(twenty).subsets().length);
        System.out.printf(Locale.ROOT, "%nREML: %.0f times the plain loop's speed%n", plain / own);
        double difference = Math.abs(plainReml(one.yi(), one.vi()) - fit.tau2().value());
        System.out.printf(Locale.ROOT, "Both give the same variance between studies, to %.0e%n", difference);
    }

    /** Something to be timed; its number keeps it from being optimised away. */
    private interface Work {
        double run();
    }

    private static double tell(String what, int warming, Work work) {
        double sum = 0;
        for (int n = 0; n < warming; n++) {
            sum += work.run();
        }
        int times = Math.max(1, warming);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int n = 0; n < times; n++) {
            sum += work.run();
        }
        double ms = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6 / times;
        System.out.printf(Locale.ROOT, "| %s | %.3f |%n", what, ms);
        if (Double.isNaN(sum)) {
            throw new IllegalStateException(what);
        }
        return ms;
    }

    private static double all(List<Effects> sets, ModelSpec spec) {
        double sum = 0;
        for (Effects effects : sets) {
            sum += MetaModel.pool(effects, spec).pooled().interval().low();
        }
        return sum;
    }

    private static Effects simulated(long seed, int k) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[k];
        double[] v = new double[k];
        for (int i = 0; i < k; i++) {
            v[i] = 0.02 + 0.2 * random.nextDouble();
            y[i] = 0.3 + Math.sqrt(0.1 + v[i]) * Normal.quantile(random.nextDouble(1e-300, 1));
        }
        return Effects.of(y, v);
    }

    /** Fisher scoring of the restricted likelihood, τ² + (y'PPy − tr P) / tr PP, with P as a matrix. */
    private static double plainReml(double[] y, double[] v) {
        int k = y.length;
        double tau2 = 0.1;
        for (int step = 0; step < 100; step++) {
            double[] w = new double[k];
            double sum = 0;
            for (int i = 0; i < k; i++) {
                w[i] = 1 / (v[i] + tau2);
                sum += w[i];
            }
            double[][] p = new double[k][k];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    p[i][j] = (i == j ? w[i] : 0) - w[i] * w[j] / sum;
                }
            }
            double trace = 0;
            double squares = 0;
            double quadratic = 0;
            for (int i = 0; i < k; i++) {
                trace += p[i][i];
                double row = 0;
                for (int j = 0; j < k; j++) {
                    squares += p[i][j] * p[j][i];
                    row += p[i][j] * y[j];
                }
                quadratic += row * row;
            }
            double change = (quadratic - trace) / squares;
            while (tau2 + change < 0) {
                change /= 2;
            }
            tau2 += change;
            if (Math.abs(change) < 1e-12) {
                break;
            }
        }
        return tau2;
    }
}
