package org.nocimap.cbma.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ResampledAle;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Engine;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.PackedJob;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.files.InputException;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Correction;
import org.nocimap.stats.BinomialInterval;

final class PowerSearchTest {
    private static final Mask BRAIN = brain();
    private static final Effect EFFECT = new Effect(0.5, 3, Optional.empty(), 8);
    private static final PowerSpec QUICK = spec(40, List.of(4, 8, 12, 16, 24));

    private static Mask brain() {
        Grid grid = new Grid(17, 20, 16, Affine.diagonal(6, 6, 6, -48, -57, -45));
        return Mask.of(
                grid,
                IntStream.range(0, grid.size())
                        .filter(v -> {
                            Point p = grid.pointOf(v);
                            return p.x() * p.x() / 2500 + p.y() * p.y() / 3364 + p.z() * p.z() / 2116 <= 1;
                        })
                        .toArray());
    }

    private static PowerSpec spec(int simulations, List<Integer> experiments) {
        AleSpec analysis = AleSpec.builder().minVolumeMm3(0).build();
        ExperimentSizes sizes =
                new ExperimentSizes.Ranges(new ExperimentSizes.Size(12, 2), new ExperimentSizes.Size(30, 5));
        return new PowerSpec(analysis, sizes, simulations, 10, experiments, 0.8);
    }

    private static PowerSearch search(PowerSpec spec) {
        return new PowerSearch(spec, BRAIN, Jobs.plain());
    }

    @Test
    void powerAtTheRecommendedNumberIsConfirmedByAnIndependentRun() {
        PowerCurve curve = search(QUICK).run(EFFECT, "test");
        PowerCurve.Recommendation found = curve.recommendation().orElseThrow();
        assertThat(found.search().power()).isGreaterThanOrEqualTo(0.8);
        assertThat(new PowerJob(QUICK, EFFECT, BRAIN, 10, "one").newWorker().run(0))
                .isNotEqualTo(new PowerJob(QUICK, EFFECT, BRAIN, 10, "other")
                        .newWorker()
                        .run(0));
        assertThat(found.confirmed()).as(found.toString()).isTrue();
        // A third run, with another seed and many more simulations, in the interval of the first.
        AleSpec other = AleSpec.builder().minVolumeMm3(0).seed(77).build();
        PowerSpec more = new PowerSpec(other, QUICK.sizes(), 200, 5, QUICK.experiments(), 0.8);
        PowerPoint third = search(more).at(EFFECT, found.experiments());
        assertThat(found.search().interval().contains(third.power())
                        || found.confirmation().interval().contains(third.power()))
                .as(third.toString())
                .isTrue();
        assertThat(found.low()).isLessThanOrEqualTo(found.experiments());
        assertThat(curve.points())
                .extracting(PowerPoint::experiments)
                .isSorted()
                .contains(found.experiments());
        PowerPoint fewer = curve.points().stream()
                .filter(p -> p.experiments() == found.experiments() - 1)
                .findFirst()
                .orElseThrow();
        assertThat(fewer.power()).isLessThan(0.8);
    }

    @Test
    void powerRisesWithExperimentsAndWithTheShareThatReports() {
        PowerPoint few = search(QUICK).at(EFFECT, 5);
        PowerPoint many = search(QUICK).at(EFFECT, 20);
        PowerPoint seldom = search(QUICK).at(new Effect(0.1, 3, Optional.empty(), 8), 20);
        assertThat(few.power()).isLessThan(many.power());
        assertThat(seldom.power()).isLessThan(many.power());
        assertThat(search(QUICK)
                        .at(new Effect(0.5, 25, Optional.empty(), 8), 20)
                        .power())
                .isLessThan(many.power());
    }

    /** Without an effect hardly a simulation finds something near a place drawn at random, and 0.05 find anything anywhere. */
    @Test
    void withoutAnEffectTheLevelIsKept() {
        Effect none = new Effect(0, 3, Optional.of(new Point(0, 0, 0)), 100);
        PowerPoint anywhere = search(spec(200, List.of(12))).at(none, 12);
        assertThat(BinomialInterval.clopperPearson(anywhere.found(), 200, 0.999).low())
                .isLessThanOrEqualTo(0.05);
        assertThat(anywhere.power()).isLessThan(0.13);
        assertThat(search(QUICK).at(new Effect(0, 3, Optional.empty(), 8), 12).power())
                .isLessThan(0.06);
    }

    @Test
    void voxelsAndMassHavePowerToo() {
        for (Correction correction : List.of(Correction.VOXEL_FWE, Correction.CLUSTER_MASS_FWE)) {
            AleSpec analysis = AleSpec.builder()
                    .minVolumeMm3(0)
                    .corrections(List.of(correction))
                    .build();
            PowerSpec spec = new PowerSpec(analysis, QUICK.sizes(), 40, 10, QUICK.experiments(), 0.8);
            assertThat(search(spec).at(EFFECT, 24).power())
                    .as(correction.flag())
                    .isGreaterThan(0.7);
        }
    }

    @Test
    void aWeakEffectGetsNoNumber() {
        PowerCurve curve = search(spec(20, List.of(4, 6))).run(new Effect(0.02, 3, Optional.empty(), 8), "test");
        assertThat(curve.recommendation()).isEmpty();
        assertThat(curve.points()).extracting(PowerPoint::experiments).containsExactly(4, 6);
    }

    @Test
    void threadsInterruptionsAndOtherMachinesChangeNothing() {
        PowerSpec spec = spec(20, List.of(4, 8, 16));
        PowerCurve one = search(spec).run(EFFECT, "test");
        Map<String, Map<Integer, double[]>> kept = new TreeMap<>();
        Checkpoints halfDone = (job, run, blocks) -> {
            Map<Integer, double[]> known = kept.computeIfAbsent(job, name -> new TreeMap<>());
            Map<Integer, double[]> before = new TreeMap<>(known);
            before.keySet().removeIf(block -> block % 2 == 0);
            return new Checkpoint() {
                @Override
                public Map<Integer, double[]> finished() {
                    return before;
                }

                @Override
                public void record(int block, double[] result) {
                    known.put(block, result.clone());
                }
            };
        };
        Jobs jobs = new Jobs(new LocalEngine(3), halfDone, Progress.NONE);
        assertThat(new PowerSearch(spec, BRAIN, jobs).run(EFFECT, "test")).isEqualTo(one);
        assertThat(new PowerSearch(spec, BRAIN, jobs).run(EFFECT, "test")).isEqualTo(one);
        Engine elsewhere = (BlockJob job, Checkpoint checkpoint, Progress progress) -> {
            BlockJob there = PackedJob.of(job).open();
            List<double[]> results = new ArrayList<>();
            for (int block = job.blocks() - 1; block >= 0; block--) {
                results.add(0, there.newWorker().run(block));
            }
            return results;
        };
        Jobs far = new Jobs(elsewhere, Checkpoints.NONE, Progress.NONE);
        assertThat(new PowerSearch(spec, BRAIN, far).run(EFFECT, "test")).isEqualTo(one);
    }

    @Test
    void experimentsAreAsLargeAsTheyShouldBeAndReportTheEffectAsOftenAsTheyShould() {
        ExperimentSizes three = new ExperimentSizes.LikeThese(List.of(new ExperimentSizes.Size(20, 3)));
        Point place = new Point(-18, 6, 12);
        ResampledAle analysis = new ResampledAle(QUICK.analysis(), BRAIN);
        SimulatedSet simulated = new SimulatedSet(
                new Effect(1, 0, Optional.of(place), 8), three, analysis, RandomStreams.of(1, "test.simulated"));
        assertThat(simulated.experiments(0, 30))
                .allSatisfy(e -> assertThat(e.focusCount()).isEqualTo(3));
        analysis.analyse(simulated.experiments(0, 30));
        int highest = 0;
        for (int n = 0; n < BRAIN.size(); n++) {
            highest = analysis.ale()[n] > analysis.ale()[highest] ? n : highest;
        }
        assertThat(BRAIN.grid().pointOf(BRAIN.index(highest)).distanceTo(place)).isLessThan(6);
        ExperimentSizes silent = new ExperimentSizes.LikeThese(List.of(new ExperimentSizes.Size(20, 0)));
        SimulatedSet some = new SimulatedSet(
                new Effect(0.25, 4, Optional.empty(), 8), silent, analysis, RandomStreams.of(1, "test.simulated"));
        int reports =
                some.experiments(3, 2000).stream().mapToInt(e -> e.focusCount()).sum();
        assertThat(BinomialInterval.clopperPearson(reports, 2000, 0.999).contains(0.25))
                .isTrue();
        RandomStream random = RandomStream.of(2, "test.sizes", 0);
        for (int n = 0; n < 100; n++) {
            ExperimentSizes.Size size = QUICK.sizes().draw(random);
            assertThat(size.subjects()).isBetween(12, 30);
            assertThat(size.foci()).isBetween(2, 5);
        }
    }

    @Test
    void whatCannotBeSimulatedIsRefused() {
        Effect outside = new Effect(0.5, 3, Optional.of(new Point(90, 0, 0)), 8);
        assertThatThrownBy(() -> search(QUICK).run(outside, "test"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("outside the mask");
        assertThatThrownBy(() -> spec(10, List.of(8, 8))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Effect(1.5, 3, Optional.empty(), 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExperimentSizes.LikeThese(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coarseMasksKeepPlaces() {
        Mask coarse = CoarseMask.everyNth(BRAIN, 2);
        assertThat(CoarseMask.everyNth(BRAIN, 1)).isSameAs(BRAIN);
        assertThat(coarse.size()).isBetween(BRAIN.size() / 10, BRAIN.size() / 6);
        for (int n = 0; n < coarse.size(); n++) {
            Point place = coarse.grid().pointOf(coarse.index(n));
            assertThat(BRAIN.contains(place)).isTrue();
            double[] index = BRAIN.grid().continuousIndexOf(place);
            assertThat(index[0] % 2).isZero();
        }
    }

    @Test
    void runsAgreeWhenOneLiesInTheOthersInterval() {
        PowerPoint search = new PowerPoint(20, 165, 200, 9);
        PowerCurve.Recommendation agrees =
                new PowerCurve.Recommendation(search, new PowerPoint(20, 158, 200, 9), 18, OptionalInt.empty());
        PowerCurve.Recommendation differs =
                new PowerCurve.Recommendation(search, new PowerPoint(20, 120, 200, 9), 18, OptionalInt.empty());
        assertThat(agrees.confirmed()).isTrue();
        assertThat(differs.confirmed()).isFalse();
    }
}
