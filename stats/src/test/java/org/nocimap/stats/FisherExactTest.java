package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FisherExactTest {
    @Test
    void agreesWithExactFractions() {
        for (Table.Row row : Table.read("fisher-exact.tsv")) {
            FisherExact test = FisherExact.of(row.whole("a"), row.whole("b"), row.whole("c"), row.whole("d"));
            close(test.twoSided(), row.number("two_sided"));
            close(test.less(), row.number("less"));
            close(test.greater(), row.number("greater"));
        }
    }

    @Property(tries = 300)
    void doesNotCareWhichWayTheTableLies(
            @ForAll @IntRange(max = 30) int a,
            @ForAll @IntRange(max = 30) int b,
            @ForAll @IntRange(max = 30) int c,
            @ForAll @IntRange(max = 30) int d) {
        FisherExact test = FisherExact.of(a, b, c, d);
        assertThat(FisherExact.of(a, c, b, d).twoSided()).isCloseTo(test.twoSided(), within(1e-12));
        assertThat(FisherExact.of(d, c, b, a).twoSided()).isCloseTo(test.twoSided(), within(1e-12));
        assertThat(FisherExact.of(c, d, a, b).less()).isCloseTo(test.greater(), within(1e-12));
        assertThat(test.twoSided()).isGreaterThanOrEqualTo(Math.min(test.less(), test.greater()) - 1e-12);
        assertThat(test.twoSided()).isBetween(0.0, 1.0);
    }

    /** Summed over all tables with the margins, those rejected at the level have at most that probability. */
    @Property(tries = 100)
    void keepsItsLevel(
            @ForAll @IntRange(min = 1, max = 25) int first,
            @ForAll @IntRange(min = 1, max = 25) int second,
            @ForAll @IntRange(max = 25) int column) {
        int k = Math.min(column, first + second);
        double rejected = 0;
        for (int x = Math.max(0, k - second); x <= Math.min(first, k); x++) {
            FisherExact test = FisherExact.of(x, first - x, k - x, second - k + x);
            if (test.twoSided() <= 0.05) {
                rejected += test.less() + test.greater() - 1;
            }
        }
        assertThat(rejected).isLessThanOrEqualTo(0.05 + 1e-9);
    }

    @Test
    void saysTheOddsRatio() {
        assertThat(FisherExact.of(3, 1, 1, 3).oddsRatio()).isEqualTo(9);
        assertThat(FisherExact.of(3, 0, 1, 3).oddsRatio()).isInfinite();
        assertThat(FisherExact.of(0, 0, 1, 3).oddsRatio()).isNaN();
        assertThatThrownBy(() -> FisherExact.of(1, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-10 * expected));
    }
}
