package org.nocimap.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.Tau2Method;

/** The BCG vaccine trials: their published counts, and results that metafor's documentation and the literature print. */
class BcgTest {
    private static final ModelSpec Z = ModelSpec.withDefaults().withTest(CoefficientTest.Z);

    @Test
    void restrictedMaximumLikelihood() {
        Fit fit = MetaModel.pool(Bcg.effects(BinaryMeasure.RR), Z);

        // Viechtbauer 2010 (doi:10.18637/jss.v036.i03), section 3: -0.7145 (0.1798), tau^2 0.3132 (0.1664), I^2 92.22,
        // H^2 12.86.
        assertThat(fit.pooled().estimate()).isCloseTo(-0.714532342, within(1e-9));
        assertThat(fit.pooled().standardError()).isCloseTo(0.1798, within(5e-5));
        assertThat(fit.tau2().value()).isCloseTo(0.313243258, within(1e-9));
        assertThat(fit.tau2().standardError()).isCloseTo(0.1664, within(5e-5));
        assertThat(fit.i2()).isCloseTo(92.22, within(5e-3));
        assertThat(fit.h2()).isCloseTo(12.86, within(5e-3));
        assertThat(fit.residualQ().statistic()).isCloseTo(152.2330, within(5e-5));
        assertThat(fit.residualQ().df()).isEqualTo(12);
    }

    @Test
    void dersimonianAndLaird() {
        Fit fit = MetaModel.pool(Bcg.effects(BinaryMeasure.RR), Z.withMethod(Tau2Method.DL));

        assertThat(fit.tau2().value()).isCloseTo(0.308760263, within(1e-9));
    }

    @Test
    void knappAndHartungWidenTheInterval() {
        Effects effects = Bcg.effects(BinaryMeasure.RR);
        Interval z = MetaModel.pool(effects, Z).pooled().interval();
        Interval t = MetaModel.pool(effects, Z.withTest(CoefficientTest.KNAPP_HARTUNG_AD_HOC))
                .pooled()
                .interval();

        assertThat(t.low()).isLessThan(z.low());
        assertThat(t.high()).isGreaterThan(z.high());
    }
}
