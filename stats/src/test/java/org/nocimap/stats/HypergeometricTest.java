package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HypergeometricTest {
    @Test
    void tailsAndLimitsAreThoseOfWholeNumbers() {
        for (Table.Row row : Table.read("hypergeometric.tsv")) {
            Hypergeometric sample = new Hypergeometric(row.whole("population"), row.whole("drawn"));
            int x = row.whole("x");
            double expected = row.number("at_most");
            assertThat(sample.atMost(x, row.whole("marked"))).isCloseTo(expected, within(1e-10 * expected));
            assertThat(sample.mostMarked(x, 0.05)).isEqualTo(row.whole("most_20"));
            assertThat(sample.leastMarked(x, 0.05)).isEqualTo(row.whole("least_20"));
            assertThat(sample.mostMarked(x, 0.04)).isEqualTo(row.whole("most_25"));
        }
    }

    /** The promise itself, with the probabilities of all that can be drawn. */
    @Property(tries = 300)
    void limitsHoldAsOftenAsTheySay(@ForAll @IntRange(min = 1, max = 120) int n, @ForAll int seed) {
        int drawn = Math.floorMod(seed, n + 1);
        int marked = Math.floorMod(seed / 131, n + 1);
        Hypergeometric sample = new Hypergeometric(n, drawn);
        double above = 0;
        double below = 0;
        for (int x = Math.max(0, drawn - (n - marked)); x <= Math.min(drawn, marked); x++) {
            double p = sample.atMost(x, marked) - (x == 0 ? 0 : sample.atMost(x - 1, marked));
            above += marked > sample.mostMarked(x, 0.05) ? p : 0;
            below += marked < sample.leastMarked(x, 0.05) ? p : 0;
            assertThat(sample.leastMarked(x, 0.05)).isBetween(x, sample.mostMarked(x, 0.05));
        }
        assertThat(above).isLessThanOrEqualTo(0.05 + 1e-9);
        assertThat(below).isLessThanOrEqualTo(0.05 + 1e-9);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Hypergeometric(5, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hypergeometric(5, 3).mostMarked(4, 0.05))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
