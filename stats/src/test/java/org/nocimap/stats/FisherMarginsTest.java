package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherMarginsTest {
    @Test
    void everyTableIsTestedAsIfAlone() {
        FisherMargins.Factory factory = new FisherMargins.Factory(23);
        for (int row = 0; row <= 23; row++) {
            for (int column = 0; column <= 23; column++) {
                FisherMargins margins = factory.of(row, column);
                for (int a = Math.max(0, row + column - 23); a <= Math.min(row, column); a++) {
                    double alone = FisherExact.of(a, row - a, column - a, 23 - row - column + a)
                            .twoSided();
                    assertThat(margins.twoSided(a)).isCloseTo(alone, within(1e-12));
                }
            }
        }
    }

    @Test
    void tablesThatCannotBeAreRefused() {
        FisherMargins.Factory factory = new FisherMargins.Factory(10);
        assertThatIllegalArgumentException().isThrownBy(() -> factory.of(11, 2));
        assertThatThrownBy(() -> factory.of(9, 9).twoSided(7)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
