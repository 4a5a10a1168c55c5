package org.nocimap.stats.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.stats.Table;

class PooledEffectTest {
    private static double[] column(String set, String column) {
        return Table.read("pooling/pooled-inputs.tsv").stream()
                .filter(row -> row.text("set").equals(set))
                .mapToDouble(row -> row.number(column))
                .toArray();
    }

    @Test
    void agreesWithTheReference() {
        List<Table.Row> rows = Table.read("pooling/pooled.tsv");
        assertThat(rows).hasSizeGreaterThan(15);
        for (Table.Row row : rows) {
            double[] y = column(row.text("set"), "y");
            double[] v = column(row.text("set"), "v");
            PooledEffect pooled = PooledEffect.of(Heterogeneity.valueOf(row.text("model")), y, v, y.length);
            close(pooled.tau2(), row.number("tau2"));
            close(pooled.effect(), row.number("effect"));
            close(pooled.standardError(), row.number("se"));
            close(pooled.q(), row.number("q"));
            close(pooled.i2(), row.number("i2"));
        }
    }

    private static void close(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(1e-10 * Math.abs(expected) + 1e-15));
    }

    @Test
    void thePublishedFiguresOfTheBcgTrials() {
        // The vignette of metafor (Viechtbauer 2010, doi:10.18637/jss.v036.i03, section 3.2) prints these for REML.
        PooledEffect reml = PooledEffect.of(Heterogeneity.REML, column("bcg", "y"), column("bcg", "v"), 13);
        assertThat(reml.tau2()).isCloseTo(0.3132, within(5e-5));
        assertThat(reml.effect()).isCloseTo(-0.7145, within(5e-5));
        assertThat(reml.standardError()).isCloseTo(0.1798, within(5e-5));
        assertThat(reml.z()).isCloseTo(-3.9744, within(5e-5));
        assertThat(reml.q()).isCloseTo(152.2330, within(5e-5));
        assertThat(100 * reml.i2()).isCloseTo(92.22, within(0.005));
        assertThat(reml.p()).isCloseTo(7.054e-5, within(1e-8));
        assertThat(reml.qP()).isCloseTo(1.9968e-26, within(1e-29));
    }

    @Test
    void threeStudiesByHand() {
        // w = 25, 100/9, 100; Σw = 136.1111; mean 120.5556 / 136.1111 = 0.885714; Q = 18; S₂ = 10748.457.
        // DL: (18 − 2) / (136.1111 − 78.9683) = 0.28.
        double[] y = {0.2, 0.5, 1.1};
        double[] v = {0.04, 0.09, 0.01};
        assertThat(PooledEffect.of(Heterogeneity.NONE, y, v, 3).q()).isCloseTo(18, within(1e-12));
        assertThat(Heterogeneity.DERSIMONIAN_LAIRD.tau2(y, v, 3)).isCloseTo(0.28, within(1e-12));
        // Sample variance 0.21 less the mean variance 0.046667.
        assertThat(Heterogeneity.HEDGES.tau2(y, v, 3)).isCloseTo(0.21 - 0.14 / 3, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Heterogeneity.class)
    void oneStudyStandsForItself(Heterogeneity model) {
        PooledEffect one = PooledEffect.of(model, new double[] {0.4, 9}, new double[] {0.04, 9}, 1);
        assertThat(one).isEqualTo(new PooledEffect(1, 0.4, 0.2, 0, 0, 0));
        assertThat(one.qP()).isEqualTo(1);
        assertThat(one.z()).isCloseTo(2, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Heterogeneity.class)
    void equalVariancesGiveTheClosedForm(Heterogeneity model) {
        // With one variance for all, DL, Hedges and REML are the sample variance less it.
        double[] y = {1, 2, 4, 7, -1};
        double[] v = {0.5, 0.5, 0.5, 0.5, 0.5};
        double expected = model == Heterogeneity.NONE ? 0 : 9.3 - 0.5;
        PooledEffect pooled = PooledEffect.of(model, y, v, 5);
        assertThat(pooled.tau2()).isCloseTo(expected, within(1e-11));
        assertThat(pooled.effect()).isCloseTo(2.6, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Heterogeneity.class)
    void turningAllSignsTurnsTheResult(Heterogeneity model) {
        double[] y = column("uneven", "y");
        double[] v = column("uneven", "v");
        double[] turned = y.clone();
        for (int i = 0; i < y.length; i++) {
            turned[i] = -y[i];
        }
        PooledEffect pooled = PooledEffect.of(model, y, v, y.length);
        PooledEffect mirror = PooledEffect.of(model, turned, v, y.length);
        assertThat(mirror.effect()).isEqualTo(-pooled.effect());
        assertThat(mirror.tau2()).isEqualTo(pooled.tau2());
    }

    @Test
    void countsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledEffect.of(Heterogeneity.NONE, new double[1], new double[1], 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledEffect.of(Heterogeneity.NONE, new double[1], new double[1], 0));
    }
}
