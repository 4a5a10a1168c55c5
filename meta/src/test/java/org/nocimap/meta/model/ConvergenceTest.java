package org.nocimap.meta.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.files.InputException;
import org.nocimap.meta.Effects;

/** Where an estimate of the variance between studies cannot be had, the message says what else to try. */
class ConvergenceTest {
    /** Squares of these leave the range of numbers. */
    private static final Effects BEYOND =
            Effects.of(new double[] {1e200, -1e200, 3e199, 5e199}, new double[] {1e-150, 2e-150, 1e-150, 3e-150});

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMMON")
    void noNumberWithoutConvergence(Tau2Method method) {
        ModelSpec spec = new ModelSpec(method, CoefficientTest.Z, 0.95);
        assertThatThrownBy(() -> MetaModel.pool(BEYOND, spec))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did not converge")
                .hasMessageContaining("--tau2")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("--tau2 " + method.code() + ","));
    }
}
