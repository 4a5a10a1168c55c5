package org.nocimap.appraisal.grade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
    @ParameterizedTest
    @CsvSource({
        "HIGH, LARGE, LESS, CBT results in a large reduction in pain.",
        "HIGH, MODERATE, LESS, CBT reduces pain.",
        "MODERATE, MODERATE, MORE, CBT probably increases pain.",
        "MODERATE, SMALL, LESS, CBT probably reduces pain slightly.",
        "LOW, LARGE, MORE, CBT may result in a large increase in pain.",
        "LOW, MODERATE, LESS, CBT may reduce pain.",
        "LOW, TRIVIAL, LESS, CBT may result in little to no difference in pain.",
        "MODERATE, UNIMPORTANT, LESS, CBT probably results in little to no important difference in pain.",
        "VERY_LOW, LARGE, LESS, The evidence is very uncertain about the effect of CBT on pain."
    })
    void theWordsAreBoundToTheLevel(
            Certainty certainty, Statement.Size size, Statement.Direction direction, String sentence) {
        assertThat(Statement.of(certainty, size, direction, "CBT", "pain")).isEqualTo(sentence);
    }

    @Test
    void neverMoreThanOneHedgeAndNeverNoEffect() {
        for (Certainty certainty : Certainty.values()) {
            for (Statement.Size size : Statement.Size.values()) {
                for (Statement.Direction direction : Statement.Direction.values()) {
                    String sentence = Statement.of(certainty, size, direction, "cBT", "pain");
                    int hedges = 0;
                    for (String hedge : new String[] {" may ", " probably ", " very uncertain "}) {
                        hedges += sentence.contains(hedge) ? 1 : 0;
                    }
                    assertThat(hedges).isEqualTo(certainty == Certainty.HIGH ? 0 : 1);
                    assertThat(sentence)
                            .doesNotContain("no effect")
                            .doesNotContain("significant")
                            .endsWith(".");
                }
            }
        }
    }
}
