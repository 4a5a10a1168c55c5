package org.nocimap.appraisal.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples of the Cochrane Handbook (5.1, 12.5; 6, chapter 14) and of GRADE guidelines; published to whole people. */
class AbsoluteEffectTest {
    @ParameterizedTest
    @CsvSource({"RISK_RATIO, 0.92, 0.3, -24, 42", "ODDS_RATIO, 0.73, 0.3, -62, 17", "HAZARD_RATIO, 0.73, 0.3, -71, 15"})
    void fewerOf1000(EffectKind kind, double ratio, double risk, long per1000, long needed) {
        double difference = AbsoluteEffect.risk(kind, Math.log(ratio), risk) - risk;
        assertThat(Math.round(1000 * difference)).isEqualTo(per1000);
        assertThat(AbsoluteEffect.numberNeededToTreat(difference)).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.2, 0.382, 0.366", "0.5, 0.5, 0.712, 0.692"})
    void standardisedDifferencesAsShares(double smd, double risk, double byOdds, double byNormal) {
        double odds = AbsoluteEffect.risk(EffectKind.ODDS_RATIO, AbsoluteEffect.logOddsRatio(smd), risk);
        assertThat(odds).isCloseTo(byOdds, within(5e-4));
        assertThat(AbsoluteEffect.responders(smd, risk)).isCloseTo(byNormal, within(7e-4));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.25, 1074", "0.3, 0.20, 1712", "0.1, 0.25, 4004"})
    void informationSizeOfRisks(double risk, double reduction, long people) {
        assertThat(OptimalInformationSize.ofRisks(risk, risk * (1 - reduction))).isEqualTo(people);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 786", "0.3, 350", "0.5, 126"})
    void informationSizeOfDifferences(double smd, long people) {
        assertThat(OptimalInformationSize.ofMeans(smd, 1)).isEqualTo(people);
    }

    @Test
    void risksStayRisks() {
        assertThat(AbsoluteEffect.risk(EffectKind.RISK_RATIO, Math.log(5), 0.3)).isEqualTo(1);
        assertThat(AbsoluteEffect.risk(EffectKind.RISK_DIFFERENCE, -0.5, 0.3)).isZero();
        assertThat(AbsoluteEffect.numberNeededToTreat(0.05)).isEqualTo(20);
        for (double risk = 0.05; risk < 1; risk += 0.05) {
            for (EffectKind kind : new EffectKind[] {EffectKind.ODDS_RATIO, EffectKind.HAZARD_RATIO}) {
                assertThat(AbsoluteEffect.risk(kind, 0, risk)).isCloseTo(risk, within(1e-12));
                assertThat(AbsoluteEffect.risk(kind, 2, risk)).isBetween(risk, 1.0);
            }
        }
    }
}
