package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.stats.Binomial;

/**
 * The promise of family-wise error control: of data sets without any truth, one in twenty may show something at 0.05.
 *
 * <p>Small brains of 8 mm voxels, and samples of one or two subjects, whose wide kernels make clusters of many such voxels.
 * Foci lie anywhere within the voxels. With 99 permutations the level is exactly 5 / 100. A longer run on the 2 mm grid is
 * {@code AleCalibration} in the benchmarks.
 */
class CalibrationTest {
    private static final int DATA_SETS = 660;
    private static final double LEVEL = 0.05;
    private static final double CONFIDENCE = 0.99;

    private static final List<Correction> FAMILY_WISE = List.of(
            Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE, Correction.TFCE_FWE);

    /** The most data sets that may show something: one more, or as few as that, has probability below 0.5 % at the level. */
    private static int mostRejections() {
        int k = 0;
        while (Binomial.atLeast(k + 1, DATA_SETS, LEVEL) > (1 - CONFIDENCE) / 2) {
            k++;
        }
        return k;
    }

    private static int fewestRejections() {
        int k = DATA_SETS;
        while (Binomial.atMost(k - 1, DATA_SETS, LEVEL) > (1 - CONFIDENCE) / 2) {
            k--;
        }
        return k;
    }

    @Test
    void wouldNoticeALevelOfEightPercent(TestReporter reporter) {
        double power = Binomial.atLeast(mostRejections() + 1, DATA_SETS, 0.08);
        reporter.publishEntry(String.format(
                Locale.ROOT,
                "%d null data sets, %d to %d may be rejected at 0.05 (99 %%); power to notice 0.08: %.2f, 0.10: %.2f",
                DATA_SETS,
                fewestRejections(),
                mostRejections(),
                power,
                Binomial.atLeast(mostRejections() + 1, DATA_SETS, 0.10)));
        assertThat(power).isGreaterThan(0.7);
    }

    @Test
    void oneInTwentyNullDataSetsIsRejected() {
        Mask mask = TestMasks.ellipsoid(8, 58, 72, 58);
        Mask anywhere = TestMasks.subdivided(mask, 4);
        assertThat(mask.size()).isGreaterThan(1900);
        BlockJob job = new BlockJob() {
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
                return block -> analyse(mask, anywhere, block);
            }
        };
        List<double[]> results = new LocalEngine(2).run(job, Checkpoint.NONE, Progress.NONE);
        int withClusters = 0;
        int[] rejections = new int[FAMILY_WISE.size()];
        for (double[] result : results) {
            withClusters += result[FAMILY_WISE.size()] > 0 ? 1 : 0;
            for (int c = 0; c < rejections.length; c++) {
                rejections[c] += result[c] <= LEVEL ? 1 : 0;
            }
        }
        assertThat(withClusters).isGreaterThan(DATA_SETS * 9 / 10);
        for (int c = 0; c < rejections.length; c++) {
            assertThat(rejections[c]).as(FAMILY_WISE.get(c).title()).isLessThanOrEqualTo(mostRejections());
            // Sizes are whole numbers: permuted clusters often tie with the observed one, which makes its p too large.
            if (FAMILY_WISE.get(c) != Correction.CLUSTER_SIZE_FWE) {
                assertThat(rejections[c]).as(FAMILY_WISE.get(c).title()).isGreaterThanOrEqualTo(fewestRejections());
            }
        }
        assertThat(rejections[FAMILY_WISE.indexOf(Correction.CLUSTER_SIZE_FWE)]).isPositive();
    }

    /** The smallest corrected p by each correction, and the number of clusters above the cluster-forming threshold. */
    private static double[] analyse(Mask mask, Mask anywhere, int number) {
        StudySet set = new FociSimulation(12, List.of(), 0, 0, 2, 4, 1, 2, 20_000 + number).simulate(anywhere);
        AleSpec spec = AleSpec.builder()
                .permutations(99)
                .voxelP(0.01)
                .minVolumeMm3(0)
                .corrections(FAMILY_WISE)
                .seed(30_000 + number)
                .build();
        AleResult result = new AleAnalysis(spec, mask, new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(set);
        double[] found = new double[FAMILY_WISE.size() + 1];
        for (int c = 0; c < FAMILY_WISE.size(); c++) {
            found[c] = TestSets.smallest(result.corrected().get(c).correctedP());
        }
        found[FAMILY_WISE.size()] = result.corrected()
                .get(FAMILY_WISE.indexOf(Correction.CLUSTER_SIZE_FWE))
                .candidates()
                .size();
        return found;
    }
}
