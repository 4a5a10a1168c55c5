package org.nocimap.cbma.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ExperimentPool;
import org.nocimap.cbma.ResampledAle;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MaxNull;

final class FailSafeTest {
    private static final FailSafeSpec QUICK = new FailSafeSpec(7, 70, 2, 3);

    private static ClusterFailSafe atTheTruth(StudySet set, AleSpec spec) {
        AleResult full = Sets.analyse(set, spec);
        List<Cluster> clusters = full.primary().clusters();
        FailSafeResult result = new FailSafe(Jobs.plain()).run(Sets.pool(set, spec), full, QUICK);
        return IntStream.range(0, clusters.size())
                .filter(c -> clusters.get(c).highestPeak().point().distanceTo(Sets.TRUTH) < 10)
                .mapToObj(c -> result.clusters().get(c))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void threeOfThirtyAreFragileAndTwentyAreNot() {
        ClusterFailSafe few = atTheTruth(Sets.carriedBy(3, 30, 4), Sets.spec());
        ClusterFailSafe many = atTheTruth(Sets.carriedBy(20, 30, 4), Sets.spec());
        assertThat(few.fragility()).as(few.toString()).isEqualTo(Fragility.FRAGILE);
        assertThat(many.fragility()).as(many.toString()).isEqualTo(Fragility.ROBUST);
        assertThat(few.largest()).isLessThan(many.smallest());
    }

    @Test
    void theMoreExperimentsCarryTheMoreNoiseIsSurvived() {
        List<Integer> medians = new ArrayList<>();
        for (int carriers : new int[] {3, 4, 5}) {
            medians.add(atTheTruth(Sets.carriedBy(carriers, 20, 4), Sets.spec()).median());
        }
        assertThat(medians).isSorted();
        assertThat(medians.get(0)).isPositive().isLessThan(medians.get(2));
    }

    @Test
    void theSameForVoxelsAndMass() {
        for (Correction correction : List.of(Correction.VOXEL_FWE, Correction.CLUSTER_MASS_FWE)) {
            AleSpec spec = AleSpec.builder()
                    .permutations(199)
                    .corrections(List.of(correction))
                    .minVolumeMm3(0)
                    .build();
            int few = atTheTruth(Sets.carriedBy(3, 20, 4), spec).median();
            int many = atTheTruth(Sets.carriedBy(8, 20, 4), spec).median();
            assertThat(few).as(correction.flag()).isPositive().isLessThan(many);
        }
    }

    /** The number found survives and the next does not, by an analysis and thresholds put together in the test. */
    @Test
    void theNumberIsTheLastThatSurvives() {
        StudySet set = Sets.carriedBy(6, 20, 4);
        AleSpec spec = Sets.spec();
        AleResult full = Sets.analyse(set, spec);
        ExperimentPool pool = Sets.pool(set, spec);
        FailSafeResult result = new FailSafe(Jobs.plain()).run(pool, full, new FailSafeSpec(1, 60, 2, 10));
        int number = result.clusters().get(0).median();
        assertThat(number).isBetween(1, 199);
        Cluster cluster = full.primary().clusters().get(0);
        NoisySet noisy = new NoisySet(pool);
        noisy.start(0);
        for (int noise : new int[] {number, number + 1}) {
            ResampledAle there = noisy.analyse(noise);
            int peak = cluster.highestPeak().position();
            int size = 0;
            if (there.ale()[peak] >= there.cut()) {
                var components = org.nocimap.image.Components.find(
                        pool.mask(), n -> there.ale()[n] >= there.cut(), spec.connectivity());
                size = components.size(components.labels()[peak]);
            }
            boolean survives = size * 64 >= 200 && size > critical(result, noise);
            assertThat(survives).as(noise + " noise experiments").isEqualTo(noise == number);
        }
    }

    private static double critical(FailSafeResult result, int noise) {
        int n = 0;
        while (result.tried().get(n + 1) < noise) {
            n++;
        }
        double share = (double) (noise - result.tried().get(n))
                / (result.tried().get(n + 1) - result.tried().get(n));
        return (1 - share) * result.critical().get(n)
                + share * result.critical().get(n + 1);
    }

    /** The critical size at a number of noise experiments is what a plain run of such sets' permutations gives. */
    @Test
    void noiseIsNestedAndItsNullIsThatOfTheNoisySet() {
        StudySet set = Sets.carriedBy(6, 12, 4);
        ExperimentPool pool = Sets.pool(set, Sets.spec());
        NoisySet noisy = new NoisySet(pool);
        noisy.start(3);
        noisy.analyse(20);
        var twenty = List.copyOf(noisy.with(20));
        noisy.analyse(9);
        assertThat(noisy.with(9)).isEqualTo(twenty.subList(0, 12 + 9));
        noisy.start(4);
        noisy.analyse(9);
        assertThat(noisy.with(9)).isNotEqualTo(twenty.subList(0, 12 + 9));
        noisy.start(3);
        noisy.analyse(9);
        List<Integer> again = noisy.with(9).stream().map(e -> e.focusCount()).toList();
        assertThat(again)
                .isEqualTo(
                        twenty.subList(0, 21).stream().map(e -> e.focusCount()).toList());
    }

    @Test
    void threadsAndInterruptionsChangeNothing() {
        StudySet set = Sets.carriedBy(6, 12, 4);
        AleResult full = Sets.analyse(set, Sets.spec());
        ExperimentPool pool = Sets.pool(set, Sets.spec());
        FailSafeSpec spec = new FailSafeSpec(5, 100, 1, 3);
        FailSafeResult one = new FailSafe(Jobs.plain()).run(pool, full, spec);
        HalfDone kept = new HalfDone();
        Jobs jobs = new Jobs(new LocalEngine(3), kept, Progress.NONE);
        assertThat(new FailSafe(jobs).run(pool, full, spec)).isEqualTo(one);
        kept.kill();
        assertThat(new FailSafe(jobs).run(pool, full, spec)).isEqualTo(one);
        assertThat(kept.reused()).isPositive();
        Jobs elsewhere = new Jobs(new Elsewhere(), Checkpoints.NONE, Progress.NONE);
        assertThat(new FailSafe(elsewhere).run(pool, full, spec)).isEqualTo(one);
    }

    @Test
    void withoutClustersThereIsNothingToTry() {
        StudySet set = Sets.carriedBy(0, 12, 4);
        AleResult full = Sets.analyse(set, Sets.spec());
        assertThat(full.primary().clusters()).isEmpty();
        assertThat(new FailSafe(Jobs.plain())
                        .run(Sets.pool(set, Sets.spec()), full, QUICK)
                        .clusters())
                .isEmpty();
    }

    @Test
    void tfceIsRefused() {
        AleSpec spec = AleSpec.builder()
                .corrections(List.of(Correction.TFCE_FWE))
                .permutations(20)
                .build();
        StudySet set = Sets.carriedBy(6, 12, 4);
        assertThatThrownBy(() -> new FailSafe(Jobs.plain()).run(Sets.pool(set, spec), Sets.analyse(set, spec), QUICK))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cluster-fwe");
    }

    /** Order statistics 6 and 15 of 20 bound the median with 95.9 % (Conover 1999, Practical Nonparametric Statistics, 3.2). */
    @Test
    void theIntervalIsMadeOfOrderStatistics() {
        int[] numbers = IntStream.rangeClosed(1, 20).map(n -> 10 * n).toArray();
        ClusterFailSafe twenty = ClusterFailSafe.of(1, numbers, 42, 210);
        assertThat(twenty.median()).isEqualTo(100);
        assertThat(twenty.low()).isEqualTo(60);
        assertThat(twenty.high()).isEqualTo(150);
        assertThat(twenty.fragility()).isEqualTo(Fragility.ROBUST);
        assertThat(ClusterFailSafe.of(1, numbers, 61, 210).fragility()).isEqualTo(Fragility.BORDERLINE);
        assertThat(ClusterFailSafe.of(1, numbers, 101, 210).fragility()).isEqualTo(Fragility.FRAGILE);
        ClusterFailSafe five = ClusterFailSafe.of(1, new int[] {9, 3, 5, 4, 8}, 2, 10);
        assertThat(List.of(five.low(), five.median(), five.high(), five.smallest(), five.largest()))
                .containsExactly(0, 5, 10, 3, 9);
    }

    @Test
    void rungsRiseToTheMost() {
        assertThat(FailSafeSpec.usual().rungs(21)).containsExactly(6, 11, 21, 32, 42, 63, 84, 126, 168, 210);
        assertThat(FailSafeSpec.usual().rungs(1)).containsExactly(1, 2, 3, 4, 6, 8, 10);
        assertThat(new FailSafeSpec(1, 1, 1, 2.5).rungs(2)).containsExactly(1, 2, 3, 4, 5);
        assertThatThrownBy(() -> new FailSafeSpec(10, 9, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void criticalValuesLieOnStraightLinesBetweenThoseComputed() {
        CriticalCurve curve = new CriticalCurve(10);
        assertThat(curve.at(0)).isEqualTo(10);
        curve.add(4, 12);
        curve.add(8, 20);
        assertThat(List.of(curve.at(0), curve.at(1), curve.at(4), curve.at(7), curve.at(8)))
                .containsExactly(10.0, 10.5, 12.0, 18.0, 20.0);
        assertThat(MaxNull.of(new double[] {1, 2}).critical(0.05)).isInfinite();
    }
}
