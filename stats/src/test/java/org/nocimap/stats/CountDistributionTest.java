package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.stats.CountDistribution.Term;

class CountDistributionTest {
    @Test
    void sumsOfEitherOrTermsAreThoseOfTheReference() {
        for (Table.Row row : Table.read("poisson-binomial.tsv")) {
            String[] values = row.text("values").split(",");
            String[] p = row.text("p").split(",");
            List<Term> terms = new ArrayList<>();
            for (int n = 0; n < values.length; n++) {
                terms.add(Term.either(Integer.parseInt(values[n]), Double.parseDouble(p[n])));
            }
            double expected = row.number("at_least");
            assertThat(CountDistribution.ofSum(terms).atLeast(row.whole("x")))
                    .isCloseTo(expected, within(1e-13 * expected));
            Collections.reverse(terms);
            assertThat(CountDistribution.ofSum(terms).atLeast(row.whole("x")))
                    .isCloseTo(expected, within(1e-13 * expected));
        }
    }

    @Test
    void equalTermsAreBinomial() {
        CountDistribution sum = CountDistribution.ofSum(Collections.nCopies(40, Term.either(1, 0.03)));
        for (int x = 0; x <= 40; x++) {
            double expected = Binomial.atLeast(x, 40, 0.03);
            assertThat(sum.atLeast(x)).isCloseTo(expected, within(1e-10 * expected));
        }
        assertThat(sum.atLeast(-3)).isEqualTo(1);
        assertThat(sum.atLeast(1000)).isEqualTo(sum.atLeast(40));
    }

    @Test
    void histogramsConvolve() {
        // Two dice.
        Term die = Term.histogram(new long[] {0, 7, 7, 7, 7, 7, 7});
        CountDistribution two = CountDistribution.ofSum(List.of(die, die));
        assertThat(two.atLeast(2)).isCloseTo(1, within(1e-15));
        assertThat(two.atLeast(11)).isCloseTo(3 / 36.0, within(1e-15));
        assertThat(two.smallest()).isCloseTo(1 / 36.0, within(1e-16));
        assertThat(two.firstBelow(0.05)).isEqualTo(12);
        assertThat(two.firstBelow(0.01)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void drawsCountTheObservedValueAsOne() {
        CountDistribution draws = CountDistribution.ofDraws(new double[] {5, 3, 0, 1});
        assertThat(draws.atLeast(0)).isEqualTo(1);
        assertThat(draws.atLeast(1)).isEqualTo(0.5);
        assertThat(draws.atLeast(2)).isEqualTo(0.2);
        assertThat(draws.atLeast(3)).isEqualTo(0.2);
        assertThat(draws.atLeast(4)).isEqualTo(0.1);
        assertThat(draws.smallest()).isEqualTo(0.1);
    }

    @Test
    void termsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Term(new int[] {-1}, new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term(new int[] {1}, new double[] {}));
        assertThat(CountDistribution.ofSum(List.of()).atLeast(0)).isEqualTo(1);
    }
}
