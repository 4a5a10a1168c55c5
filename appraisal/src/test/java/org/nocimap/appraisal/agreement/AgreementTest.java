package org.nocimap.appraisal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AgreementTest {
    /** 91 couples (Agresti 1990, Categorical Data Analysis, table 2.10): κ 0.129, weighted 0.237, with their standard errors. */
    private static final TwoRaters COUPLES =
            new TwoRaters(new long[][] {{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}});

    @Test
    void cohensKappaWithItsStandardError() {
        Kappa kappa = COUPLES.kappa(Weights.NONE);
        assertThat(kappa.value()).isCloseTo(0.1293, within(5e-5));
        assertThat(kappa.standardError()).isCloseTo(0.0686, within(5e-5));
    }

    @Test
    void linearlyWeightedKappa() {
        Kappa kappa = COUPLES.kappa(Weights.LINEAR);
        assertThat(kappa.value()).isCloseTo(0.2374, within(5e-5));
        assertThat(kappa.standardError()).isCloseTo(0.0783, within(5e-5));
    }

    /** Ten subjects, fourteen raters, five categories: the worked example that goes with Fleiss 1971, κ = 0.210. */
    @Test
    void fleissKappa() {
        int[][] counts = {
            {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
            {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
        };
        assertThat(new ManyRaters(counts).fleissKappa()).isCloseTo(0.210, within(5e-4));
    }

    @Test
    void twoCategoriesByHand() {
        // 40 + 50 of 100 agree; shares 45/55 and 45/55.
        TwoRaters raters = new TwoRaters(new long[][] {{40, 5}, {5, 50}});
        assertThat(raters.kappa(Weights.NONE).value()).isCloseTo((0.9 - 0.505) / 0.495, within(1e-12));
        assertThat(raters.pabak()).isCloseTo(0.8, within(1e-12));
        // Pe = 2 · 0.45 · 0.55.
        assertThat(raters.ac1()).isCloseTo((0.9 - 0.495) / 0.505, within(1e-12));
        assertThat(raters.kappa(Weights.QUADRATIC).value())
                .isCloseTo(raters.kappa(Weights.NONE).value(), within(1e-12));
    }

    @Test
    void theOrderOfRatersDoesNotMatter() {
        long[][] turned = new long[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                turned[j][i] = COUPLES.counts()[i][j];
            }
        }
        for (Weights weights : Weights.values()) {
            Kappa there = COUPLES.kappa(weights);
            Kappa back = new TwoRaters(turned).kappa(weights);
            assertThat(back.value()).isCloseTo(there.value(), within(1e-14));
            assertThat(back.standardError()).isCloseTo(there.standardError(), within(1e-14));
        }
    }

    @Test
    void oneCategoryAloneHasNoKappa() {
        TwoRaters raters = new TwoRaters(new long[][] {{9, 0}, {0, 0}});
        assertThat(raters.kappa(Weights.NONE).value()).isNaN();
        assertThat(raters.agreed()).isEqualTo(raters.items());
        assertThatThrownBy(() -> new TwoRaters(new long[][] {{0}})).isInstanceOf(IllegalArgumentException.class);
    }
}
