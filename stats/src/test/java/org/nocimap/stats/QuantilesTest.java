package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    private static final double[] SAMPLE = {3.2, -1.5, 0, 7.25, 7.25, 12, 2.5, -4.75, 9.125, 1, 5.5};

    @Test
    void agreesWithNumPy() {
        Quantiles quantiles = Quantiles.of(SAMPLE);
        for (Table.Row row : Table.read("quantiles.tsv")) {
            double q = row.number("q");
            double linear = row.number("linear");
            assertThat(quantiles.linear(q)).isCloseTo(linear, within(1e-14 * Math.abs(linear)));
            assertThat(quantiles.orderStatistic(q)).isEqualTo(row.number("inverted_cdf"));
        }
    }

    @Test
    void theOrderStatisticOfARoundShareIsThatPlaceInSpiteOfRounding() {
        for (int n = 20; n <= 20_000; n += 20) {
            Quantiles places =
                    Quantiles.of(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
            assertThat(places.orderStatistic(0.95)).isEqualTo(n / 20 * 19);
            assertThat(places.orderStatistic(1 - 0.05)).isEqualTo(n / 20 * 19);
            assertThat(places.orderStatistic(0.05)).isEqualTo(n / 20);
        }
    }

    @Property(tries = 300)
    void quantilesLieInTheSampleAndRise(
            @ForAll @Size(min = 1, max = 30) double @DoubleRange(min = -1e6, max = 1e6) [] sample,
            @ForAll @DoubleRange(max = 1) double q,
            @ForAll @DoubleRange(max = 1) double r) {
        double[] before = sample.clone();
        Quantiles quantiles = Quantiles.of(sample);
        assertThat(sample).containsExactly(before);
        double low = Math.min(q, r);
        double high = Math.max(q, r);
        assertThat(quantiles.linear(low)).isLessThanOrEqualTo(quantiles.linear(high));
        assertThat(quantiles.orderStatistic(low)).isLessThanOrEqualTo(quantiles.orderStatistic(high));
        assertThat(sample).contains(quantiles.orderStatistic(q));
        assertThat(quantiles.linear(0)).isEqualTo(Arrays.stream(sample).min().orElseThrow());
        assertThat(quantiles.linear(1)).isEqualTo(Arrays.stream(sample).max().orElseThrow());
        double x = quantiles.linear(q);
        assertThat(quantiles.atLeast(x))
                .isEqualTo((int) Arrays.stream(sample).filter(v -> v >= x).count());
    }

    @Test
    void infinitiesAreValuesAndNaNIsNot() {
        Quantiles quantiles = Quantiles.of(new double[] {Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY});
        assertThat(quantiles.linear(0.9)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(quantiles.linear(0)).isEqualTo(1);
        assertThat(quantiles.atLeast(2)).isEqualTo(2);
        assertThatThrownBy(() -> Quantiles.of(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quantiles.of(new double[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> quantiles.linear(1.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> quantiles.orderStatistic(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> quantiles.atLeast(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void monteCarloPCountsTheObservedValueAsADraw() {
        MonteCarloP p = MonteCarloP.of(49, 999);
        assertThat(p.p()).isEqualTo(0.05);
        BinomialInterval exact = BinomialInterval.clopperPearson(49, 999, 0.95);
        assertThat(p.low()).isEqualTo(exact.low());
        assertThat(p.high()).isEqualTo(exact.high());
        assertThat(MonteCarloP.of(0, 1000).p()).isEqualTo(1.0 / 1001);
        assertThat(MonteCarloP.of(0, 1000).low()).isZero();
        assertThat(MonteCarloP.of(1000, 1000))
                .extracting(MonteCarloP::p, MonteCarloP::high)
                .containsExactly(1.0, 1.0);
        assertThatThrownBy(() -> MonteCarloP.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MonteCarloP.of(-1, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTieWithANullValueCountsAgainstTheObserved() {
        Quantiles nullMaxima = Quantiles.of(new double[] {5, 3, 9, 5, 1});
        assertThat(MonteCarloP.of(5, nullMaxima).exceeding()).isEqualTo(3);
        assertThat(MonteCarloP.of(5.0001, nullMaxima).exceeding()).isEqualTo(1);
        assertThat(MonteCarloP.of(10, nullMaxima)).isEqualTo(MonteCarloP.of(0, 5));
    }

    @Property(tries = 200)
    void theIntervalAlwaysHoldsP(
            @ForAll @IntRange(min = 1, max = 20_000) int n, @ForAll @DoubleRange(max = 1) double share) {
        MonteCarloP p = MonteCarloP.of((int) Math.round(share * share * n), n);
        assertThat(p.p()).isBetween(p.low(), p.high());
    }
}
