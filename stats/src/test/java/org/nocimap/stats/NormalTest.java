package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NormalTest {
    @Test
    void tailsAgreeWithHighPrecisionValues() {
        for (Table.Row row : Table.read("normal.tsv")) {
            double z = row.number("z");
            close(Normal.cdf(z), row.number("cdf"), 1e-12, 0);
            close(Normal.sf(z), row.number("sf"), 1e-12, 0);
            close(Normal.log10Sf(z), row.number("log10_sf"), 1e-14, 1e-50);
        }
    }

    @Test
    void farTailAgreesWithAbramowitzAndStegun() {
        for (Table.Row row : Table.read("normal-far.tsv")) {
            assertThat(-Normal.log10Sf(row.number("z"))).isCloseTo(row.number("minus_log10_sf"), within(6e-6));
        }
    }

    @Test
    void zOfPAgreesWithHighPrecisionValues() {
        for (Table.Row row : Table.read("normal-isf.tsv")) {
            double p = row.number("p");
            close(Normal.isf(p), row.number("z"), 1e-14, 0);
            close(Normal.quantile(p), -row.number("z"), 1e-14, 0);
        }
    }

    @Property
    void pOfZOfPIsP(@ForAll @DoubleRange(min = -307, max = -0.01) double log10P) {
        double p = Math.pow(10, log10P);
        close(Normal.sf(Normal.isf(p)), p, 1e-12, 0);
        close(Normal.cdf(Normal.quantile(p)), p, 1e-12, 0);
    }

    @Property
    void tailsMirrorAndAddUp(@ForAll @DoubleRange(min = -38, max = 38) double z) {
        assertThat(Normal.sf(z)).isEqualTo(Normal.cdf(-z));
        assertThat(Normal.sf(z) + Normal.cdf(z)).isCloseTo(1, within(1e-15));
    }

    @Test
    void endsOfTheLine() {
        assertThat(Normal.isf(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.isf(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.isf(0.5)).isEqualTo(0.0);
        assertThat(Normal.quantile(0.5)).isEqualTo(0.0);
        assertThat(Normal.isf(Double.MIN_VALUE)).isCloseTo(38.4674, within(1e-3));
        assertThat(Normal.sf(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.log10Sf(Double.NEGATIVE_INFINITY)).isEqualTo(0.0);
        assertThat(Normal.log10Sf(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.isf(Double.NaN)).isNaN();
        assertThat(Normal.sf(Double.NaN)).isNaN();
        assertThat(Normal.log10Sf(Double.NaN)).isNaN();
        assertThatThrownBy(() -> Normal.isf(-1e-9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Normal.quantile(1.1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void close(double actual, double expected, double relative, double absolute) {
        assertThat(actual).isCloseTo(expected, within(Math.abs(expected) * relative + absolute));
    }
}
