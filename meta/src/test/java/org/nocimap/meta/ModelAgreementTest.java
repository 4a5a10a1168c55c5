package org.nocimap.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.PredictionInterval;
import org.nocimap.meta.model.Tau2Method;

/** Pooled effects by every estimator and test, against metafor. */
class ModelAgreementTest {
    private static final double CLOSED = 1e-10;
    private static final double ITERATED = 1e-8;

    @Test
    void pooledEffectsAgree() {
        Agreement agreement = new Agreement();
        for (Reference.Case one : Reference.cases()) {
            one.analyses().forEach((analysis, values) -> spec(analysis).ifPresent(spec -> {
                Fit fit = MetaModel.pool(one.effects(), spec);
                Map<String, Double> actual = values(fit);
                if (stoppedEarly(one, spec.method())) {
                    assertThat(fit.tau2().value()).isCloseTo(values.get("tau2"), within(3e-12));
                    values.forEach((param, expected) -> agreement.except());
                    return;
                }
                values.forEach((param, expected) -> agreement.compare(
                        analysis,
                        one.name() + " " + param,
                        actual.get(param),
                        expected,
                        isIterated(spec.method()) ? ITERATED : CLOSED,
                        1e-4));
            }));
        }
        assertThat(agreement.finish("pooled effects")).isEmpty();
    }

    /**
     * The exceptions: rate differences per patient-day have variances near 1e-6, and the reference stops its iterations when τ²
     * changes by less than 1e-12, whatever its size. Only τ² is compared there, to what that rule allows.
     */
    static boolean stoppedEarly(Reference.Case one, Tau2Method method) {
        return one.measure().equals("IRD") && (method == Tau2Method.ML || method == Tau2Method.REML);
    }

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
