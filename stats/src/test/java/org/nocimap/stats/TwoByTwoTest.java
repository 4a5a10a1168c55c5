package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoByTwoTest {
    @Test
    void byHand() {
        // Expected: 12, 18, 28, 42. (20 - 12)² (1/12 + 1/18 + 1/28 + 1/42) = 64 · 0.198413 = 12.6984.
        TwoByTwo table = new TwoByTwo(20, 10, 20, 50);
        assertThat(table.chiSquared()).isCloseTo(64 * (1 / 12.0 + 1 / 18.0 + 1 / 28.0 + 1 / 42.0), within(1e-12));
        assertThat(table.signedRoot()).isCloseTo(3.563483, within(1e-6));
        assertThat(table.smallestExpected()).isCloseTo(12, within(1e-12));
        assertThat(new TwoByTwo(10, 20, 50, 20).signedRoot()).isEqualTo(-table.signedRoot());
    }

    @ParameterizedTest
    @CsvSource({"1,2,3,4", "7,0,3,9", "100,2000,30,1", "0,5,5,0"})
    void isTheSumOverCells(int a, int b, int c, int d) {
        double n = a + b + c + d;
        double sum = 0;
        int[][] cells = {{a, b}, {c, d}};
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double expected = (cells[i][0] + cells[i][1]) * (double) (cells[0][j] + cells[1][j]) / n;
                sum += (cells[i][j] - expected) * (cells[i][j] - expected) / expected;
                least = Math.min(least, expected);
            }
        }
        TwoByTwo table = new TwoByTwo(a, b, c, d);
        assertThat(table.chiSquared()).isCloseTo(sum, within(1e-10 * sum));
        assertThat(table.smallestExpected()).isCloseTo(least, within(1e-10));
    }

    @Test
    void anEmptyMarginSaysNothing() {
        assertThat(new TwoByTwo(0, 5, 0, 9).chiSquared()).isZero();
        assertThat(new TwoByTwo(0, 0, 0, 0).smallestExpected()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoByTwo(1, -1, 0, 0));
    }
}
