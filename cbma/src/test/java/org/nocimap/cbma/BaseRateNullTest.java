package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.FileCheckpoint;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.OnExisting;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.CanonicalOrder;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/** The base-rate null against a plain way of computing the same permutations, and what must always hold. */
class BaseRateNullTest {
    private static final Mask MASK = TestMasks.ellipsoid(4, 40, 46, 36);
    private static final StudySet SET = TestSets.convergent(MASK, 1);
    private static final AleSpec SPEC =
            AleSpec.builder().permutations(60).seed(4).build();

    private static List<Point> database() {
        List<Point> foci = new ArrayList<>();
        SET.studies().forEach(s -> s.experiments().forEach(e -> e.foci().forEach(f -> foci.add(f.point()))));
        RandomStream random = RandomStream.of(9, "test.database", 0);
        for (int n = 0; n < 100; n++) {
            foci.add(new Point(
                    Math.rint(10 + 9 * random.nextGaussian()),
                    Math.rint(-8 + 9 * random.nextGaussian()),
                    Math.rint(9 * random.nextGaussian())));
        }
        foci.add(new Point(0, 0, 500));
        return foci;
    }

    private static BaseRateNull.Outcome run(AleSpec spec, List<Point> database, int threads) {
        return new BaseRateNull(new LocalEngine(threads), Checkpoints.NONE, Progress.NONE)
                .run(SET, spec, MASK, database);
    }

    @Test
    void isWhatPlainPermutationsGive() {
        BaseRateNull.Outcome outcome = run(SPEC, database(), 2);
        ActivationModel model =
                AleInput.check(CanonicalOrder.of(SET), SPEC, MASK).model();
        double[] observed = ObservedAle.of(model);
        assertThat(outcome.map().statistic()).isEqualTo(observed);
        assertThat(outcome.outside()).isEqualTo(1);

        // In the order of their voxels and then of their offsets, as the stream draws them.
        List<Point> places = new ArrayList<>(database());
        places.removeIf(p -> MASK.grid().nearestIndex(p).isEmpty());
        places.sort(
                Comparator.comparingInt((Point p) -> MASK.grid().nearestIndex(p).orElseThrow())
                        .thenComparingDouble(Point::x)
                        .thenComparingDouble(Point::y)
                        .thenComparingDouble(Point::z));
        assertThat(outcome.places()).isEqualTo(places.size());
        int[] reached = new int[MASK.size()];
        List<Double> maxima = new ArrayList<>();
        RandomStreams streams = RandomStreams.of(SPEC.seed(), BaseRateJob.STREAMS);
        for (int n = 0; n < SPEC.permutations(); n++) {
            double[] ale = ObservedAle.of(moved(places, streams.stream(n)));
            maxima.add(Arrays.stream(ale).max().orElseThrow());
            for (int v = 0; v < reached.length; v++) {
                reached[v] += ale[v] >= observed[v] ? 1 : 0;
            }
        }
        Collections.sort(maxima);
        assertThat(outcome.maxima().maxima())
                .containsExactly(maxima.stream().mapToDouble(d -> d).toArray());
        for (int v = 0; v < reached.length; v++) {
            assertThat(outcome.map().p()[v]).isEqualTo((1.0 + reached[v]) / (1.0 + SPEC.permutations()));
        }
        assertThat(Arrays.stream(outcome.map().p()).min().orElseThrow()).isLessThan(0.1);
    }

    /** Every focus is put to one of the places, and keeps its width. All of these lie on the steps that offsets are kept to. */
    private static ActivationModel moved(List<Point> places, RandomStream random) {
        List<List<Point>> experiments = new ArrayList<>();
        List<AleExperiment> own =
                AleInput.check(CanonicalOrder.of(SET), SPEC, MASK).experiments();
        for (AleExperiment experiment : own) {
            List<Point> drawn = new ArrayList<>();
            for (int f = 0; f < experiment.experiment().foci().size(); f++) {
                drawn.add(places.get(random.nextInt(places.size())));
            }
            experiments.add(drawn);
        }
        double[] widths = own.stream().mapToDouble(AleExperiment::fwhmMm).toArray();
        return ActivationModel.place(MASK, experiments, widths, FociRounding.NONE);
    }

    @Test
    void threadsAndTheOrderOfTheDatabaseDoNotMatter() {
        String expected = bits(run(SPEC, database(), 1));
        List<Point> shuffled = database();
        Collections.shuffle(shuffled, new Random(3));
        assertThat(bits(run(SPEC, shuffled, 3))).isEqualTo(expected);
        assertThat(bits(run(AleSpec.builder().permutations(60).seed(5).build(), database(), 1)))
                .isNotEqualTo(expected);
    }

    @Test
    void anInterruptedRunGoesOnToTheSameBits(@TempDir Path folder) {
        AleSpec spec = AleSpec.builder().permutations(130).seed(4).build();
        String expected = bits(run(spec, database(), 1));
        Checkpoints files =
                (job, run, blocks) -> FileCheckpoint.open(folder.resolve(job), run, blocks, OnExisting.CONTINUE);
        AtomicInteger left = new AtomicInteger(3);
        Checkpoints dying = (job, run, blocks) -> {
            Checkpoint file = files.open(job, run, blocks);
            return new Checkpoint() {
                @Override
                public java.util.Map<Integer, double[]> finished() {
                    return file.finished();
                }

                @Override
                public void record(int block, double[] result) {
                    if (left.getAndDecrement() == 0) {
                        throw new IllegalStateException("killed");
                    }
                    file.record(block, result);
                }

                @Override
                public void close() {
                    file.close();
                }
            };
        };
        assertThatThrownBy(() ->
                        new BaseRateNull(new LocalEngine(1), dying, Progress.NONE).run(SET, spec, MASK, database()))
                .hasMessage("killed");
        BaseRateNull.Outcome resumed =
                new BaseRateNull(new LocalEngine(2), files, Progress.NONE).run(SET, spec, MASK, database());
        assertThat(bits(resumed)).isEqualTo(expected);
        // Another database is another run.
        assertThatThrownBy(() -> new BaseRateNull(new LocalEngine(1), files, Progress.NONE)
                        .run(SET, spec, MASK, database().subList(0, 40)))
                .isInstanceOf(InputException.class);
    }

    @Test
    void aDatabaseThatIsElsewhereIsAMistake() {
        assertThatThrownBy(() -> run(SPEC, List.of(new Point(0, 0, 900)), 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no focus of the database lies on the analysis grid");
    }

    /** Where all of the database lies in one voxel, every permutation is the same map. */
    @Test
    void aDatabaseOfOnePlaceMakesEveryPermutationTheSame() {
        Focus first = SET.studies().get(0).experiments().get(0).foci().get(0);
        BaseRateNull.Outcome outcome = run(SPEC, List.of(first.point()), 1);
        double[] maxima = outcome.maxima().maxima();
        assertThat(maxima[0]).isEqualTo(maxima[maxima.length - 1]);
        for (double p : outcome.map().p()) {
            assertThat(p == 1 || p == 1.0 / 61).isTrue();
        }
    }

    private static String bits(BaseRateNull.Outcome outcome) {
        return Arrays.toString(outcome.map().statistic())
                + Arrays.toString(outcome.map().p())
                + Arrays.toString(outcome.map().z())
                + Arrays.toString(outcome.maxima().maxima());
    }
}
