package org.nocimap.cbma.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.Correction;
import org.nocimap.inference.StatisticMap;

final class SubsamplingTest {
    private static final StudySet SET = Sets.carriedBy(8, 12, 2);

    /** Every subset analysed by itself, with the subset's own experiments put into a set of their own. */
    @ParameterizedTest
    @EnumSource(
            value = Correction.class,
            names = {"VOXEL_FWE", "CLUSTER_SIZE_FWE", "CLUSTER_MASS_FWE"})
    void theShareIsThatOfPlainAnalyses(Correction correction) {
        AleSpec spec = AleSpec.builder()
                .permutations(1)
                .corrections(List.of(correction))
                .build();
        ExperimentPool pool = Sets.pool(SET, spec);
        SubsamplingResult result = new Subsampling(Jobs.plain()).run(pool, new SubsamplingSpec(30, 6, 10));
        double[] share = new double[pool.mask().size()];
        int empty = 0;
        for (int n = 0; n < 30; n++) {
            RandomStream random = RandomStreams.of(spec.seed(), SubsampleNullJob.SUBSETS).stream(n);
            List<Study> drawn = new ArrayList<>();
            for (int e : Subset.draw(6, 12, random)) {
                drawn.add(SET.canonical().studies().get(e));
            }
            AleResult alone = Sets.analyse(SET.withStudies(drawn), spec);
            List<Cluster> clusters = significant(alone, correction, result.critical());
            clusters.forEach(c -> {
                for (int member : c.members()) {
                    share[member] += 1.0 / 30;
                }
            });
            empty += clusters.isEmpty() ? 1 : 0;
        }
        assertThat(result.empty()).isEqualTo(empty).isLessThan(30);
        for (int n = 0; n < share.length; n++) {
            assertThat(result.share()[n]).isCloseTo(share[n], within(1e-12));
        }
    }

    private static List<Cluster> significant(AleResult alone, Correction correction, double critical) {
        double limit = correction == Correction.VOXEL_FWE ? critical : alone.clusterFormingAle();
        StatisticMap map = new StatisticMap(alone.mask(), alone.ale(), alone.z(), alone.p());
        return new ClusterFinder(map, alone.spec().connectivity(), 8)
                        .find(
                                n -> correction == Correction.VOXEL_FWE
                                        ? alone.ale()[n] > limit
                                        : alone.ale()[n] >= limit,
                                limit)
                        .stream()
                        .filter(c -> c.volumeMm3() >= 200)
                        .filter(c -> switch (correction) {
                            case CLUSTER_SIZE_FWE -> c.voxels() > critical;
                            case CLUSTER_MASS_FWE -> c.mass() > critical;
                            default -> true;
                        })
                        .toList();
    }

    @Test
    void whatAllReportIsCertainAndWhatNoneReportsImpossible() {
        StudySet everyone = Sets.carriedBy(16, 16, 3);
        ExperimentPool pool = Sets.pool(everyone, Sets.spec());
        SubsamplingResult result = new Subsampling(Jobs.plain()).run(pool, SubsamplingSpec.of(60, 10, 0.05));
        Mask mask = pool.mask();
        double nearest = 0;
        for (int n = 0; n < mask.size(); n++) {
            Point here = mask.grid().pointOf(mask.index(n));
            boolean reached = everyone.studies().stream()
                    .flatMap(s -> s.experiments().get(0).foci().stream())
                    .anyMatch(f -> f.point().distanceTo(here) < 30);
            if (!reached) {
                assertThat(result.share()[n]).isZero();
            }
            if (here.distanceTo(Sets.TRUTH) < 4) {
                nearest = Math.max(nearest, result.share()[n]);
            }
        }
        assertThat(nearest).isEqualTo(1);
        Cluster cluster =
                Sets.analyse(everyone, Sets.spec()).primary().clusters().get(0);
        SubsamplingResult.ClusterShare share = result.shares(List.of(cluster)).get(0);
        assertThat(share.highest()).isEqualTo(1);
        assertThat(share.mean()).isBetween(0.3, 1.0);
        assertThat(share.interval().contains(share.atPeak())).isTrue();
    }

    @Test
    void withoutAnyTruthFewSubsetsShowSomething() {
        ExperimentPool pool = Sets.pool(Sets.carriedBy(0, 20, 8), Sets.spec());
        SubsamplingResult result = new Subsampling(Jobs.plain()).run(pool, SubsamplingSpec.of(200, 10, 0.05));
        assertThat(result.empty()).isGreaterThan(160);
    }

    @Test
    void threadsAndInterruptionsChangeNothing() {
        ExperimentPool pool = Sets.pool(SET, Sets.spec());
        SubsamplingSpec spec = new SubsamplingSpec(110, 6, 2);
        SubsamplingResult one = new Subsampling(Jobs.plain()).run(pool, spec);
        HalfDone kept = new HalfDone();
        Jobs jobs = new Jobs(new LocalEngine(3), kept, Progress.NONE);
        assertThat(new Subsampling(jobs).run(pool, spec).share()).isEqualTo(one.share());
        kept.kill();
        SubsamplingResult resumed = new Subsampling(jobs).run(pool, spec);
        assertThat(resumed.share()).isEqualTo(one.share());
        assertThat(resumed.critical()).isEqualTo(one.critical());
        assertThat(kept.reused()).isPositive();
        Jobs elsewhere = new Jobs(new Elsewhere(), Checkpoints.NONE, Progress.NONE);
        assertThat(new Subsampling(elsewhere).run(pool, spec).share()).isEqualTo(one.share());
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        ExperimentPool pool = Sets.pool(SET, Sets.spec());
        assertThatThrownBy(() -> new Subsampling(Jobs.plain()).run(pool, SubsamplingSpec.of(10, 12, 0.05)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("subsets of 12 experiments cannot be drawn from 12")
                .hasMessageContaining("1 to 11");
        AleSpec tfce = AleSpec.builder()
                .corrections(List.of(Correction.TFCE_FWE))
                .permutations(10)
                .build();
        assertThatThrownBy(
                        () -> new Subsampling(Jobs.plain()).run(Sets.pool(SET, tfce), SubsamplingSpec.of(10, 5, 0.05)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("TFCE");
        assertThatThrownBy(() -> new SubsamplingSpec(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 100)
    void subsetsHoldDifferentNumbersInOrder(@ForAll @IntRange(min = 1, max = 40) int of, @ForAll long seed) {
        int size = 1 + (int) Math.floorMod(seed, (long) of);
        int[] subset = Subset.draw(size, of, RandomStream.of(seed, "test.subsets", 0));
        assertThat(subset).hasSize(size).isSorted().doesNotHaveDuplicates();
        assertThat(subset[0]).isNotNegative();
        assertThat(subset[size - 1]).isLessThan(of);
    }

    /** Each of 10 subsets of 2 out of 5 comes up in about a tenth of the draws. */
    @Test
    void subsetsAreEquallyLikely() {
        int[] count = new int[25];
        RandomStream random = RandomStream.of(4, "test.subsets", 0);
        for (int n = 0; n < 10_000; n++) {
            int[] subset = Subset.draw(2, 5, random);
            count[subset[0] * 5 + subset[1]]++;
        }
        double chiSquare = 0;
        for (int a = 0; a < 5; a++) {
            for (int b = a + 1; b < 5; b++) {
                chiSquare += Math.pow(count[a * 5 + b] - 1000, 2) / 1000;
            }
        }
        // The 99.9 % quantile of chi-square with 9 degrees of freedom.
        assertThat(chiSquare).isLessThan(27.88);
    }
}
