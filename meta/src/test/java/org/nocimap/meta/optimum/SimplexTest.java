package org.nocimap.meta.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimplexTest {
    private static final double[] START = {0.7, 0.7};

    @Test
    void findsTheTopOfABentRidge() {
        double[] top =
                Simplex.maximum(x -> -(100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2)), START, 0.4);
        assertThat(top).containsExactly(new double[] {1, 1}, within(1e-6));
    }

    @Test
    void givesNoPlaceWhereThereIsNoTop() {
        assertThatThrownBy(() -> Simplex.maximum(x -> x[0], START, 0.4)).isInstanceOf(NoMaximum.class);
        assertThatThrownBy(() -> Simplex.maximum(x -> Double.NaN, START, 0.4)).isInstanceOf(NoMaximum.class);
    }
}
