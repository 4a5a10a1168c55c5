package org.nocimap.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.PoolingResult;
import org.nocimap.evidence.SpaceConversion;
import org.nocimap.evidence.SpaceConversionResult;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.image.SpaceTransform;

class PreparationTrailTest {
    private static Focus focus(double x, Space space, String region) {
        return new Focus(new Point(x, 0, 0), space, Map.of("region", region), new Location("foci.csv", 3, 0, ""));
    }

    private static Experiment experiment(String name, int n, Map<String, String> tags, Focus... foci) {
        return new Experiment(name, OptionalInt.of(n), List.of(foci), tags, new Location("foci.csv", 2, 0, ""));
    }

    private static final StudySet SET = new StudySet(
            "set",
            List.of(
                    new Study(
                            "Adams 2010",
                            "Adams 2010",
                            Map.of(),
                            List.of(
                                    experiment(
                                            "up",
                                            12,
                                            Map.of("kind", "pain"),
                                            focus(1, Space.TALAIRACH, "a"),
                                            focus(3, Space.MNI, "other"),
                                            focus(2, Space.MNI, "b"),
                                            focus(1, Space.TALAIRACH, "a")),
                                    experiment("down", 12, Map.of("kind", "pain"), focus(4, Space.TALAIRACH, "a")))),
                    new Study(
                            "4kx92hs",
                            "A long story of heat and pain",
                            Map.of(),
                            List.of(
                                    experiment("", 9, Map.of("kind", "pain"), focus(5, Space.MNI, "a")),
                                    experiment("rest", 9, Map.of("kind", "rest"), focus(6, Space.MNI, "a"))))));

    private static Preparation prepared() {
        StudySet selected =
                Selection.parse("kind = pain and region != other").apply(SET).kept();
        SpaceConversionResult converted = new SpaceConversion(TalairachToMni.BRETT).toMni(selected);
        PoolingResult pooled = Pooling.STUDY.apply(converted.studies());
        return PreparationTrail.of(SET, Optional.of("kind = pain"), selected, converted, Pooling.STUDY, pooled);
    }

    @Test
    void everyFocusIsFollowedInTheOrderItWasRead() {
        List<FocusFate> foci = prepared().foci();
        assertThat(foci).extracting(f -> f.given().x()).containsExactly(1.0, 3.0, 2.0, 1.0, 4.0, 5.0, 6.0);
        assertThat(foci)
                .extracting(f -> f.dropped().isPresent())
                .containsExactly(false, true, false, false, false, false, true);
        assertThat(foci.get(0).mni()).contains(SpaceTransform.BRETT.toMni(new Point(1, 0, 0)));
        assertThat(foci.get(0).transform()).contains(TalairachToMni.BRETT);
        assertThat(foci.get(2).mni()).contains(new Point(2, 0, 0));
        assertThat(foci.get(2).transform()).isEmpty();
        assertThat(foci.get(4).analysedIn()).contains("Adams 2010: up; down");
        assertThat(foci.get(5).analysedIn()).contains("4kx92hs");
        assertThat(foci.get(6).dropped()).contains("does not match the filter");
    }

    @Test
    void whatWasLeftOutMovedAndPooledIsCounted() {
        Preparation preparation = prepared();
        assertThat(preparation.dropped()).extracting(DroppedExperiment::label).containsExactly("4kx92hs: rest");
        assertThat(preparation.transformed()).hasSize(3);
        assertThat(preparation.transforms()).containsExactly(TalairachToMni.BRETT);
        assertThat(preparation.droppedFoci()).hasSize(2);
        assertThat(preparation.pooledFrom())
                .containsExactly(Map.entry("Adams 2010: up; down", List.of("Adams 2010: up", "Adams 2010: down")));
        assertThat(preparation.experimentsRead()).isEqualTo(4);
    }

    @Test
    void aStudyWhoseIdIsAKeyIsCalledByItsName() {
        assertThat(prepared().studyNames()).containsExactly(Map.entry("4kx92hs", "A long story of heat and pain"));
        List<Study> studies = new ArrayList<>();
        studies.add(new Study("20123456", "A study by its PubMed number", Map.of(), List.of()));
        studies.add(new Study("Schreiber2017", "Another title", Map.of(), List.of()));
        studies.add(new Study("pain_01", "word ".repeat(40), Map.of(), List.of()));
        Map<String, String> names = StudyNames.of(new StudySet("", studies));
        assertThat(names).containsOnlyKeys("20123456", "pain_01");
        assertThat(names.get("pain_01")).hasSizeLessThan(95).endsWith("word…");
    }
}
