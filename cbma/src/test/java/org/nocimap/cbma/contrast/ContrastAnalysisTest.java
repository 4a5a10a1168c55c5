package org.nocimap.cbma.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.cbma.AleSpec;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.FileCheckpoint;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.OnExisting;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;

/** What must hold of every contrast. */
class ContrastAnalysisTest {
    private static final Mask BRAIN = TestGroups.BRAIN;
    private static final Point LEFT = new Point(-28, 12, 8);
    private static final Point RIGHT = new Point(28, -20, 8);
    private static final Point COMMON = new Point(0, 40, 16);

    private static ContrastSpec.Builder spec() {
        AleSpec main =
                AleSpec.builder().voxelP(0.01).permutations(200).minVolumeMm3(0).build();
        return ContrastSpec.builder()
                .main(main)
                .permutations(300)
                .minVolumeMm3(0)
                .corrections(ContrastSpec.CORRECTIONS);
    }

    private static List<Study> reporting(long seed, int first, int count, Point target, double probability) {
        return TestGroups.studies(
                BRAIN, RandomStream.of(seed, "test.contrast", first), first, count, target, probability);
    }

    private static List<Study> also(List<Study> studies, Point target) {
        List<Study> more = new ArrayList<>();
        for (Study study : studies) {
            Experiment experiment = study.experiments().get(0);
            List<org.nocimap.evidence.Focus> foci = new ArrayList<>(experiment.foci());
            foci.add(TestGroups.focus(target));
            more.add(study.withExperiments(List.of(experiment.withFoci(foci))));
        }
        return more;
    }

    private static ContrastGroup left() {
        return TestGroups.group("Left", also(reporting(1, 0, 14, LEFT, 0.95), COMMON));
    }

    private static ContrastGroup right() {
        return TestGroups.group("Right", also(reporting(2, 100, 11, RIGHT, 0.95), COMMON));
    }

    @Test
    void findsWhatDiffersAndWhatIsShared() {
        ContrastResult result = TestGroups.contrast(spec().build(), BRAIN, left(), right());

        for (ContrastDirection direction : result.directions()) {
            Point target = direction == result.aAboveB() ? LEFT : RIGHT;
            for (var corrected : direction.corrected()) {
                assertThat(corrected.clusters())
                        .as("%s %s", direction.title(), corrected.correction())
                        .isNotEmpty();
                Cluster first = corrected.clusters().get(0);
                assertThat(first.highestPeak().point().distanceTo(target)).isLessThan(16);
                assertThat(first.highestPeak().z()).isGreaterThan(2.3);
            }
            for (Cluster cluster : direction.primary().clusters()) {
                for (int member : cluster.members()) {
                    assertThat(direction.searched()[member]).isTrue();
                }
            }
        }
        assertThat(result.aAboveB().support().get(0).ofA()).isGreaterThan(8);
        assertThat(result.aAboveB().support().get(0).ofB()).isLessThan(4);
        assertThat(result.conjunction().clusters()).hasSize(1);
        assertThat(result.conjunction().clusters().get(0).highestPeak().point().distanceTo(COMMON))
                .isLessThan(9);
    }

    @Test
    void aGroupDoesNotDifferFromItself() {
        for (ContrastSearch search : ContrastSearch.values()) {
            ContrastResult result = TestGroups.contrast(spec().search(search).build(), BRAIN, left(), left());

            assertThat(result.sharedStudies()).hasSize(14);
            assertThat(result.testedVoxels()).isPositive();
            assertThat(result.difference()).containsOnly(0);
            assertThat(result.z()).containsOnly(0);
            for (ContrastDirection direction : result.directions()) {
                direction.corrected().forEach(c -> {
                    assertThat(c.clusters()).isEmpty();
                    assertThat(c.candidates()).isEmpty();
                });
            }
            assertThat(result.conjunction().z())
                    .isEqualTo(onlyWhere(
                            result.a().primary().significant(), result.a().z()));
        }
    }

    private static double[] onlyWhere(boolean[] significant, double[] z) {
        double[] kept = new double[z.length];
        Arrays.setAll(kept, n -> significant[n] ? z[n] : 0);
        return kept;
    }

    @Test
    void exchangingTheGroupsTurnsTheSign() {
        for (GroupBalance balance : GroupBalance.values()) {
            ContrastSpec spec = spec().balance(balance).build();
            ContrastResult one = TestGroups.contrast(spec, BRAIN, left(), right());
            ContrastResult other = TestGroups.contrast(spec, BRAIN, right(), left());

            assertThat(other.z()).isEqualTo(negated(one.z()));
            assertThat(other.difference()).isEqualTo(negated(one.difference()));
            assertThat(ContrastBits.of(other.bAboveA()).equals(ContrastBits.of(one.aAboveB())))
                    .isTrue();
            assertThat(ContrastBits.of(other.aAboveB()).equals(ContrastBits.of(one.bAboveA())))
                    .isTrue();
            assertThat(other.bAboveA().support())
                    .isEqualTo(one.aAboveB().support().stream()
                            .map(s -> new ClusterSupport(s.ofB(), s.ofA()))
                            .toList());
        }
    }

    private static double[] negated(double[] values) {
        // Adding zero turns -0 into 0.
        return Arrays.stream(values).map(v -> 0 - v).toArray();
    }

    @Test
    void dependsNeitherOnTheOrderOfTheInputNorOnThreads() {
        ContrastSpec spec = spec().build();
        String expected = ContrastBits.of(TestGroups.contrast(spec, BRAIN, left(), right()));
        List<Study> turned = new ArrayList<>();
        for (Study study : left().studies().studies()) {
            Experiment experiment = study.experiments().get(0);
            List<org.nocimap.evidence.Focus> foci = new ArrayList<>(experiment.foci());
            Collections.reverse(foci);
            turned.add(0, study.withExperiments(List.of(experiment.withFoci(foci))));
        }

        ContrastResult result = new ContrastAnalysis(spec, BRAIN, new LocalEngine(3), Checkpoints.NONE, Progress.NONE)
                .run(TestGroups.group("Left", turned), right());

        assertThat(ContrastBits.of(result).equals(expected)).isTrue();
    }

    @Test
    void aStoppedRunGoesOnToTheSameBits(@TempDir Path folder) {
        ContrastSpec spec = spec().build();
        String expected = ContrastBits.of(TestGroups.contrast(spec, BRAIN, left(), right()));
        for (int stopAfter : new int[] {3, 9, 15}) {
            AtomicInteger records = new AtomicInteger();
            Path own = folder.resolve("after-" + stopAfter);
            Checkpoints stopping = (job, run, blocks) -> {
                Checkpoint file = FileCheckpoint.open(own.resolve(job), run, blocks, OnExisting.CONTINUE);
                return new Checkpoint() {
                    @Override
                    public java.util.Map<Integer, double[]> finished() {
                        return file.finished();
                    }

                    @Override
                    public void record(int block, double[] result) {
                        if (records.incrementAndGet() > stopAfter) {
                            throw new IllegalStateException("the power fails");
                        }
                        file.record(block, result);
                    }

                    @Override
                    public void close() {
                        file.close();
                    }
                };
            };
            assertThatThrownBy(() -> new ContrastAnalysis(spec, BRAIN, new LocalEngine(1), stopping, Progress.NONE)
                            .run(left(), right()))
                    .hasMessage("the power fails");
            Checkpoints going =
                    (job, run, blocks) -> FileCheckpoint.open(own.resolve(job), run, blocks, OnExisting.CONTINUE);

            ContrastResult result =
                    new ContrastAnalysis(spec, BRAIN, new LocalEngine(2), going, Progress.NONE).run(left(), right());

            assertThat(ContrastBits.of(result).equals(expected)).isTrue();
        }
    }

    @Test
    void labelsOfAStudyInBothGroupsStayWithinTheStudy() {
        List<Study> a = reporting(3, 0, 6, LEFT, 0.8);
        List<Study> b = reporting(4, 3, 6, RIGHT, 0.8);
        ContrastGroup groupA = TestGroups.group("A", a);
        ContrastGroup groupB = TestGroups.group("B", b);
        ContrastInput input = ContrastInput.of(groupA, groupB, spec().build().main(), BRAIN);

        assertThat(input.shared()).containsExactly("Study 3", "Study 4", "Study 5");
        assertThat(input.strata()).hasSize(4);
        assertThat(input.strata().get(0)).hasSize(6);
        Labellings labellings = Labellings.of(input.inA(), input.strata(), 1000, 5);
        assertThat(labellings.isComplete()).isTrue();
        assertThat(labellings.count()).isEqualTo(20 * 2 * 2 * 2);
        for (int[] stratum : input.strata()) {
            for (int l = 0; l < labellings.count(); l++) {
                int ofA = 0;
                for (int e : stratum) {
                    ofA += labellings.inA(l, e);
                }
                assertThat(ofA).isEqualTo(stratum.length / 2);
            }
        }
        ContrastResult result = TestGroups.contrast(spec().build(), BRAIN, groupA, groupB);
        assertThat(result.warnings()).extracting(Problem::what).anyMatch(w -> w.startsWith("3 studies stand in both"));
    }

    @Test
    void groupsWithTooFewExperimentsAreRefusedTogether() {
        ContrastGroup empty = new ContrastGroup("knee", new StudySet("", List.of()));
        ContrastGroup one = TestGroups.group("neck", reporting(5, 0, 1, LEFT, 1));

        assertThatThrownBy(() -> TestGroups.contrast(spec().build(), BRAIN, empty, one))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.problems()).hasSize(2);
                    assertThat(e.problems().get(0).toString()).contains("knee", "empty");
                    assertThat(e.problems().get(1).toString()).contains("neck", "one experiment only");
                });
    }

    @Test
    void saysThatNothingWasFoundAndWhy() {
        ContrastGroup a = TestGroups.group("A", reporting(6, 0, 3, LEFT, 0));
        ContrastGroup b = TestGroups.group("B", reporting(7, 50, 3, LEFT, 0));
        ContrastResult result = TestGroups.contrast(
                spec().corrections(List.of(Correction.VOXEL_FWE)).build(), BRAIN, a, b);

        assertThat(result.exchange()).isEqualTo(new LabelExchange(19, LabelExchange.Way.COMPLETE));
        assertThat(result.warnings())
                .extracting(Problem::what)
                .anyMatch(w -> w.contains("no significant voxel of its own"))
                .anyMatch(w -> w.contains("only 20 ways"));
        assertThat(result.directions()).allMatch(d -> d.primary().clusters().isEmpty());
    }

    @Test
    void balancedGroupsOfEqualSizeAreAsTheyAre() {
        ContrastGroup a = left();
        ContrastGroup b = TestGroups.group("Right", reporting(8, 100, 14, RIGHT, 0.9));

        ContrastResult plain = TestGroups.contrast(spec().build(), BRAIN, a, b);
        ContrastResult balanced =
                TestGroups.contrast(spec().balance(GroupBalance.SMALLER_GROUP).build(), BRAIN, a, b);

        assertThat(balanced.z()).isEqualTo(plain.z());
        assertThat(balanced.difference()).isEqualTo(plain.difference());
    }
}
