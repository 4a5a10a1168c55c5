package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OddsRatioTest {
    /** Doll and Hill 1950, BMJ 2:739, men: 647 of 649 cases and 622 of 649 controls smoked. By hand with 1.959964. */
    @Test
    void agreesWithAHandComputedTable() {
        OddsRatio odds = OddsRatio.of(647, 622, 2, 27, 0.95);
        assertThat(odds.estimate()).isCloseTo(647.0 * 27 / (622 * 2), within(1e-9));
        double error = Math.sqrt(1.0 / 647 + 1.0 / 622 + 1.0 / 2 + 1.0 / 27);
        assertThat(odds.standardError()).isCloseTo(error, within(1e-12));
        assertThat(odds.low()).isCloseTo(Math.exp(odds.log() - 1.959963984540054 * error), within(1e-8));
        assertThat(odds.high()).isCloseTo(Math.exp(odds.log() + 1.959963984540054 * error), within(1e-6));
        assertThat(odds.correction()).isEqualTo(OddsRatio.Correction.NONE);
    }

    @Test
    void oneHalfIsAddedWhereACellIsEmpty() {
        OddsRatio odds = OddsRatio.of(4, 0, 1, 5, 0.95);
        assertThat(odds.estimate()).isCloseTo(4.5 * 5.5 / (0.5 * 1.5), within(1e-12));
        assertThat(odds.correction()).isEqualTo(OddsRatio.Correction.HALDANE_ANSCOMBE);
        assertThat(OddsRatio.of(0, 0, 0, 0, 0.95).estimate()).isEqualTo(1);
    }

    @Test
    void turningTheTableTurnsTheRatio() {
        OddsRatio one = OddsRatio.of(7, 3, 2, 9, 0.9);
        OddsRatio turned = OddsRatio.of(3, 7, 9, 2, 0.9);
        assertThat(turned.estimate()).isCloseTo(1 / one.estimate(), within(1e-12));
        assertThat(turned.low()).isCloseTo(1 / one.high(), within(1e-12));
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> OddsRatio.of(-1, 0, 0, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OddsRatio.of(1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
