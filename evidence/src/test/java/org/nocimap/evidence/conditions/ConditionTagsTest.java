package org.nocimap.evidence.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

class ConditionTagsTest {
    private static final Location OPTION = Location.option("--map-conditions");
    private final ConditionMapper mapper = ConditionMapper.of(PainConditions.builtIn());

    private static Experiment experiment(String name, Map<String, String> tags, int foci) {
        Focus focus = new Focus(new Point(1, 2, 3), Space.MNI, Map.of(), Location.NOWHERE);
        return new Experiment(
                name, OptionalInt.of(10), java.util.Collections.nCopies(foci, focus), tags, Location.NOWHERE);
    }

    private static StudySet set() {
        return new StudySet(
                "",
                List.of(
                        new Study("A", "A", Map.of("diagnosis", "cLBP"), List.of(experiment("1", Map.of(), 2))),
                        new Study(
                                "B",
                                "B",
                                Map.of("condition", "old"),
                                List.of(
                                        experiment("1", Map.of("diagnosis", "FM patients"), 1),
                                        experiment("2", Map.of("diagnosis", "NP"), 3))),
                        new Study("C", "C", Map.of(), List.of(experiment("1", Map.of(), 0)))));
    }

    @Test
    void tagsWhereTheTextStands() {
        ConditionMapping mapping = ConditionTags.map(set(), "Diagnosis", mapper, OPTION);
        List<Study> studies = mapping.studies().studies();
        assertThat(studies.get(0).tags()).containsEntry("condition", "low back pain");
        assertThat(studies.get(1).tags()).doesNotContainKey("condition").containsEntry(ConditionTags.BEFORE, "old");
        assertThat(studies.get(1).experiments().get(0).tags()).containsEntry("condition", "fibromyalgia");
        assertThat(studies.get(1).experiments().get(1).tags()).doesNotContainKey("condition");
    }

    @Test
    void accountsForEveryText() {
        ConditionMapping mapping = ConditionTags.map(set(), "diagnosis", mapper, OPTION);
        assertThat(mapping.texts().stream().map(r -> r.mapped().text() + " " + r.studies() + " " + r.foci()))
                .containsExactly("FM patients 1 1", "cLBP 1 2", "NP 1 3");
        assertThat(mapping.rows(HowMapped.AMBIGUOUS)).hasSize(1);
        assertThat(mapping.without()).isEqualTo(1);
        assertThat(mapping.warnings().stream().map(Problem::what))
                .anyMatch(w -> w.contains("leave a choice") && w.contains("\"NP\""))
                .anyMatch(w -> w.contains("without the tag \"diagnosis\""))
                .anyMatch(w -> w.contains("has a tag \"condition\" already"));
    }

    @Test
    void keepsWhatItCannotMapInTheTagItself() {
        StudySet own = new StudySet(
                "",
                List.of(new Study(
                        "A",
                        "A",
                        Map.of(),
                        List.of(
                                experiment("1", Map.of("condition", "odd thing"), 1),
                                experiment("2", Map.of("condition", "KOA"), 1)))));
        List<Experiment> tagged = ConditionTags.map(own, "condition", mapper, OPTION)
                .studies()
                .studies()
                .get(0)
                .experiments();
        assertThat(tagged.get(0).tags()).containsExactly(Map.entry("condition", "odd thing"));
        assertThat(tagged.get(1).tags())
                .containsEntry("condition", "knee osteoarthritis")
                .containsEntry(ConditionTags.BEFORE, "KOA");
    }

    @Test
    void refusesATagThatIsNotThere() {
        assertThatThrownBy(() -> ConditionTags.map(set(), "diagnose", mapper, OPTION))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Did you mean \"diagnosis\"?");
    }
}
