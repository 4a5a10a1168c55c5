package org.nocimap.review.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdjudicationTest {
    private static final ExtractionForm FORM = ExtractionForm.builtIn("imaging-study");

    @Test
    void theEvidenceTableHasNineColumns() {
        assertThat(ExtractionForm.builtIn("evidence-table").fields()).hasSize(9);
        assertThat(FORM.field("space").orElseThrow().choices()).containsExactly("MNI", "Talairach");
    }

    @Test
    void whatDiffersWaitsForAPerson() {
        Adjudication start = Adjudication.of(
                FORM,
                filled(
                        "A",
                        Map.of("n_patients", "24", "space", "MNI", "threshold_p", "0.0010", "task", "Finger tapping ")),
                filled(
                        "B",
                        Map.of("n_patients", "27", "space", "MNI", "threshold_p", "0.001", "task", "finger tapping")));

        assertThat(start.open()).extracting(c -> c.field().key()).containsExactly("n_patients");
        assertThat(start.agreed()).isEqualTo(FORM.fields().size() - 1);
        assertThat(start.result()).isEmpty();

        Adjudication done =
                start.decide("n_patients", new Adjudication.Decision("24", "C", "three were excluded for motion"));

        assertThat(done.result().orElseThrow())
                .containsEntry("n_patients", "24")
                .containsEntry("space", "MNI");
        assertThat(done.agreed()).isEqualTo(start.agreed());
        assertThat(start.open()).hasSize(1);
    }

    @Test
    void aBlankIsNotAnAnswerThatAgreesWithOne() {
        Adjudication one = Adjudication.of(FORM, filled("A", Map.of("space", "MNI")), filled("B", Map.of()));

        assertThat(one.open()).hasSize(1);
    }

    @Test
    void whatCannotStandIsRefused() {
        Adjudication start =
                Adjudication.of(FORM, filled("A", Map.of("n_patients", "24")), filled("B", Map.of("n_patients", "27")));

        assertThatThrownBy(() -> start.decide("n_patients", new Adjudication.Decision("many", "C", "")))
                .hasMessageContaining("no whole number");
        assertThatThrownBy(() -> start.decide("space", new Adjudication.Decision("MNI", "C", "")))
                .hasMessageContaining("agree");
        assertThatThrownBy(() -> Adjudication.of(FORM, filled("A", Map.of()), filled("A", Map.of())))
                .hasMessageContaining("two people");
        assertThatThrownBy(() -> Adjudication.of(
                        FORM, new FilledForm("imaging-study", 1, "s", "A", Map.of()), filled("B", Map.of())))
                .hasMessageContaining("version 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "not reported"})
    void answersThatCanStand(String answer) {
        assertThat(FORM.field("n_controls").orElseThrow().problemWith(answer)).isEmpty();
    }

    private static FilledForm filled(String extractor, Map<String, String> answers) {
        return new FilledForm("imaging-study", 2, "s", extractor, answers);
    }
}
