package org.nocimap.cbma.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.cbma.NullMethod;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
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
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.StatisticMap;
import org.nocimap.inference.Tfce;
import org.nocimap.stats.Normal;

class DensityAnalysisTest {
    private static final Mask MASK = Cases.ellipsoid(4, 44, 52, 40);
    private static final InferenceSpec INFERENCE = InferenceSpec.withDefaults()
            .withPermutations(60)
            .withVoxelP(0.01)
            .withMinVolumeMm3(0)
            .withCorrections(
                    Correction.CLUSTER_SIZE_FWE,
                    Correction.CLUSTER_MASS_FWE,
                    Correction.VOXEL_FWE,
                    Correction.TFCE_FWE,
                    Correction.FDR_BH,
                    Correction.BONFERRONI,
                    Correction.NONE);

    private static DensitySpec spec(DensityEstimator estimator) {
        return DensitySpec.of(estimator).with(INFERENCE);
    }

    private static DensityResult run(DensitySpec spec, StudySet set) {
        return new DensityAnalysis(spec, MASK, new LocalEngine(1), Checkpoints.NONE, Cases.SILENT).run(set);
    }

    @Test
    void countsAreThoseOfMeasuringEveryDistance() {
        StudySet set = Cases.checkedOrder(Cases.random(MASK, 14, 0.5, 1), MASK);
        DensityResult kda = run(spec(DensityEstimator.KDA), set);
        DensityResult mkda = run(spec(DensityEstimator.MKDA), set);
        DensityResult weighted = run(spec(DensityEstimator.MKDA).with(ExperimentWeights.ROOT_N), set);
        double[] root = set.studies().stream()
                .mapToDouble(s -> Math.sqrt(s.experiments().get(0).subjects().orElseThrow()))
                .toArray();
        double sum = Arrays.stream(root).sum();
        for (int n = 0; n < MASK.size(); n++) {
            int[] within = Cases.within(set, MASK.grid().pointOf(MASK.index(n)), 10);
            int active = (int) Arrays.stream(within).filter(w -> w > 0).count();
            double share = IntStream.range(0, within.length)
                    .filter(e -> within[e] > 0)
                    .mapToDouble(e -> root[e] / sum)
                    .sum();
            assertThat(kda.statistic()[n]).isEqualTo(Arrays.stream(within).sum());
            assertThat(mkda.statistic()[n]).isCloseTo(active / 14.0, within(1e-15));
            assertThat(mkda.reached()[n]).isEqualTo(active);
            assertThat(kda.reached()[n]).isEqualTo(active);
            // Weights are whole parts of 100,000.
            assertThat(weighted.statistic()[n]).isCloseTo(share, within(14 * 1e-5));
        }
        assertThat(weighted.experiments().stream()
                        .mapToDouble(DensityExperiment::weight)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void mkdaHasThePoissonBinomialNull() {
        StudySet set = Cases.checkedOrder(Cases.random(MASK, 9, 0.7, 2), MASK);
        DensityResult result = run(spec(DensityEstimator.MKDA), set);
        double[] coverage = new double[9];
        for (int n = 0; n < MASK.size(); n++) {
            int[] within = Cases.within(set, MASK.grid().pointOf(MASK.index(n)), 10);
            for (int e = 0; e < 9; e++) {
                coverage[e] += within[e] > 0 ? 1.0 / MASK.size() : 0;
            }
        }
        // Over all 2⁹ ways in which experiments may reach a voxel.
        double[] exactly = new double[10];
        for (int way = 0; way < 512; way++) {
            double probability = 1;
            for (int e = 0; e < 9; e++) {
                probability *= (way >> e & 1) == 1 ? coverage[e] : 1 - coverage[e];
            }
            exactly[Integer.bitCount(way)] += probability;
        }
        for (int n = 0; n < MASK.size(); n++) {
            int count = (int) Math.rint(9 * result.statistic()[n]);
            double tail =
                    IntStream.rangeClosed(count, 9).mapToDouble(c -> exactly[c]).sum();
            assertThat(result.p()[n]).isCloseTo(Math.min(1, tail), within(1e-12));
            assertThat(result.z()[n]).isCloseTo(tail >= 0.5 ? 0 : Normal.isf(tail), within(1e-9));
        }
        for (int e = 0; e < 9; e++) {
            assertThat(result.experiments().get(e).coverage()).isCloseTo(coverage[e], within(1e-12));
        }
        int cut = IntStream.rangeClosed(0, 9)
                .filter(c ->
                        IntStream.rangeClosed(c, 9).mapToDouble(m -> exactly[m]).sum() < 0.01)
                .findFirst()
                .orElseThrow();
        assertThat(result.clusterForming()).isCloseTo(cut / 9.0, within(1e-12));
    }

    @Test
    void kdaHasTheNullOfDrawingAVoxelForEveryExperiment() {
        StudySet set = Cases.checkedOrder(Cases.random(MASK, 8, 0.7, 3), MASK);
        DensityResult result = run(spec(DensityEstimator.KDA), set);
        int[][] within = new int[MASK.size()][];
        for (int n = 0; n < MASK.size(); n++) {
            within[n] = Cases.within(set, MASK.grid().pointOf(MASK.index(n)), 10);
        }
        Random random = new Random(4);
        int draws = 400_000;
        int[] seen = new int[100];
        for (int d = 0; d < draws; d++) {
            int sum = 0;
            for (int e = 0; e < 8; e++) {
                sum += within[random.nextInt(within.length)][e];
            }
            seen[sum]++;
        }
        for (int n = 0; n < MASK.size(); n += 7) {
            int count = (int) result.statistic()[n];
            double share = IntStream.range(count, 100).mapToDouble(c -> seen[c]).sum() / draws;
            double p = result.p()[n];
            assertThat(p).isCloseTo(share, within(5 * Math.sqrt(p * (1 - p) / draws) + 2.0 / draws));
        }
    }

    @ParameterizedTest
    @EnumSource(DensityEstimator.class)
    void monteCarloAndConvolutionAgree(DensityEstimator estimator) {
        StudySet set = Cases.random(MASK, 12, 0, 5);
        DensityResult exact = run(spec(estimator), set);
        DensityResult drawn = run(
                spec(estimator)
                        .with(NullMethod.MONTE_CARLO)
                        .with(INFERENCE.withPermutations(400).withCorrections(Correction.NONE)),
                set);
        for (int n = 0; n < MASK.size(); n++) {
            // Permuted foci do not overlap as the reported ones do, nor lie as near to the edge: not the same null
            // quite.
            assertThat(Math.log10(drawn.p()[n])).isCloseTo(Math.log10(exact.p()[n]), within(0.15 + 0.1 * exact.z()[n]));
        }
    }

    @ParameterizedTest
    @EnumSource(ExperimentWeights.class)
    void permutationsAreThoseOfASlowReference(ExperimentWeights weights) {
        StudySet set = Cases.checkedOrder(Cases.random(MASK, 10, 0.6, 6), MASK);
        DensityResult result = run(spec(DensityEstimator.MKDA).with(weights), set);
        double[] null1 = new double[60];
        double[] null2 = new double[60];
        double[] null3 = new double[60];
        double[] null4 = new double[60];
        RandomStreams streams = RandomStreams.of(1, "cbma.density.null.foci");
        for (int permutation = 0; permutation < 60; permutation++) {
            double[] map = permuted(set, streams.stream(permutation), result);
            double cut = result.clusterForming();
            List<Cluster> clusters = new ClusterFinder(
                            new StatisticMap(MASK, map, map, map), INFERENCE.connectivity(), 0)
                    .find(n -> map[n] >= cut - 1e-9, cut);
            null1[permutation] = Arrays.stream(map).max().orElseThrow();
            null2[permutation] =
                    clusters.stream().mapToInt(Cluster::voxels).max().orElse(0);
            null3[permutation] =
                    clusters.stream().mapToDouble(Cluster::mass).max().orElse(0);
            null4[permutation] = new Tfce(MASK, INFERENCE.connectivity()).maximum(deviates(map, result));
        }
        same(result, Correction.VOXEL_FWE, null1);
        same(result, Correction.CLUSTER_SIZE_FWE, null2);
        same(result, Correction.CLUSTER_MASS_FWE, null3);
        if (weights == ExperimentWeights.EQUAL) {
            same(result, Correction.TFCE_FWE, null4);
        }
    }

    /** Every focus in a voxel drawn at random, keeping its offset, by measuring every distance. */
    private static double[] permuted(StudySet set, RandomStream random, DensityResult result) {
        double[] map = new double[MASK.size()];
        for (int e = 0; e < set.studies().size(); e++) {
            List<Point> moved = new ArrayList<>();
            for (var focus : set.studies().get(e).experiments().get(0).foci()) {
                double[] at = MASK.grid().continuousIndexOf(focus.point());
                int index = MASK.index(random.nextInt(MASK.size()));
                var voxel = MASK.grid().voxel(index);
                moved.add(MASK.grid()
                        .affine()
                        .apply(
                                voxel.i() + at[0] - Math.floor(at[0] + 0.5),
                                voxel.j() + at[1] - Math.floor(at[1] + 0.5),
                                voxel.k() + at[2] - Math.floor(at[2] + 0.5)));
            }
            for (int n = 0; n < map.length; n++) {
                Point place = MASK.grid().pointOf(MASK.index(n));
                if (moved.stream().anyMatch(p -> p.distanceTo(place) <= 10 + 1e-5)) {
                    map[n] += result.experiments().get(e).weight();
                }
            }
        }
        return map;
    }

    /** z of every value, from those that the observed map has; enough where it has all. */
    private static double[] deviates(double[] map, DensityResult result) {
        double[] z = new double[map.length];
        for (int n = 0; n < map.length; n++) {
            for (int m = 0; m < map.length; m++) {
                if (Math.abs(result.statistic()[m] - map[n]) < 1e-9) {
                    z[n] = result.z()[m];
                    break;
                }
            }
        }
        return z;
    }

    private static void same(DensityResult result, Correction correction, double[] expected) {
        CorrectedMap map = result.corrected().stream()
                .filter(m -> m.correction() == correction)
                .findFirst()
                .orElseThrow();
        Arrays.sort(expected);
        double[] found = map.maxima().orElseThrow().maxima();
        for (int n = 0; n < expected.length; n++) {
            assertThat(found[n]).as(correction.title()).isCloseTo(expected[n], within(1e-6 + 1e-9 * expected[n]));
        }
    }

    @ParameterizedTest
    @EnumSource(DensityEstimator.class)
    void neitherOrderNorThreadsNorAnInterruptionChangeABit(DensityEstimator estimator) {
        StudySet set = Cases.random(MASK, 12, 0.6, 8);
        List<Study> shuffled = new ArrayList<>(set.studies());
        Collections.shuffle(shuffled, new Random(1));
        DensitySpec spec = spec(estimator).with(INFERENCE.withPermutations(230));
        String once = bits(run(spec, set));
        assertThat(bits(run(spec, new StudySet("other", shuffled)))).isEqualTo(once);
        Cases.Memory memory = new Cases.Memory();
        DensityAnalysis twoThreads = new DensityAnalysis(spec, MASK, new LocalEngine(2), memory, Cases.SILENT);
        assertThat(bits(twoThreads.run(set))).isEqualTo(once);
        memory.forgetSome();
        assertThat(bits(twoThreads.run(set))).isEqualTo(once);
        assertThat(bits(run(spec.with(INFERENCE.withPermutations(230).withSeed(2)), set)))
                .isNotEqualTo(once);
    }

    static String bits(DensityResult result) {
        StringBuilder text = new StringBuilder();
        text.append(Arrays.toString(result.statistic())).append(Arrays.toString(result.p()));
        text.append(Arrays.toString(result.z())).append(result.clusterForming());
        for (CorrectedMap map : result.corrected()) {
            text.append(map.correction()).append(map.critical()).append(Arrays.toString(map.correctedP()));
            text.append(map.contributions()).append(Arrays.toString(map.significant()));
            map.maxima().ifPresent(m -> text.append(Arrays.toString(m.maxima())));
        }
        return text.append(result.warnings()).toString();
    }

    @Test
    void mirroringTheFociMirrorsTheMap() {
        StudySet set = Cases.random(MASK, 10, 0.6, 9);
        List<Study> mirrored = set.studies().stream()
                .map(s -> new Study(
                        s.id(),
                        s.id(),
                        s.tags(),
                        s.experiments().stream()
                                .map(e -> Cases.experiment(
                                        e.name(),
                                        e.subjects().orElse(0),
                                        e.foci().stream()
                                                .map(f -> new Point(
                                                        -f.point().x(),
                                                        f.point().y(),
                                                        f.point().z()))
                                                .toList()))
                                .toList()))
                .toList();
        DensitySpec spec = spec(DensityEstimator.MKDA).with(INFERENCE.withCorrections(Correction.FDR_BH));
        double[] map = run(spec, set).statistic();
        double[] mirror = run(spec, new StudySet("mirrored", mirrored)).statistic();
        for (int n = 0; n < MASK.size(); n++) {
            var voxel = MASK.grid().voxel(MASK.index(n));
            int across = MASK.position(MASK.grid().index(MASK.grid().nx() - 1 - voxel.i(), voxel.j(), voxel.k()));
            assertThat(mirror[across]).isEqualTo(map[n]);
        }
    }

    @Test
    void whatComesTogetherIsFoundAndSharedOut() {
        StudySet set = Cases.random(MASK, 24, 0.8, 10);
        for (DensityEstimator estimator : DensityEstimator.values()) {
            DensityResult result = run(spec(estimator).with(INFERENCE.withPermutations(200)), set);
            CorrectedMap map = result.primary();
            assertThat(map.clusters()).isNotEmpty();
            assertThat(map.clusters().get(0).highestPeak().point().distanceTo(new Point(0, 0, 0)))
                    .isLessThan(8);
            assertThat(map.contributions().get(0).stream()
                            .mapToDouble(c -> c.share())
                            .sum())
                    .isCloseTo(100, within(1e-9));
        }
    }

    @Test
    void badInputIsNamed() {
        StudySet set = Cases.random(MASK, 5, 0.6, 11);
        assertThatThrownBy(() -> run(spec(DensityEstimator.MKDA).withRadiusMm(3), set))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("radius of 3.00 mm");
        List<org.nocimap.evidence.Experiment> unknown =
                List.of(Cases.experiment("A", 0, List.of(new Point(0, 0, 0))), Cases.experiment("B", 0, List.of()));
        assertThatThrownBy(() -> run(spec(DensityEstimator.MKDA).with(ExperimentWeights.ROOT_N), Cases.set(unknown)))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(2));
        assertThat(run(spec(DensityEstimator.MKDA), Cases.set(unknown)).experiments())
                .hasSize(2);
        assertThatThrownBy(() -> DensitySpec.of(DensityEstimator.KDA).with(ExperimentWeights.ROOT_N))
                .isInstanceOf(IllegalArgumentException.class);
        DensityResult few = run(spec(DensityEstimator.MKDA).with(INFERENCE.withPermutations(5)), set);
        assertThat(few.warnings()).anySatisfy(w -> assertThat(w.what()).contains("with 5 permutations"));
    }
}
