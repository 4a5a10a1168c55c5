package org.nocimap.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.nocimap.stats.MonteCarloP;

class MaxNullTest {
    /** Few different values, so that ties abound. */
    @Provide
    Arbitrary<List<Double>> maxima() {
        return Arbitraries.integers()
                .between(0, 12)
                .map(n -> n / 8.0)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void exactlyTheValuesAboveTheCriticalOneAreSignificant(
            @ForAll("maxima") List<Double> maxima,
            @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(9) double alpha) {
        assertCriticalAgrees(maxima, alpha);
    }

    @Property(tries = 300)
    void alsoWhereAlphaIsAShareOfThePermutationsOrAHairFromIt(
            @ForAll("maxima") List<Double> maxima, @ForAll @IntRange(min = 1, max = 60) int rank) {
        double share = (double) Math.min(rank, maxima.size()) / (1 + maxima.size());
        assertCriticalAgrees(maxima, share);
        assertCriticalAgrees(maxima, Math.nextDown(share));
        assertCriticalAgrees(maxima, Math.nextUp(share));
        assertCriticalAgrees(maxima, share * (1 - 1e-12));
    }

    private static void assertCriticalAgrees(List<Double> maxima, double alpha) {
        MaxNull nulls = of(maxima);
        double critical = nulls.critical(alpha);
        Set<Double> values = new LinkedHashSet<>(List.of(-1.0, 99.0));
        for (double m : maxima) {
            values.addAll(List.of(m, Math.nextUp(m), Math.nextDown(m), m + 0.01));
        }
        for (double value : values) {
            assertThat(value > critical)
                    .as("%s against %s at %s", value, critical, alpha)
                    .isEqualTo(nulls.correctedP(value).p() <= alpha);
        }
    }

    @Property(tries = 200)
    void pCountsTheObservedMapAsOnePermutation(@ForAll("maxima") List<Double> maxima) {
        MaxNull nulls = of(maxima);
        for (double value : List.of(-1.0, 0.0, 0.3, 0.5, 1.5, 2.0)) {
            long reached = maxima.stream().filter(m -> m >= value).count();
            MonteCarloP p = nulls.correctedP(value);
            assertThat(nulls.atOrAbove(value)).isEqualTo((int) reached);
            assertThat(p.p()).isEqualTo((1.0 + reached) / (1.0 + maxima.size()));
            assertThat(nulls.p(value)).isEqualTo(p.p());
            assertThat(p.low()).isLessThanOrEqualTo(p.p());
            assertThat(p.high()).isGreaterThanOrEqualTo(p.p());
        }
    }

    @Test
    void theFiftiethOfAThousandIsTheUsualCriticalValue() {
        double[] maxima = new double[999];
        Arrays.setAll(maxima, n -> n + 1);
        MaxNull nulls = MaxNull.of(maxima);
        // 49 maxima above a value make p = 50 / 1000.
        assertThat(nulls.critical(0.05)).isEqualTo(950);
        assertThat(nulls.p(950.5)).isEqualTo(0.05);
        assertThat(nulls.p(950)).isEqualTo(0.051);
    }

    @Test
    void tooFewPermutationsMakeNothingSignificant() {
        MaxNull nulls = MaxNull.of(new double[18]);
        assertThat(nulls.critical(0.05)).isInfinite();
        assertThat(nulls.p(1e9)).isGreaterThan(0.05);
        assertThat(MaxNull.of(new double[19]).critical(0.05)).isZero();
    }

    @Test
    void keepsItsOwnCopyInOrder() {
        double[] maxima = {3, 1, 2};
        MaxNull nulls = MaxNull.of(maxima);
        maxima[0] = -9;
        nulls.maxima()[0] = 9;
        assertThat(nulls.maxima()).containsExactly(1, 2, 3);
        assertThat(nulls.permutations()).isEqualTo(3);
    }

    @Test
    void refusesNothingAndNotANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> MaxNull.of(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> MaxNull.of(new double[] {1, Double.NaN}));
    }

    private static MaxNull of(List<Double> maxima) {
        return MaxNull.of(maxima.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
