package org.nocimap.stats.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.stats.FisherExact;

class SamplesTest {
    private static final double[] A = {5.1, 4.9, 6.2, 5.8, 6.0, 5.5};
    private static final double[] B = {4.1, 5.0, 4.7, 4.4, 5.2};

    // scipy 1.17.1: ttest_ind, ttest_ind(equal_var=False), ttest_rel, f_oneway, pearsonr,
    // chi2_contingency(correction=False).
    @Test
    void agreesWithScipy() {
        TTest pooled = TTest.pooled(Sample.of(A), Sample.of(B));
        assertThat(pooled.t()).isCloseTo(3.0910313204175073, within(1e-9));
        assertThat(pooled.p()).isCloseTo(0.012907962102714162, within(1e-9));
        TTest welch = TTest.welch(Sample.of(A), Sample.of(B));
        assertThat(welch.t()).isCloseTo(3.1353059213500036, within(1e-9));
        assertThat(welch.df()).isCloseTo(8.966898561751384, within(1e-9));
        assertThat(welch.p()).isCloseTo(0.01207256275681759, within(1e-9));
        double[] first = java.util.Arrays.copyOf(A, 5);
        TTest paired = TTest.paired(first, B);
        assertThat(paired.t()).isCloseTo(3.2245983312707964, within(1e-9));
        assertThat(paired.p()).isCloseTo(0.03213985241277382, within(1e-9));
        OneWayAnova anova = OneWayAnova.of(List.of(Sample.of(A), Sample.of(B), Sample.of(3.9, 4.2, 5.0, 4.1)));
        assertThat(anova.f()).isCloseTo(9.568959351531763, within(1e-9));
        assertThat(anova.p()).isCloseTo(0.003276046019247196, within(1e-9));
        Correlation r = Correlation.of(first, B);
        assertThat(r.r()).isCloseTo(0.22724432750038326, within(1e-9));
        assertThat(r.p()).isCloseTo(0.7131734118615173, within(1e-9));
        assertThat(r.low()).isCloseTo(-0.8192794730141636, within(1e-9));
        assertThat(r.high()).isCloseTo(0.9242148753467598, within(1e-9));
    }

    /** Table 1 of a cohort of 127 patients with chronic low back pain and 54 controls (PAIN 2019, supplement A763). */
    @Test
    void thePaperPrintsThesePValues() {
        assertThat(TTest.pooled(new Sample(127, 39.3, 11.8), new Sample(54, 39.5, 11.2))
                        .p())
                .isCloseTo(0.92, within(0.005));
        assertThat(TTest.pooled(new Sample(127, 6.6, 6.9), new Sample(54, 2.5, 4.2))
                        .p())
                .isLessThan(0.001);
        // PROMIS interference of the controls is 41.6 ± 0.0, as printed.
        for (double[] row : new double[][] {{42.3, 5.1, 56.3, 2.8}, {59.3, 5.8, 41.6, 0.0}, {12.5, 8.8, 4.1, 6.0}}) {
            assertThat(TTest.pooled(new Sample(114, row[0], row[1]), new Sample(36, row[2], row[3]))
                            .p())
                    .isLessThan(0.001);
        }
        // Its footnote says Pearson's chi-square, which gives 0.71; the printed 0.75 is Fisher's exact p.
        assertThat(ContingencyTable.of(new int[][] {{55, 72}, {25, 29}}).p()).isCloseTo(0.711, within(0.0005));
        assertThat(FisherExact.of(55, 72, 25, 29).twoSided()).isCloseTo(0.745, within(0.0005));
    }

    @Test
    void holdingAThirdVariableTakesItsShareAway() {
        double[] z = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] x = {1.2, 1.9, 3.3, 3.8, 5.1, 6.2, 6.7, 8.3};
        double[] y = {0.8, 2.2, 2.7, 4.3, 4.9, 5.7, 7.4, 7.8};
        double rxy = Correlation.of(x, y).r();
        double rxz = Correlation.of(x, z).r();
        double ryz = Correlation.of(y, z).r();
        Correlation partial = Correlation.partial(x, y, new double[][] {z});
        assertThat(partial.r())
                .isCloseTo((rxy - rxz * ryz) / Math.sqrt((1 - rxz * rxz) * (1 - ryz * ryz)), within(1e-9));
        assertThat(partial.df()).isEqualTo(5);
    }

    @Test
    void equalValuesStayTogetherWhateverTheirOrder() {
        assertThat(Subgroups.of(new double[] {3, 1, 2, 9, 8, 7, 4, 5, 6}, 3))
                .containsExactly(0, 0, 0, 2, 2, 2, 1, 1, 1);
        assertThat(Subgroups.of(new double[] {0, 0, 0, 0, 5, 9}, 3)).containsExactly(1, 1, 1, 1, 2, 2);
        assertThat(Subgroups.of(new double[] {9, 0, 5, 0, 0, 0}, 3)).containsExactly(2, 1, 2, 1, 1, 1);
    }
}
