package org.nocimap.meta.model;

import java.util.Objects;

/**
 * What model to fit.
 *
 * @param method of the between-study variance
 * @param test of the coefficients
 * @param confidence of intervals, in (0, 1)
 */
public record ModelSpec(Tau2Method method, CoefficientTest test, double confidence) {
    public ModelSpec {
        Objects.requireNonNull(method);
        Objects.requireNonNull(test);
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is outside (0, 1)");
        }
    }

    /** Restricted maximum likelihood with Knapp-Hartung intervals at 95 %. */
    public static ModelSpec withDefaults() {
        return new ModelSpec(Tau2Method.REML, CoefficientTest.KNAPP_HARTUNG, 0.95);
    }

    public ModelSpec withMethod(Tau2Method newMethod) {
        return new ModelSpec(newMethod, test, confidence);
    }

    public ModelSpec withTest(CoefficientTest newTest) {
        return new ModelSpec(method, newTest, confidence);
    }

    public ModelSpec withConfidence(double newConfidence) {
        return new ModelSpec(method, test, newConfidence);
    }
}
