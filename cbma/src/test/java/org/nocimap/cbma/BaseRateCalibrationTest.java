package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Correction;
import org.nocimap.stats.Binomial;

/**
 * Databases that report some places far more often than others, and experiments drawn from them blindly: nothing is specific about
 * those experiments. The base-rate null may find something in one of twenty such sets; a null that thinks foci lie anywhere finds
 * the favourite places of the whole database nearly always.
 */
class BaseRateCalibrationTest {
    private static final int DATA_SETS = 240;
    private static final double LEVEL = 0.05;
    private static final int EXPERIMENTS = 15;
    private static final int DATABASE = 1500;

    private static final List<Point> FAVOURITES =
            List.of(new Point(-30, 8, 4), new Point(30, 8, 4), new Point(0, 16, 30));

    @Test
    void oneInTwentyBlindSelectionsIsSpecific(TestReporter reporter) {
        Mask mask = TestMasks.ellipsoid(8, 46, 54, 44);
        BlockJob job = new BlockJob() {
            @Override
            public String label() {
                return "blind selections";
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
                return block -> analyse(mask, block);
            }
        };
        int specific = 0;
        int convergent = 0;
        double share = 0;
        for (double[] found : new LocalEngine(2).run(job, Checkpoint.NONE, Progress.NONE)) {
            specific += found[0] <= LEVEL ? 1 : 0;
            convergent += found[1] <= LEVEL ? 1 : 0;
            share += found[2] / DATA_SETS;
        }
        reporter.publishEntry(String.format(
                Locale.ROOT,
                "voxel FWE at 0.05 in %d sets: base-rate null %d, uniform null %d; share of voxels with p <= 0.05:"
                        + " %.4f",
                DATA_SETS,
                specific,
                convergent,
                share));
        assertThat(specific).isPositive();
        assertThat(Binomial.atLeast(specific, DATA_SETS, LEVEL)).isGreaterThan(0.005);
        assertThat(Binomial.atMost(specific, DATA_SETS, LEVEL)).isGreaterThan(0.005);
        assertThat(convergent).isGreaterThan(DATA_SETS / 4);
        assertThat(share).isBetween(0.03, 0.055);
    }

    /** Smallest corrected p by the base rate, by the uniform null, and the share of voxels with an uncorrected p up to the level. */
    private static double[] analyse(Mask mask, int number) {
        RandomStream random = RandomStream.of(77, "test.blind", number);
        List<Point> database = new ArrayList<>();
        List<Study> selected = new ArrayList<>();
        for (int e = 0; e < DATABASE; e++) {
            List<Focus> foci = new ArrayList<>();
            for (int f = 3 + random.nextInt(4); f > 0; f--) {
                Point point = place(mask, random);
                database.add(point);
                foci.add(TestSets.focus(point.x(), point.y(), point.z()));
            }
            if (e < EXPERIMENTS) {
                Experiment experiment = TestSets.experiment("", 6 + random.nextInt(20), foci.toArray(Focus[]::new));
                selected.add(TestSets.study("S" + e, experiment));
            }
        }
        StudySet set = new StudySet("blind", selected);
        AleSpec spec = AleSpec.builder()
                .permutations(99)
                .minVolumeMm3(0)
                .corrections(List.of(Correction.VOXEL_FWE))
                .seed(50_000 + number)
                .build();
        BaseRateNull.Outcome outcome =
                new BaseRateNull(new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(set, spec, mask, database);
        double highest = 0;
        double below = 0;
        for (int n = 0; n < mask.size(); n++) {
            highest = Math.max(highest, outcome.map().statistic()[n]);
            below += outcome.map().p()[n] <= LEVEL ? 1.0 / mask.size() : 0;
        }
        AleResult uniform = TestSets.analyse(spec, mask, set);
        return new double[] {
            outcome.maxima().p(highest), TestSets.smallest(uniform.primary().correctedP()), below
        };
    }

    /** Two of three foci lie about a favourite place, one anywhere. */
    private static Point place(Mask mask, RandomStream random) {
        Point anywhere = mask.grid().pointOf(mask.index(random.nextInt(mask.size())));
        if (random.nextInt(3) == 0) {
            return anywhere;
        }
        Point favourite = FAVOURITES.get(random.nextInt(FAVOURITES.size()));
        Point near = new Point(
                favourite.x() + 8 * random.nextGaussian(),
                favourite.y() + 8 * random.nextGaussian(),
                favourite.z() + 8 * random.nextGaussian());
        return mask.contains(near) ? near : favourite;
    }
}
