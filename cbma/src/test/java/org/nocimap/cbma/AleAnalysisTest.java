package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nocimap.cbma.TestSets.analyse;
import static org.nocimap.cbma.TestSets.bits;
import static org.nocimap.cbma.TestSets.experiment;
import static org.nocimap.cbma.TestSets.focus;
import static org.nocimap.cbma.TestSets.set;
import static org.nocimap.cbma.TestSets.smallest;
import static org.nocimap.cbma.TestSets.study;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.FileCheckpoint;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.OnExisting;
import org.nocimap.engine.Progress;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Correction;

/** Whole analyses: what must always hold, whatever they find. */
class AleAnalysisTest {
    private static final Mask MASK = TestMasks.ellipsoid(6, 40, 46, 36);
    private static final StudySet SET = TestSets.convergent(MASK, 1);

    private static AleSpec.Builder all() {
        return AleSpec.builder()
                .permutations(120)
                .voxelP(0.005)
                .minVolumeMm3(0)
                .corrections(List.copyOf(EnumSet.allOf(Correction.class)));
    }

    @ParameterizedTest
    @EnumSource(NullMethod.class)
    void theOrderOfStudiesExperimentsAndFociDoesNotMatter(NullMethod method) {
        AleSpec spec = all().nullMethod(method).build();
        String expected = bits(analyse(spec, MASK, SET));
        for (int seed = 0; seed < 3; seed++) {
            assertThat(bits(analyse(spec, MASK, shuffled(SET, new Random(seed)))))
                    .isEqualTo(expected);
        }
    }

    private static StudySet shuffled(StudySet set, Random random) {
        List<Study> studies = new ArrayList<>();
        for (Study study : set.studies()) {
            List<Experiment> experiments = new ArrayList<>();
            for (Experiment experiment : study.experiments()) {
                experiments.add(experiment.withFoci(shuffled(experiment.foci(), random)));
            }
            studies.add(study.withExperiments(shuffled(experiments, random)));
        }
        return set.withStudies(shuffled(studies, random));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    @ParameterizedTest
    @EnumSource(NullMethod.class)
    void twoThreadsFindWhatOneFinds(NullMethod method) {
        AleSpec spec = all().nullMethod(method).permutations(310).build();
        AleResult two = new AleAnalysis(spec, MASK, new LocalEngine(2), Checkpoints.NONE, Progress.NONE).run(SET);
        assertThat(bits(two)).isEqualTo(bits(analyse(spec, MASK, SET)));
    }

    @Test
    void anotherSeedDrawsOtherPermutationsForTheSameMap() {
        AleResult one = analyse(all().seed(1).build(), MASK, SET);
        AleResult other = analyse(all().seed(2).build(), MASK, SET);
        assertThat(other.ale()).isEqualTo(one.ale());
        assertThat(other.p()).isEqualTo(one.p());
        for (Correction correction : EnumSet.allOf(Correction.class)) {
            CorrectedMap a = one.corrected().get(correction.ordinal());
            CorrectedMap b = other.corrected().get(correction.ordinal());
            if (correction.usesPermutations()) {
                assertThat(a.maxima().orElseThrow().maxima())
                        .isNotEqualTo(b.maxima().orElseThrow().maxima());
            } else {
                assertThat(b.correctedP()).isEqualTo(a.correctedP());
            }
        }
    }

    @Test
    void morePermutationsKeepTheFirstOnes() {
        double[] few = maxima(all().permutations(60).build());
        double[] more = maxima(all().permutations(90).build());
        List<Double> rest = new ArrayList<>(Arrays.stream(more).boxed().toList());
        for (double value : few) {
            assertThat(rest.remove(value)).isTrue();
        }
        assertThat(rest).hasSize(30);
    }

    private static double[] maxima(AleSpec spec) {
        return analyse(spec, MASK, SET)
                .corrected()
                .get(Correction.VOXEL_FWE.ordinal())
                .maxima()
                .orElseThrow()
                .maxima();
    }

    /** Checkpoints in a folder, as the command has them; stops after so many blocks. */
    private record Folder(Path path, AtomicInteger blocksLeft) implements Checkpoints {
        @Override
        public Checkpoint open(String job, String run, int blocks) {
            FileCheckpoint file =
                    FileCheckpoint.open(path.resolve(job + ".checkpoint"), run, blocks, OnExisting.CONTINUE);
            return new Checkpoint() {
                @Override
                public Map<Integer, double[]> finished() {
                    return file.finished();
                }

                @Override
                public void record(int block, double[] result) {
                    if (blocksLeft.getAndDecrement() <= 0) {
                        throw new Killed();
                    }
                    file.record(block, result);
                }

                @Override
                public void close() {
                    file.close();
                }
            };
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(NullMethod.class)
    void aRunThatIsKilledAgainAndAgainEndsWithTheSameBits(NullMethod method, @TempDir Path folder) throws IOException {
        AleSpec spec = all().nullMethod(method).permutations(310).build();
        String expected = bits(analyse(spec, MASK, SET));
        int runs = 0;
        String resumed = "";
        while (resumed.isEmpty()) {
            Checkpoints checkpoints = new Folder(folder, new AtomicInteger(4));
            AleAnalysis analysis = new AleAnalysis(spec, MASK, new LocalEngine(1), checkpoints, Progress.NONE);
            try {
                resumed = bits(analysis.run(SET));
            } catch (Killed e) {
                // A kill tears the last record off as well.
                try (RandomAccessFile file = new RandomAccessFile(
                        folder.resolve("permutations.checkpoint").toFile(), "rw")) {
                    file.setLength(Math.max(60, file.length() - 11));
                }
            }
            runs++;
        }
        assertThat(runs).isGreaterThan(2);
        assertThat(resumed).isEqualTo(expected);
    }

    @Test
    void aCheckpointOfAnotherAnalysisIsNotContinued(@TempDir Path folder) {
        AleSpec spec = all().permutations(30).build();
        Checkpoints checkpoints = new Folder(folder, new AtomicInteger(1000));
        StudySet set = TestSets.with(SET, study("Study Z", experiment("", 10, focus(1, 2, 3))));
        new AleAnalysis(spec, MASK, new LocalEngine(1), checkpoints, Progress.NONE).run(set);
        new AleAnalysis(spec, MASK, new LocalEngine(1), checkpoints, Progress.NONE).run(shuffled(set, new Random(4)));
        Mask smaller = Mask.of(MASK.grid(), Arrays.copyOf(MASK.indices(), MASK.size() - 1));
        StudySet moved = TestSets.with(SET, study("Study Z", experiment("", 10, focus(1, 2, 3.5))));
        StudySet larger = TestSets.with(SET, study("Study Z", experiment("", 11, focus(1, 2, 3))));
        record Other(AleSpec spec, Mask mask, StudySet set) {}
        for (Other other : List.of(
                new Other(all().permutations(30).seed(9).build(), MASK, set),
                new Other(all().permutations(30).voxelP(0.006).build(), MASK, set),
                new Other(spec, smaller, set),
                new Other(spec, MASK, moved),
                new Other(spec, MASK, larger))) {
            AleAnalysis analysis =
                    new AleAnalysis(other.spec, other.mask, new LocalEngine(1), checkpoints, Progress.NONE);
            assertThatThrownBy(() -> analysis.run(other.set)).hasMessageContaining("belongs to another run");
        }
    }

    @Test
    void everyCheckpointIsClosedAlsoAfterAFailure() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger records = new AtomicInteger();
        Checkpoints counted = (job, run, blocks) -> {
            open.incrementAndGet();
            return new Checkpoint() {
                @Override
                public Map<Integer, double[]> finished() {
                    return Map.of();
                }

                @Override
                public void record(int block, double[] result) {
                    if (records.incrementAndGet() > 3) {
                        throw new Killed();
                    }
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        };
        AleSpec spec = all().nullMethod(NullMethod.MONTE_CARLO).build();
        AleAnalysis analysis = new AleAnalysis(spec, MASK, new LocalEngine(1), counted, Progress.NONE);
        assertThatThrownBy(() -> analysis.run(SET)).isInstanceOf(Killed.class);
        assertThat(open).hasValue(0);
    }

    @Test
    void aStudyOutOfReachChangesTheNullAlone() {
        AleSpec spec = all().build();
        AleResult without = analyse(spec, MASK, SET);
        AleResult with =
                analyse(spec, MASK, TestSets.with(SET, study("Study M2", experiment("", 20, focus(0, 0, 36 + 40)))));
        assertThat(with.ale()).isEqualTo(without.ale());
        assertThat(with.experiments()).hasSize(without.experiments().size() + 1);
        assertThat(with.corrected()
                        .get(Correction.VOXEL_FWE.ordinal())
                        .maxima()
                        .orElseThrow()
                        .maxima())
                .isNotEqualTo(without.corrected()
                        .get(Correction.VOXEL_FWE.ordinal())
                        .maxima()
                        .orElseThrow()
                        .maxima());
    }

    /**
     * Foci so far apart that they never add up: nearly every permutation has the very same maximum, one kernel's peak. A
     * rounding apart, it would pass for the largest of all.
     */
    @ParameterizedTest
    @ValueSource(ints = {10, 16, 17, 23, 28, 34, 41, 58})
    void aLoneKernelIsNoFinding(int n) {
        Mask mask = TestMasks.ellipsoid(4, 60, 60, 60);
        StudySet lone = set(
                study("a", experiment("", n, focus(-40, 1, 0))),
                study("b", experiment("", n + 1, focus(40, 0, 1))),
                study("c", experiment("", n + 2, focus(0, 1, 43))));
        AleSpec spec = AleSpec.builder()
                .permutations(60)
                .minVolumeMm3(0)
                .corrections(List.of(
                        Correction.VOXEL_FWE,
                        Correction.CLUSTER_SIZE_FWE,
                        Correction.CLUSTER_MASS_FWE,
                        Correction.TFCE_FWE))
                .build();
        for (CorrectedMap map : analyse(spec, mask, lone).corrected()) {
            assertThat(smallest(map.correctedP())).as(map.correction().title()).isGreaterThan(0.3);
            assertThat(map.clusters()).isEmpty();
        }
    }

    @Test
    void theFindingIsTheSameInMillimetresOnAnyGrid() {
        List<Point> peaks = new ArrayList<>();
        for (Grid grid : List.of(
                new Grid(36, 40, 32, Affine.diagonal(2, 2, 2, -50, -36, -24)),
                new Grid(36, 40, 32, Affine.diagonal(-2, 2, 2, 20, -36, -24)),
                new Grid(72, 20, 26, Affine.diagonal(1, 4, 2.5, -50, -36, -24)),
                new Grid(24, 27, 22, Affine.diagonal(3, 3, 3, -50, -36, -24)))) {
            Mask mask = TestMasks.where(grid, p -> true);
            AleResult result = analyse(AleSpec.builder().permutations(40).build(), mask, TestSets.convergent(MASK, 1));
            assertThat(result.primary().clusters()).hasSize(1);
            peaks.add(result.primary().clusters().get(0).highestPeak().point());
        }
        for (Point peak : peaks) {
            assertThat(peak.distanceTo(peaks.get(0))).isLessThan(4);
            assertThat(peak.distanceTo(new Point(-20, 4, 8))).isLessThan(5);
        }
        // The first two differ in the direction of x alone.
        assertThat(peaks.get(1)).isEqualTo(peaks.get(0));
    }

    @Test
    void anExperimentWithoutFociCounts() {
        StudySet more = TestSets.with(SET, study("Study N", experiment("nothing found", 20)));
        AleResult result = analyse(all().permutations(20).build(), MASK, more);
        assertThat(result.experiments()).hasSize(SET.experimentCount() + 1);
        assertThat(result.ale())
                .isEqualTo(analyse(all().permutations(20).build(), MASK, SET).ale());
        assertThat(result.focusCount()).isEqualTo(SET.focusCount());
    }

    @Test
    void theMapsBelongTogether() {
        AleResult result = analyse(all().build(), MASK, SET);
        double smallestAbove = Double.POSITIVE_INFINITY;
        for (int n = 0; n < result.ale().length; n++) {
            assertThat(result.ale()[n] >= result.clusterFormingAle()).isEqualTo(result.p()[n] < 0.005);
            if (result.p()[n] < 0.005) {
                smallestAbove = Math.min(smallestAbove, result.ale()[n]);
            }
        }
        assertThat(result.primary().correction()).isEqualTo(Correction.values()[0]);
        assertThat(smallestAbove - result.clusterFormingAle()).isCloseTo(0, within(0.01 * smallestAbove));
    }
}
