package org.nocimap.evidence.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class ConditionMapperTest {
    private final PainConditions conditions = PainConditions.builtIn();
    private final ConditionMapper mapper = ConditionMapper.of(conditions);

    @Test
    void mapsDiagnosesAsPapersWriteThem() {
        SoftAssertions softly = new SoftAssertions();
        for (String[] row : Golden.rows("diagnoses.tsv")) {
            MappedText mapped = mapper.map(row[0]);
            softly.assertThat(mapped.how().text()
                            + ": "
                            + mapped.condition().map(PainCondition::name).orElse("-"))
                    .as(row[0] + " " + mapped)
                    .isEqualTo(row[1] + ": " + row[2]);
        }
        softly.assertAll();
    }

    @Test
    void readsDirectionsAsTablesWriteThem() {
        Directions directions = Directions.of(mapper);
        SoftAssertions softly = new SoftAssertions();
        for (String[] row : Golden.rows("directions.tsv")) {
            softly.assertThat(directions.read(row[0]).name()).as(row[0]).isEqualTo(row[1]);
        }
        softly.assertAll();
    }

    @Test
    void findsEveryNameOfItsOwn() {
        SoftAssertions softly = new SoftAssertions();
        for (PainCondition condition : conditions.conditions()) {
            softly.assertThat(mapper.map(condition.name()).how())
                    .as(condition.name())
                    .isEqualTo(HowMapped.EXACT);
            for (String synonym : condition.synonyms()) {
                softly.assertThat(mapper.map(synonym).condition()).as(synonym).contains(condition);
                softly.assertThat(mapper.map("Patients with chronic " + synonym.toUpperCase(Locale.ROOT))
                                .condition())
                        .as(synonym)
                        .contains(condition);
            }
        }
        softly.assertAll();
    }

    @Test
    void saysWhatAnAbbreviationCouldMean() {
        MappedText mapped = mapper.map("CP");
        assertThat(mapped.candidates().stream().map(PainCondition::name).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("chronic pancreatitis", "chronic prostatitis", "chronic pain");
        assertThat(mapped.remark()).contains("several conditions");
    }

    @Test
    void saysWhichWordsItDidNotUse() {
        MappedText mapped = mapper.map("upper limb CRPS");
        assertThat(mapped.matched()).isEqualTo("CRPS");
        assertThat(mapped.otherWords()).isEqualTo("upper limb");
    }

    @Property(tries = 500)
    void neverFailsAndNeverGuesses(@ForAll String text) {
        MappedText mapped = mapper.map(text);
        if (mapped.how().isMapped()) {
            assertThat(mapped.matched()).isNotEmpty();
        } else {
            assertThat(mapped.condition()).isEmpty();
        }
        Directions.of(mapper).read(text);
    }
}
