package org.nocimap.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecimalTest {

    @Property(tries = 500)
    void digitsAreTheNumberToHalfAUnit(
            @ForAll @DoubleRange(min = -1e5, max = 1e5) double value, @ForAll @IntRange(max = 9) int decimals) {
        BigDecimal written = new BigDecimal(Decimal.fixed(value, decimals));

        assertThat(written.scale()).isEqualTo(decimals);
        BigDecimal error = written.subtract(BigDecimal.valueOf(value)).abs();
        assertThat(error).isLessThanOrEqualTo(BigDecimal.valueOf(0.5000001 * Math.pow(10, -decimals)));
    }

    @Test
    void zeroHasNoSign() {
        assertThat(Decimal.fixed(-0.004, 2)).isEqualTo("0.00");
        assertThat(Decimal.fixed(-0.0, 0)).isEqualTo("0");
        assertThat(Decimal.printed(-38, 0)).isEqualTo("−38");
        assertThat(Decimal.fixed(0.05, 1)).isEqualTo("0.1");
        assertThat(Decimal.shortest(12.30)).isEqualTo("12.3");
        assertThat(Decimal.shortest(100)).isEqualTo("100");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> Decimal.fixed(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decimal.fixed(1e300, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
