package org.nocimap.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.Sets.experiment;
import static org.nocimap.evidence.Sets.foci;
import static org.nocimap.evidence.Sets.set;
import static org.nocimap.evidence.Sets.study;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolingTest {
    private static final StudySet SET = set(
            study(
                    "A",
                    experiment(
                            "one", 12, foci(1, 2, 3, 4, 5, 6), "group=patients", "condition=clbp", "tags=pain; heat"),
                    experiment("two", 10, foci(1, 2, 3), "group=Patients ", "condition=fm", "tags=heat; cold"),
                    experiment("three", 15, foci(7, 8, 9), "group=controls", "condition=clbp")),
            study("B", experiment("", 20, foci(0, 0, 0))));

    @Test
    void aStudyBecomesOneExperiment() {
        PoolingResult result = Pooling.STUDY.apply(SET);
        assertThat(result.studies().experimentCount()).isEqualTo(2);
        Experiment pooled = result.studies().studies().get(0).experiments().get(0);
        assertThat(pooled.name()).isEqualTo("one; two; three");
        assertThat(pooled.subjects()).hasValue(10);
        assertThat(pooled.foci()).isEqualTo(foci(1, 2, 3, 4, 5, 6, 1, 2, 3, 7, 8, 9));
        assertThat(pooled.tags()).containsEntry("condition", "clbp; fm").containsEntry("tags", "pain; heat; cold");
        assertThat(result.pooled()).hasSize(1);
        assertThat(result.pooled().get(0).study()).isEqualTo("A");
        assertThat(result.pooled().get(0).experiment()).isEqualTo(pooled);
        assertThat(result.pooled().get(0).members())
                .isEqualTo(SET.studies().get(0).experiments());
        assertThat(result.warnings()).hasSize(1);
        assertThat(result.warnings().get(0).what()).contains("[10, 12, 15]").contains("smallest");
        assertThat(result.studies().studies().get(1)).isEqualTo(SET.studies().get(1));
    }

    @Test
    void poolingByATagThatNobodyHasIsWarnedOf() {
        StudySet untagged = set(study("A", experiment("one", 12, foci(1, 2, 3)), experiment("two", 12, foci(4, 5, 6))));

        assertThat(Pooling.GROUP.apply(untagged).warnings().get(0).what()).contains("has a tag \"group\"");
        assertThat(Pooling.GROUP.apply(SET).warnings())
                .noneMatch(warning -> warning.what().contains("has a tag"));
        assertThat(Pooling.STUDY.apply(untagged).warnings()).isEmpty();
        assertThat(Pooling.GROUP
                        .apply(set(study("B", experiment("", 20, foci(0, 0, 0)))))
                        .warnings())
                .isEmpty();
    }

    @Test
    void groupsOfAStudyAreKeptApart() {
        PoolingResult result = Pooling.GROUP.apply(SET);
        assertThat(result.studies().studies().get(0).experiments())
                .extracting(Experiment::name)
                .containsExactly("one; two", "three");
        assertThat(result.pooled()).hasSize(1);
    }

    @Test
    void nothingIsPooledWhenNothingIsToBe() {
        assertThat(Pooling.NONE.apply(SET)).isEqualTo(new PoolingResult(SET, List.of(), List.of()));
    }

    @Test
    void missingNumbersOfSubjectsDoNotCount() {
        StudySet set = set(study("A", experiment("a", 0, foci(1, 1, 1)), experiment("b", 9, foci(2, 2, 2))));
        PoolingResult result = Pooling.STUDY.apply(set);
        assertThat(result.studies().studies().get(0).experiments().get(0).subjects())
                .hasValue(9);
        assertThat(result.warnings()).isEmpty();
    }
}
