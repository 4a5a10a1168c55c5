package org.nocimap.evidence.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class PainConditionsTest {
    private final PainConditions conditions = PainConditions.builtIn();

    @Test
    void hasTheConditionsOfMusculoskeletalPain() {
        assertThat(conditions.conditions().stream().map(PainCondition::name))
                .contains(
                        "low back pain",
                        "fibromyalgia",
                        "knee osteoarthritis",
                        "hip osteoarthritis",
                        "hand osteoarthritis",
                        "complex regional pain syndrome",
                        "neck pain",
                        "temporomandibular disorder",
                        "whiplash-associated disorder",
                        "rheumatoid arthritis",
                        "myofascial pain syndrome",
                        "shoulder pain",
                        "chronic widespread pain");
        assertThat(conditions.byGroup().get("joints")).hasSizeGreaterThan(4);
    }

    @Test
    void givesEverySynonymToOneCondition() {
        Map<String, String> owner = new HashMap<>();
        for (PainCondition condition : conditions.conditions()) {
            for (String synonym : condition.synonyms()) {
                assertThat(owner.put(Words.of(synonym).plain().toString(), condition.name()))
                        .as(synonym)
                        .isNull();
            }
        }
    }

    @Test
    void hasCodesOfTheRightForm() {
        for (PainCondition condition : conditions.conditions()) {
            assertThat(condition.mesh()).matches("|D\\d{6}|D\\d{9}");
            assertThat(condition.icd11()).matches("|[0-9A-Z]{4}(\\.[0-9A-Z]{1,2})?");
        }
    }

    @Test
    void knowsKindsOfKinds(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.txt");
        Files.writeString(file, """
            condition a
            group g
            condition b
            group g
            broader a
            condition c
            group g
            broader b
            """);
        PainConditions own = PainConditions.read(file);
        assertThat(own.isKindOf(own.named("c").orElseThrow(), own.named("a").orElseThrow()))
                .isTrue();
        assertThat(own.isKindOf(own.named("a").orElseThrow(), own.named("c").orElseThrow()))
                .isFalse();
    }

    @Test
    void tellsEveryLineThatCannotBeRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.txt");
        Files.writeString(file, """
            group stray
            condition a
            condition a
            group g
            broader nothing
            colour red
            general perhaps
            synonyms
            """);
        assertThatThrownBy(() -> PainConditions.read(file))
                .isInstanceOfSatisfying(InputException.class, e -> assertThat(
                                e.problems().stream().map(p -> p.where().line()))
                        .containsExactlyInAnyOrder(1, 2, 3, 5, 6, 7, 8));
    }
}
