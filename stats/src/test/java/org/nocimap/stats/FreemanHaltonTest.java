package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FreemanHaltonTest {
    private static final IntUnaryOperator NEVER = bound -> {
        throw new AssertionError("nothing was to be drawn");
    };

    @Test
    void agreesWithExactFractions() {
        for (Table.Row row : Table.read("freeman-halton.tsv")) {
            FreemanHalton test = FreemanHalton.of(table(row.text("table")), NEVER);
            assertThat(test.p()).isCloseTo(row.number("p"), within(1e-10 * row.number("p")));
            assertThat(test.drawn()).isEmpty();
        }
    }

    @Property(tries = 200)
    void isFishersTestForTwoByTwo(
            @ForAll @IntRange(max = 20) int a,
            @ForAll @IntRange(max = 20) int b,
            @ForAll @IntRange(max = 20) int c,
            @ForAll @IntRange(max = 20) int d) {
        assertThat(FreemanHalton.of(new int[][] {{a, b}, {c, d}}, NEVER).p())
                .isCloseTo(FisherExact.of(a, b, c, d).twoSided(), within(1e-12));
    }

    /** Agresti 2002, Categorical Data Analysis, p. 57, job satisfaction; printed in the help of R's fisher.test. */
    @Test
    void drawsWhereThereAreTooManyTables() {
        int[][] job = {{1, 2, 1, 0}, {3, 3, 6, 1}, {10, 10, 14, 9}, {6, 7, 12, 11}};
        Random random = new Random(1);
        FreemanHalton test = FreemanHalton.of(job, random::nextInt);
        assertThat(test.drawn()).hasValueSatisfying(drawn -> {
            assertThat(drawn.low()).isLessThan(0.7827);
            assertThat(drawn.high()).isGreaterThan(0.7827);
            assertThat(drawn.high() - drawn.low()).isLessThan(0.006);
        });
    }

    @Test
    void drawsWhatEnumerationFinds() {
        int[][] table = {{5, 0}, {3, 4}, {2, 6}, {0, 3}, {4, 1}};
        FreemanHalton drawn = FreemanHalton.of(table, 10, 200_000, new Random(7)::nextInt);
        assertThat(drawn.p())
                .isCloseTo(FreemanHalton.of(table, NEVER).p(), within(4 * Math.sqrt(0.0148 * 0.985 / 200_000)));
    }

    @Test
    void ignoresRowsAndColumnsWithoutCounts() {
        double plain = FreemanHalton.of(new int[][] {{2, 3}, {4, 0}}, NEVER).p();
        assertThat(FreemanHalton.of(new int[][] {{2, 0, 3}, {0, 0, 0}, {4, 0, 0}}, NEVER)
                        .p())
                .isCloseTo(plain, within(1e-12));
        assertThat(FreemanHalton.of(new int[][] {{0, 0}, {0, 0}}, NEVER).p()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> FreemanHalton.of(new int[0][0], NEVER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FreemanHalton.of(new int[][] {{1, 2}, {3}}, NEVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FreemanHalton.of(new int[][] {{1, -2}}, NEVER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[][] table(String text) {
        return Arrays.stream(text.split(";"))
                .map(row -> Arrays.stream(row.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toArray(int[][]::new);
    }
}
