package org.nocimap.cbma.contrast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.cbma.AleSpec;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.Study;
import org.nocimap.image.Point;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.stats.Binomial;

/**
 * The promise of a contrast: where labels mean nothing, one direction in twenty may show something at 0.05. Every data set has two
 * regions in which experiments truly agree, so that there is something to search; which group an experiment goes to is drawn.
 * A longer run on real data is {@code ContrastCalibration} in the benchmarks.
 */
class ContrastCalibrationTest {
    private static final int DATA_SETS = 240;
    private static final double LEVEL = 0.05;

    @ParameterizedTest
    @EnumSource(ContrastSearch.class)
    void oneDirectionInTwentyIsRejected(ContrastSearch search) {
        List<double[]> results = new LocalEngine(2).run(new Job(search), Checkpoint.NONE, Progress.NONE);
        int most = 0;
        while (Binomial.atLeast(most + 1, DATA_SETS, LEVEL) > 0.005) {
            most++;
        }
        double searched = 0;
        double beyond = 0;
        double tested = 0;
        for (double[] result : results) {
            searched += result[6] > 0 || result[7] > 0 ? 1 : 0;
            beyond += result[8];
            tested += result[9];
        }
        assertThat(searched / DATA_SETS).isGreaterThan(0.6);
        for (int test = 0; test < 6; test++) {
            int column = test;
            int rejected =
                    (int) results.stream().filter(r -> r[column] <= LEVEL).count();
            assertThat(rejected).as("direction and correction %d", test).isLessThanOrEqualTo(most);
        }
        // Uncorrected p are one-sided in both directions, so 5 % of the voxels lie beyond 1.96; ties make it less.
        assertThat(beyond / tested).isBetween(0.03, 0.055);
        // A test that never rejects would keep the level, too.
        long any = results.stream().filter(r -> r[2] <= LEVEL || r[5] <= LEVEL).count();
        assertThat(any).isGreaterThan(DATA_SETS / 40);
    }

    /** Smallest corrected p by size, mass and voxel in each direction, searched voxels, |z| beyond 1.96, tested voxels. */
    private record Job(ContrastSearch search) implements BlockJob {
        @Override
        public String label() {
            return "null data sets";
        }

        @Override
        public int blocks() {
            return DATA_SETS;
        }

        @Override
        public int items(int block) {
            return 1;
        }

        @Override
        public Worker newWorker() {
            return block -> analyse(search, block);
        }
    }

    private static double[] analyse(ContrastSearch search, int number) {
        RandomStream random = RandomStream.of(7, "test.contrast.calibration", number);
        List<Study> studies = new ArrayList<>();
        studies.addAll(TestGroups.studies(TestGroups.BRAIN, random, 0, 11, new Point(-28, 12, 8), 0.6));
        studies.addAll(TestGroups.studies(TestGroups.BRAIN, random, 100, 11, new Point(28, -20, 8), 0.6));
        List<Study> shuffled = TestGroups.shuffled(studies, random);
        ContrastSpec spec = ContrastSpec.builder()
                .main(AleSpec.builder()
                        .voxelP(0.01)
                        .permutations(99)
                        .minVolumeMm3(0)
                        .seed(number)
                        .build())
                .permutations(99)
                .voxelP(0.05)
                .minVolumeMm3(0)
                .corrections(ContrastSpec.CORRECTIONS)
                .search(search)
                .build();
        ContrastResult result = TestGroups.contrast(
                spec,
                TestGroups.BRAIN,
                TestGroups.group("A", shuffled.subList(0, 13)),
                TestGroups.group("B", shuffled.subList(13, 22)));
        double[] found = new double[10];
        int at = 0;
        for (ContrastDirection direction : result.directions()) {
            for (int c = 0; c < 3; c++) {
                CorrectedStatistic corrected = direction.corrected().get(c);
                double least = 1;
                for (double p : corrected.correctedP()) {
                    least = Math.min(least, p);
                }
                found[at++] = least;
            }
        }
        found[6] = result.aAboveB().searchedVoxels();
        found[7] = result.bAboveA().searchedVoxels();
        for (double z : result.z()) {
            found[8] += Math.abs(z) > 1.959964 ? 1 : 0;
        }
        found[9] = result.testedVoxels();
        return found;
    }
}
