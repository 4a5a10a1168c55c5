package org.nocimap.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.Sets.experiment;
import static org.nocimap.evidence.Sets.foci;
import static org.nocimap.evidence.Sets.focus;
import static org.nocimap.evidence.Sets.set;
import static org.nocimap.evidence.Sets.study;
import static org.nocimap.evidence.Sets.talairach;
import static org.nocimap.evidence.formats.Inputs.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.files.Problem;
import org.nocimap.image.Point;
import org.nocimap.image.SpaceTransform;

class SuspicionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "semantic_knowledge_children.txt",
                "semantic_relatedness_children.txt",
                "nidm_pain_studyset.json",
                "sample_size_nimads_studyset.json"
            })
    void publicSetsRaiseNoSuspicionOfSpace(String file) {
        StudySet set = StudySetFiles.read(List.of(resource("nimare/" + file)), ReadOptions.withDefaults())
                .studies();
        assertThat(OtherSpace.warnings(set)).isEmpty();
    }

    @Test
    void talairachFociWhereOnlyTheMniBrainReachesAreTold() {
        StudySet set = set(study(
                "A",
                experiment("in", 5, List.of(talairach(60, 60, 70))),
                experiment("out", 5, List.of(talairach(0, -20, 79), talairach(0, 0, 0))),
                experiment("nowhere", 5, List.of(talairach(0, 0, 120)))));
        List<Problem> warnings = OtherSpace.warnings(set);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).where().toString()).contains("A: out");
    }

    @Test
    void aLargeSetWithoutFarFociLooksLikeTalairachAndInMniDoesNot() {
        Random random = new Random(3);
        List<Focus> mni = new ArrayList<>();
        List<Focus> misnamed = new ArrayList<>();
        while (mni.size() < 600) {
            Point p = new Point(random.nextInt(143) - 70, random.nextInt(179) - 106, random.nextInt(153) - 72);
            double r = Math.pow((p.x() - 1) / 71, 2) + Math.pow((p.y() + 17) / 89, 2) + Math.pow((p.z() - 4) / 76, 2);
            if (r <= 1) {
                mni.add(focus(p.x(), p.y(), p.z()));
                Point t = SpaceTransform.LANCASTER_POOLED.toTalairach(p);
                misnamed.add(focus(t.x(), t.y(), t.z()));
            }
        }
        assertThat(OtherSpace.warnings(set(study("A", experiment("", 5, mni))))).isEmpty();
        assertThat(OtherSpace.warnings(set(study("A", experiment("", 5, misnamed)))))
                .hasSize(1);
    }

    @Test
    void theSameFociInTwoStudiesAreTold() {
        StudySet set = set(
                study("Smith 2010", experiment("a", 12, foci(1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 1, 1))),
                study("Lee 2011", experiment("b", 30, foci(7, 8, 9, 1, 2, 3.04, 4, 5, 6, 0, 0, 0, 9, 9, 9))),
                study("Kim 2012", experiment("c", 30, foci(1, 2, 3, 4, 5, 6, 3, 3, 3))));
        List<Problem> warnings = RepeatedStudies.warnings(set);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).toString())
                .contains("Lee 2011: b")
                .contains("3 of its 5 foci")
                .contains("Smith 2010: a");
    }

    @Test
    void experimentsOfOneStudyMayShareFoci() {
        StudySet set = set(study(
                "A",
                experiment("a", 12, foci(1, 2, 3, 4, 5, 6, 7, 8, 9)),
                experiment("b", 12, foci(1, 2, 3, 4, 5, 6, 7, 8, 9))));
        assertThat(RepeatedStudies.warnings(set)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Smith 2010, Smith 2010a, 12, 1", "Smith 2010_a, Smith 2010_b, 12, 1", "Smith 2010, Smith 2010a, 13, 0",
        "Smith 2010, Smith 2011, 12, 0", "Smith 2010, smith2010, 13, 1", "Smith 2010, 'SMITH, 2010', 99, 1"
    })
    void nearlyEqualIdsWithTheSameDataAreTold(String a, String b, int subjects, int warnings) {
        StudySet set = set(
                study(a, experiment("a", 12, foci(1, 2, 3, 4, 5, 6))),
                study(b, experiment("b", subjects, foci(1, 2, 3, 7, 7, 7))));
        assertThat(RepeatedStudies.warnings(set)).hasSize(warnings);
    }

    @Test
    void focusCommonToManyStudiesSaysNothing() {
        List<Study> studies = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            studies.add(study("S" + i + "x", experiment("", 5, foci(1, 1, 1, 2, 2, 2, 3, 3, 3))));
        }
        assertThat(Suspicions.of(new StudySet("", studies))).isEmpty();
    }

    @Test
    void manyPairsAreCutShort() {
        List<Study> studies = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            studies.add(study("S" + i + "x", experiment("", 5, foci(1, 1, 1, 2, 2, 2, 3, 3, 3))));
        }
        List<Problem> warnings = Suspicions.of(new StudySet("", studies));
        assertThat(warnings).hasSize(21);
        assertThat(warnings.get(20).what()).contains("25 more pairs");
    }
}
