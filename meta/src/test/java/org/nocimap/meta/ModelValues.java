package org.nocimap.meta;

import java.util.HashMap;
import java.util.Map;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.PredictionInterval;
import org.nocimap.meta.model.Tau2Method;

/** Pooled effects by every estimator and test. */
final class ModelValues {
    private ModelValues() {}

    static boolean isIterated(Tau2Method method) {
        return switch (method) {
            case ML, REML, EB, PM -> true;
            default -> false;
        };
    }

    /** "REML+knha" and the like. */
    static java.util.Optional<ModelSpec> spec(String analysis) {
        String[] parts = analysis.split("\\+");
        String method = parts[0].equals("EE") ? "COMMON" : parts[0];
        for (Tau2Method known : Tau2Method.values()) {
            if (known.name().equals(method)) {
                CoefficientTest test = parts.length == 1
                        ? CoefficientTest.Z
                        : parts[1].equals("knha")
                                ? CoefficientTest.KNAPP_HARTUNG
                                : CoefficientTest.KNAPP_HARTUNG_AD_HOC;
                return java.util.Optional.of(new ModelSpec(known, test, 0.95));
            }
        }
        return java.util.Optional.empty();
    }

    static Map<String, Double> values(Fit fit) {
        Map<String, Double> all = new HashMap<>();
        Coefficient pooled = fit.pooled();
        all.put("k", (double) fit.k());
        all.put("beta", pooled.estimate());
        all.put("se", pooled.standardError());
        all.put("zval", pooled.statistic());
        all.put("pval", pooled.p());
        all.put("ci.lb", pooled.interval().low());
        all.put("ci.ub", pooled.interval().high());
        all.put("QE", fit.residualQ().statistic());
        all.put("QEp", fit.residualQ().p());
        all.put("tau2", fit.tau2().value());
        all.put("se.tau2", fit.tau2().standardError());
        all.put("I2", fit.i2());
        all.put("H2", fit.h2());
        all.put("QM", pooled.statistic() * pooled.statistic());
        all.put("QMp", pooled.p());
        all.put("logLik", fit.logLikelihood());
        interval(all, "default", PredictionInterval.AS_TESTED, fit);
        interval(all, "t_km1", PredictionInterval.T_K_MINUS_1, fit);
        interval(all, "t_km2", PredictionInterval.T_K_MINUS_2, fit);
        return all;
    }

    private static void interval(Map<String, Double> all, String name, PredictionInterval convention, Fit fit) {
        if (fit.k() >= convention.fewestStudies()) {
            Interval interval = convention.of(fit);
            all.put("pi.lb." + name, interval.low());
            all.put("pi.ub." + name, interval.high());
        }
    }
}
