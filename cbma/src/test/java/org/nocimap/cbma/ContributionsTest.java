package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nocimap.cbma.TestSets.experiment;
import static org.nocimap.cbma.TestSets.focus;
import static org.nocimap.cbma.TestSets.set;
import static org.nocimap.cbma.TestSets.study;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.evidence.CanonicalOrder;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;

class ContributionsTest {
    private static final Mask MASK = TestMasks.ellipsoid(4, 40, 46, 36);

    private static AleResult uncorrected(StudySet set, double voxelP) {
        AleSpec spec = AleSpec.builder()
                .voxelP(voxelP)
                .minVolumeMm3(0)
                .corrections(List.of(Correction.NONE))
                .build();
        return TestSets.analyse(spec, MASK, set);
    }

    @Test
    void theRatioIsThatOfTheMapWithoutTheExperiment() {
        StudySet set = TestSets.convergent(MASK, 3);
        AleResult result = uncorrected(set, 0.01);
        ActivationModel model =
                AleInput.check(CanonicalOrder.of(set), result.spec(), MASK).model();
        double[] ale = AleMap.of(model);
        List<double[]> without = new ArrayList<>();
        for (int e = 0; e < model.experimentCount(); e++) {
            without.add(AleMap.of(model.without(e)));
        }
        CorrectedMap map = result.primary();
        assertThat(map.clusters()).hasSizeGreaterThan(2);
        for (Cluster cluster : map.clusters()) {
            List<Contribution> contributions = map.contributions().get(cluster.number() - 1);
            double total = 0;
            double shares = 0;
            double before = Double.POSITIVE_INFINITY;
            for (Contribution contribution : contributions) {
                double expected = 0;
                for (int member : cluster.members()) {
                    expected += 1 - without.get(contribution.experiment())[member] / ale[member];
                }
                assertThat(contribution.jackknife()).isCloseTo(expected / cluster.voxels(), within(1e-12));
                assertThat(contribution.share()).isPositive().isLessThanOrEqualTo(before);
                before = contribution.share();
                total += contribution.jackknife();
                shares += contribution.share();
            }
            assertThat(shares).isCloseTo(100, within(1e-9));
            for (Contribution contribution : contributions) {
                assertThat(contribution.share()).isCloseTo(100 * contribution.jackknife() / total, within(1e-9));
            }
            // Who is not named has no kernel in the cluster.
            for (int e = 0; e < model.experimentCount(); e++) {
                int experiment = e;
                if (contributions.stream().noneMatch(c -> c.experiment() == experiment)) {
                    for (int member : cluster.members()) {
                        assertThat(without.get(e)[member]).isEqualTo(ale[member]);
                    }
                }
            }
        }
    }

    @Test
    void fociInsideAreCounted() {
        StudySet set = TestSets.convergent(MASK, 3);
        AleResult result = uncorrected(set, 0.01);
        CorrectedMap map = result.primary();
        for (Cluster cluster : map.clusters()) {
            for (Contribution contribution : map.contributions().get(cluster.number() - 1)) {
                long inside = result.experiments().get(contribution.experiment()).experiment().foci().stream()
                        .filter(f -> {
                            int nearest = -1;
                            double least = Double.POSITIVE_INFINITY;
                            for (int n = 0; n < MASK.size(); n++) {
                                double distance =
                                        MASK.grid().pointOf(MASK.index(n)).distanceTo(f.point());
                                if (distance < least) {
                                    least = distance;
                                    nearest = n;
                                }
                            }
                            int voxel = nearest;
                            return java.util.Arrays.stream(cluster.members()).anyMatch(m -> m == voxel);
                        })
                        .count();
                assertThat(contribution.fociInside()).isEqualTo((int) inside);
            }
        }
    }

    /** Studies far apart, and one place where those of the arguments meet. */
    private static StudySet meeting(int... samples) {
        List<Study> studies = new ArrayList<>();
        for (int n = 0; n < samples.length; n++) {
            studies.add(study("Meets " + (char) ('A' + n), experiment("pain", samples[n], focus(-20, 4, 8))));
        }
        for (int n = 0; n < 20; n++) {
            studies.add(study("Far " + (char) ('A' + n), experiment("", 20, focus(20, -30 + 3 * n, -10 + n))));
        }
        return set(studies.toArray(Study[]::new));
    }

    private static List<String> warningsAbout(AleResult result, double x) {
        List<String> about = new ArrayList<>();
        for (Cluster cluster : result.primary().clusters()) {
            boolean left = cluster.centreOfMass().x() * x > 0;
            for (Problem warning : result.warnings()) {
                if (left && warning.where().item().equals("cluster " + cluster.number())) {
                    about.add(warning.what());
                }
            }
        }
        return about;
    }

    @Test
    void aClusterOfOneOrTwoExperimentsIsNamedForWhatItIs() {
        assertThat(warningsAbout(uncorrected(meeting(400, 2), 0.002), -1))
                .singleElement()
                .asString()
                .matches("carried by few experiments: [5-9][0-9] % of it by Meets A: pain");
        assertThat(warningsAbout(uncorrected(meeting(30, 30), 0.002), -1))
                .singleElement()
                .asString()
                .contains("Meets A: pain and Meets B: pain", "100 % of it");
        assertThat(warningsAbout(uncorrected(meeting(30, 30, 30, 30), 0.002), -1))
                .isEmpty();
    }
}
