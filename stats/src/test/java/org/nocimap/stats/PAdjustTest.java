package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PAdjustTest {
    @ParameterizedTest
    @EnumSource
    void agreesWithR(PAdjust method) {
        List<Table.Row> rows = Table.read("p-adjust.tsv");
        double[] adjusted =
                method.adjust(rows.stream().mapToDouble(row -> row.number("p")).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            double expected = rows.get(i).number(method.name());
            assertThat(adjusted[i]).as("row %s", i).isCloseTo(expected, within(expected * 1e-6));
        }
    }

    /** Benjamini &amp; Hochberg 1995, section 3.2: 15 comparisons of thrombolytic trials. */
    @Test
    void findsWhatThePaperOfBenjaminiAndHochbergFinds() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000
        };
        assertThat(PAdjust.BONFERRONI.threshold(p, 0.05)).hasValue(0.0019);
        assertThat(PAdjust.BH.threshold(p, 0.05)).hasValue(0.0095);
    }

    @Property(tries = 300)
    void theThresholdMarksTheVeryTestsWhoseAdjustedPIsSmallEnough(
            @ForAll("pValues") double[] p, @ForAll PAdjust method, @ForAll @DoubleRange(max = 1) double level) {
        double[] adjusted = method.adjust(p);
        OptionalDouble threshold = method.threshold(p, level);
        for (int i = 0; i < p.length; i++) {
            boolean significant = threshold.isPresent() && p[i] <= threshold.getAsDouble();
            assertThat(significant).isEqualTo(adjusted[i] <= level);
        }
    }

    @Property(tries = 300)
    void adjustingKeepsOrderTiesAndNaNAndNeverLowers(@ForAll("pValues") double[] p, @ForAll PAdjust method) {
        double[] before = p.clone();
        double[] adjusted = method.adjust(p);
        assertThat(p).containsExactly(before);
        for (int i = 0; i < p.length; i++) {
            assertThat(Double.isNaN(adjusted[i])).isEqualTo(Double.isNaN(p[i]));
            if (!Double.isNaN(p[i])) {
                assertThat(adjusted[i]).isBetween(p[i], 1.0);
            }
            for (int j = 0; j < i; j++) {
                if (p[i] <= p[j]) {
                    assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
                }
            }
        }
    }

    @Property(tries = 300)
    void noMethodFindsMoreThanTheLaxerOne(@ForAll("pValues") double[] p) {
        double[] bonferroni = PAdjust.BONFERRONI.adjust(p);
        double[] holm = PAdjust.HOLM.adjust(p);
        double[] bh = PAdjust.BH.adjust(p);
        double[] by = PAdjust.BY.adjust(p);
        for (int i = 0; i < p.length; i++) {
            if (!Double.isNaN(p[i])) {
                assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i]);
                assertThat(bh[i]).isLessThanOrEqualTo(holm[i] * (1 + 1e-15)).isLessThanOrEqualTo(by[i]);
            }
        }
    }

    @Test
    void nanDoesNotCountAsATest() {
        double nan = Double.NaN;
        assertThat(PAdjust.BONFERRONI.adjust(new double[] {nan, 0.01, nan, 0.2}))
                .containsExactly(nan, 0.02, nan, 0.4);
        assertThat(PAdjust.BH.threshold(new double[] {nan, nan}, 0.5)).isEmpty();
        assertThat(PAdjust.BH.adjust(new double[0])).isEmpty();
    }

    @Test
    void takesAWholeBrain() {
        double[] p = new Random(5).doubles(230_000).map(u -> u * u * u).toArray();
        double[] adjusted = PAdjust.BH.adjust(p);
        double threshold = PAdjust.BH.threshold(p, 0.05).orElseThrow();
        long found = Arrays.stream(p).filter(x -> x <= threshold).count();
        assertThat(found)
                .isEqualTo(Arrays.stream(adjusted).filter(x -> x <= 0.05).count());
        assertThat(threshold).isLessThanOrEqualTo(0.05 * found / p.length);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> PAdjust.BH.adjust(new double[] {0.5, 1.5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> PAdjust.HOLM.threshold(new double[] {-0.1}, 0.05))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PAdjust.HOLM.threshold(new double[] {0.1}, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Few different values, so that ties are frequent. */
    @Provide
    Arbitrary<double[]> pValues() {
        Arbitrary<Double> value = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.integers().between(0, 20).map(i -> i / 20.0)),
                net.jqwik.api.Tuple.of(6, Arbitraries.doubles().between(-12, 0).map(x -> Math.pow(10, x))),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(Double.NaN)));
        return value.array(double[].class).ofMaxSize(40);
    }
}
