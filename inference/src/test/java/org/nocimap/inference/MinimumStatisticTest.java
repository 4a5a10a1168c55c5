package org.nocimap.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MinimumStatisticTest {
    @Test
    void whatAllShareIsTheWeakestOfThemInOneDirection() {
        double[] a = {3, -4, 2, 0, Double.NaN, 1};
        double[] b = {2, -2, -3, 5, 1, 1};
        double[] c = {4, -3, 2, 5, 1, 0.5};
        assertThat(MinimumStatistic.of(a, b, c)).containsExactly(2, -2, 0, 0, 0, 0.5);
        assertThat(MinimumStatistic.of(c, b, a)).isEqualTo(MinimumStatistic.of(a, b, c));
        assertThatThrownBy(() -> MinimumStatistic.of(a)).hasMessageContaining("two maps");
    }
}
