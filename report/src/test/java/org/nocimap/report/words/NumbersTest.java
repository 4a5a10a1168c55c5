package org.nocimap.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.image.Point;

class NumbersTest {
    @Property
    void fixedNumbersAreRoundedToTheirLastDigit(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double value, @ForAll @IntRange(max = 6) int decimals) {
        String text = Numbers.fixed(value, decimals);
        assertThat(Double.parseDouble(text)).isCloseTo(value, Offset.offset(0.5000001 * Math.pow(10, -decimals)));
        assertThat(text)
                .matches("-?\\d+" + (decimals == 0 ? "" : "\\.\\d{" + decimals + "}"))
                .doesNotStartWith("-0.0000000");
    }

    @Property
    void significantDigitsStay(
            @ForAll @DoubleRange(min = 1, max = 9.9) double mantissa,
            @ForAll @IntRange(min = -300, max = 12) int exponent) {
        double value = mantissa * Math.pow(10, exponent);
        String text = Numbers.significant(value, 4);
        assertThat(Double.parseDouble(text)).isCloseTo(value, Percentage.withPercentage(0.0501));
        assertThat(text.replaceAll("e.*|\\.", "").replaceFirst("^0+", "")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0341202, 0.0341",
        "0.00012345, 0.000123",
        "0.000012345, 1.23e-05",
        "7.9e-12, 7.90e-12",
        "12.345, 12.3",
        "123.45, 123",
        "1234.5, 1.23e+03",
        "0.99996, 1.00",
        "0, 0",
        "-0.5, -0.500"
    })
    void threeSignificantDigits(double value, String text) {
        assertThat(Numbers.significant(value, 3)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-38, -38", "12.5, 12.5", "0.00001, 0", "-0.0, 0", "1.23456, 1.2346", "-7.10, -7.1"})
    void millimetres(double value, String text) {
        assertThat(Numbers.mm(value)).isEqualTo(text);
    }

    @Test
    void theSmallestPIsABound() {
        assertThat(Numbers.p(1.5e-14, 1.5e-14)).isEqualTo("<1.50e-14");
        assertThat(Numbers.p(0.02, 1e-14)).isEqualTo("0.0200");
        assertThat(Numbers.readP(1.5e-14, 1.5e-14)).isEqualTo("< 1.5 × 10⁻¹⁴");
        assertThat(Numbers.readP(0.00042, 0)).isEqualTo("0.00042");
        assertThat(Numbers.readP(0.0421, 0)).isEqualTo("0.042");
    }

    @Test
    void peopleReadPrintedSigns() {
        assertThat(Numbers.readPoint(new Point(-38, 10.25, 0))).isEqualTo("(−38,\u00a010.2,\u00a00)");
        assertThat(Numbers.readCount(228865)).isEqualTo("228\u202f865");
        assertThat(Numbers.readCount(1831)).isEqualTo("1831");
        assertThat(Numbers.counted(1, "focus", "foci")).isEqualTo("1 focus");
        assertThat(Numbers.counted(0, "focus", "foci")).isEqualTo("0 foci");
        assertThat(Numbers.plain(0.05)).isEqualTo("0.05");
        assertThat(Numbers.plain(200)).isEqualTo("200");
        assertThat(Numbers.plain(0.00001)).isEqualTo("0.00001");
    }

    @Test
    void infinitiesHaveNames() {
        assertThat(Numbers.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("-Inf");
        assertThat(Numbers.significant(Double.NaN, 2)).isEqualTo("NaN");
    }
}
