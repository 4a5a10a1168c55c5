package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BinomialTest {
    @Test
    void tailsAgreeWithHighPrecisionSums() {
        for (Table.Row row : Table.read("binomial.tsv")) {
            int k = row.whole("k");
            int n = row.whole("n");
            double p = row.number("p");
            close(Binomial.atLeast(k, n, p), row.number("at_least"), 1e-11);
            close(Binomial.atMost(k, n, p), row.number("at_most"), 1e-11);
        }
    }

    @Property(tries = 200)
    void tailsAddUp(
            @ForAll @IntRange(max = 300) int n,
            @ForAll @IntRange(min = -2, max = 302) int k,
            @ForAll @DoubleRange(max = 1) double p) {
        assertThat(Binomial.atLeast(k, n, p) + Binomial.atMost(k - 1, n, p)).isCloseTo(1, within(1e-12));
        assertThat(Binomial.atLeast(k, n, p)).isCloseTo(Binomial.atMost(n - k, n, 1 - p), within(1e-10));
        assertThat(Binomial.atLeast(k, n, p)).isBetween(0.0, 1.0);
    }

    @Test
    void knowsItsEnds() {
        assertThat(Binomial.atLeast(1, 5, 0)).isZero();
        assertThat(Binomial.atLeast(5, 5, 1)).isEqualTo(1);
        assertThat(Binomial.atMost(0, 5, 0)).isEqualTo(1);
        assertThat(Binomial.atMost(4, 5, 1)).isZero();
        assertThat(Binomial.atMost(0, 0, 0.5)).isEqualTo(1);
        assertThatThrownBy(() -> Binomial.atMost(0, -1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Binomial.atLeast(0, 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exactIntervalsAgreeWithHighPrecisionRoots() {
        for (Table.Row row : Table.read("binomial-interval.tsv")) {
            int k = row.whole("k");
            int n = row.whole("n");
            BinomialInterval exact = BinomialInterval.clopperPearson(k, n, row.number("confidence"));
            close(exact.low(), row.number("exact_low"), 1e-12);
            close(exact.high(), row.number("exact_high"), 1e-12);
            BinomialInterval wilson = BinomialInterval.wilson(k, n, row.number("confidence"));
            close(wilson.low(), row.number("wilson_low"), 1e-12);
            close(wilson.high(), row.number("wilson_high"), 1e-12);
        }
    }

    @Test
    void intervalsAgreeWithWhatIsPublished() {
        for (Table.Row row : Table.read("binomial-interval-published.tsv")) {
            int k = row.whole("k");
            int n = row.whole("n");
            BinomialInterval exact = BinomialInterval.clopperPearson(k, n, row.number("confidence"));
            printedAs(exact.low(), row.text("exact_low"));
            printedAs(exact.high(), row.text("exact_high"));
            BinomialInterval wilson = BinomialInterval.wilson(k, n, row.number("confidence"));
            printedAs(wilson.low(), row.text("wilson_low"));
            printedAs(wilson.high(), row.text("wilson_high"));
        }
    }

    @Property(tries = 100)
    void theExactIntervalCoversAsOftenAsItSays(
            @ForAll @IntRange(min = 1, max = 60) int n, @ForAll @DoubleRange(max = 1) double truth) {
        double missed = 0;
        for (int k = 0; k <= n; k++) {
            if (!BinomialInterval.clopperPearson(k, n, 0.95).contains(truth)) {
                missed += Math.max(0, Binomial.atLeast(k, n, truth) - Binomial.atLeast(k + 1, n, truth));
            }
        }
        assertThat(missed).isLessThanOrEqualTo(0.05 + 1e-12);
    }

    @Property(tries = 200)
    void theIntervalOfFailuresMirrorsThatOfSuccesses(
            @ForAll @IntRange(min = 1, max = 5000) int n, @ForAll @DoubleRange(max = 1) double share) {
        int k = (int) Math.round(share * n);
        BinomialInterval successes = BinomialInterval.clopperPearson(k, n, 0.95);
        BinomialInterval failures = BinomialInterval.clopperPearson(n - k, n, 0.95);
        assertThat(successes.low()).isCloseTo(1 - failures.high(), within(1e-12));
        assertThat(successes.contains((double) k / n)).isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> BinomialInterval.clopperPearson(3, 2, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BinomialInterval.wilson(0, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BinomialInterval.wilson(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BinomialInterval(0.5, 0.4, 0.9)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void printedAs(double actual, String printed) {
        if (printed.equals("-")) {
            return;
        }
        int decimals = printed.length() - printed.indexOf('.') - 1;
        assertThat(actual).isCloseTo(Double.parseDouble(printed), within(0.5000001 * Math.pow(10, -decimals)));
    }

    private static void close(double actual, double expected, double relative) {
        assertThat(actual).isCloseTo(expected, within(expected * relative + 1e-300));
    }
}
