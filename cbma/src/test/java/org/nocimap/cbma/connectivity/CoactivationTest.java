package org.nocimap.cbma.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nocimap.cbma.connectivity.TestStudies.experiment;
import static org.nocimap.cbma.connectivity.TestStudies.focus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.stats.OddsRatio;

class CoactivationTest {
    /** Voxels of 4 mm along x, at 0, 4, … 36; regions A: 0–4, B: 12–16, C: 28. */
    private static final Grid ROW = new Grid(10, 1, 1, Affine.diagonal(4, 4, 4, 0, 0, 0));

    private static RegionSet regions(double withinMm) {
        return new RegionSet.Clusters(
                List.of(
                        new RegionSet.Node("A", new Point(2, 0, 0)),
                        new RegionSet.Node("B", new Point(14, 0, 0)),
                        new RegionSet.Node("C", new Point(28, 0, 0))),
                List.of(Mask.of(ROW, new int[] {0, 1}), Mask.of(ROW, new int[] {3, 4}), Mask.of(ROW, new int[] {7})),
                withinMm,
                "test");
    }

    private static Study study(int number, double... xs) {
        Focus[] foci = new Focus[xs.length];
        for (int n = 0; n < xs.length; n++) {
            foci[n] = focus(xs[n], 0, 0);
        }
        return TestStudies.study("S" + number, experiment("", foci));
    }

    /** The lady who tasted tea (Fisher 1935): 3 of 4 and 1 of 4; R's fisher.test gives p = 0.4857143. */
    @Test
    void countsStudiesAndTestsThem() {
        List<Study> studies = List.of(
                study(1, 0, 12),
                study(2, 4, 16, 13),
                study(3, 1, 12), // both
                study(4, 0), // A alone
                study(5, 12), // B alone
                study(6),
                study(7, 36),
                study(8, 22)); // neither
        Coactivation found = Coactivation.of(new StudySet("", studies), regions(0), SelectionUnit.STUDY, 1);
        assertThat(found.units()).isEqualTo(8);
        assertThat(found.regions()).extracting(RegionSet.Node::name).containsExactly("A", "B");
        assertThat(found.reports()).containsExactly(4, 4);
        assertThat(found.leftOut()).containsExactly("C");
        Coactivation.Pair pair = found.pairs().get(0);
        assertThat(List.of(pair.both(), pair.onlyFirst(), pair.onlySecond(), pair.neither()))
                .containsExactly(3, 1, 1, 3);
        assertThat(pair.p()).isCloseTo(0.48571428571, within(1e-10));
        assertThat(pair.odds().estimate()).isCloseTo(9, within(1e-12));
        assertThat(pair.holm()).isEqualTo(pair.p());
    }

    @Test
    void aFocusNearARegionCountsWhenAsked() {
        StudySet set = new StudySet("", List.of(study(1, 0, 19.5), study(2, 7, 12)));
        assertThat(Coactivation.of(set, regions(0), SelectionUnit.STUDY, 1).reports())
                .containsExactly(1, 1);
        Coactivation near = Coactivation.of(set, regions(3.5), SelectionUnit.STUDY, 1);
        assertThat(near.reports()).containsExactly(2, 2);
        assertThat(near.pairs().get(0).both()).isEqualTo(2);
        assertThat(near.pairs().get(0).odds().correction()).isEqualTo(OddsRatio.Correction.HALDANE_ANSCOMBE);
    }

    @Test
    void experimentsMayBeTheUnit() {
        Study two = TestStudies.study(
                "S", experiment("one", focus(0, 0, 0)), experiment("two", focus(12, 0, 0), focus(28, 0, 0)));
        StudySet set = new StudySet("", List.of(two));
        assertThat(Coactivation.of(set, regions(0), SelectionUnit.STUDY, 1)
                        .pairs()
                        .get(0)
                        .both())
                .isEqualTo(1);
        Coactivation byExperiment = Coactivation.of(set, regions(0), SelectionUnit.EXPERIMENT, 1);
        assertThat(byExperiment.units()).isEqualTo(2);
        assertThat(byExperiment.pairs()).extracting(Coactivation.Pair::both).containsExactly(0, 0, 1);
    }

    /** Against the plain definition, study by study and pair by pair. */
    @Test
    void agreesWithPlainCounting() {
        Random random = new Random(5);
        List<Study> studies = new ArrayList<>();
        for (int s = 0; s < 60; s++) {
            studies.add(study(s, random.doubles(random.nextInt(4), -2, 38).toArray()));
        }
        RegionSet regions = regions(1);
        Coactivation found = Coactivation.of(new StudySet("", studies), regions, SelectionUnit.STUDY, 1);
        for (Coactivation.Pair pair : found.pairs()) {
            int both = 0;
            int neither = 0;
            for (Study study : studies) {
                boolean first = reports(study, regions, pair.first());
                boolean second = reports(study, regions, pair.second());
                both += first && second ? 1 : 0;
                neither += !first && !second ? 1 : 0;
            }
            assertThat(pair.both()).isEqualTo(both);
            assertThat(pair.neither()).isEqualTo(neither);
            assertThat(pair.both() + pair.onlyFirst()).isEqualTo(found.reports().get(pair.first()));
            assertThat(pair.holm()).isGreaterThanOrEqualTo(pair.bh()).isGreaterThanOrEqualTo(pair.p());
        }
        assertThat(found.pairs()).hasSize(3);
    }

    private static boolean reports(Study study, RegionSet regions, int region) {
        return study.experiments().stream()
                .flatMap(e -> e.foci().stream())
                .anyMatch(f -> IntStream.of(regions.at(f.point())).anyMatch(n -> n == region));
    }
}
