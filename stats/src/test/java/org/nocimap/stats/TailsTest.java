package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TailsTest {
    @Test
    void tailsAgreeWithHighPrecisionValues() {
        for (Table.Row row : Table.read("tails.tsv")) {
            double x = row.number("x");
            double df = row.number("df");
            double sf =
                    switch (row.text("distribution")) {
                        case "t" -> StudentT.sf(x, df);
                        case "chi-square" -> ChiSquare.sf(x, df);
                        default -> FisherF.sf(x, df, row.number("df2"));
                    };
            double expected = row.number("sf");
            assertThat(sf).as(row.toString()).isCloseTo(expected, within(1e-12 * expected));
        }
    }

    @Test
    void criticalValuesOfTheTables() {
        assertThat(StudentT.critical(0.95, 1)).isCloseTo(12.706204736174705, within(1e-12));
        assertThat(StudentT.critical(0.95, 10)).isCloseTo(2.228138851986273, within(1e-13));
        assertThat(ChiSquare.isf(0.05, 1)).isCloseTo(3.841458820694124, within(1e-13));
        assertThat(ChiSquare.isf(0.975, 12)).isCloseTo(4.403788506981699, within(1e-12));
        assertThat(ChiSquare.cdf(4.403788506981699, 12)).isCloseTo(0.025, within(1e-14));
    }

    @Property
    void pOfTheQuantileIsP(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p,
            @ForAll @DoubleRange(min = 0.6, max = 300) double df) {
        assertThat(StudentT.sf(StudentT.isf(p, df), df)).isCloseTo(p, within(1e-12));
        assertThat(ChiSquare.sf(ChiSquare.isf(p, df), df)).isCloseTo(p, within(1e-12));
    }

    @Property
    void aSquaredTIsAnF(
            @ForAll @DoubleRange(min = 0, max = 50) double t, @ForAll @DoubleRange(min = 0.6, max = 300) double df) {
        double p = StudentT.twoSidedP(t, df);
        assertThat(FisherF.sf(t * t, 1, df)).isCloseTo(p, within(1e-12 * p));
        assertThat(StudentT.cdf(t, df) + StudentT.sf(t, df)).isCloseTo(1, within(1e-15));
    }

    @Test
    void endsAndWrongArguments() {
        assertThat(StudentT.isf(0, 3)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(StudentT.isf(1, 3)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StudentT.isf(0.5, 3)).isZero();
        assertThat(StudentT.sf(Double.NEGATIVE_INFINITY, 3)).isEqualTo(1);
        assertThat(StudentT.sf(Double.NaN, 3)).isNaN();
        assertThat(ChiSquare.sf(Double.NaN, 3)).isNaN();
        assertThat(FisherF.sf(Double.NaN, 3, 3)).isNaN();
        assertThat(ChiSquare.sf(-1, 3)).isEqualTo(1);
        assertThat(ChiSquare.cdf(-1, 3)).isZero();
        assertThatThrownBy(() -> StudentT.sf(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChiSquare.isf(2, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
