package org.nocimap.cbma.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.files.InputException;
import org.nocimap.image.Affine;
import org.nocimap.image.Connectivity;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.SignedCorrection;
import org.nocimap.inference.StatisticMap;
import org.nocimap.stats.Binomial;
import org.nocimap.stats.pooling.CombinedZ;
import org.nocimap.stats.pooling.PooledEffect;

class ImageAnalysisTest {
    private static final Mask MASK = box(14, 12, 10);
    private static final InferenceSpec INFERENCE = InferenceSpec.withDefaults()
            .withPermutations(50)
            .withVoxelP(0.02)
            .withMinVolumeMm3(0)
            .withCorrections(
                    Correction.VOXEL_FWE,
                    Correction.CLUSTER_SIZE_FWE,
                    Correction.CLUSTER_MASS_FWE,
                    Correction.TFCE_FWE,
                    Correction.FDR_BH);

    private static Mask box(int nx, int ny, int nz) {
        Grid grid = new Grid(nx, ny, nz, Affine.diagonal(4, 4, 4, -20, -20, -20));
        return Mask.of(
                grid, IntStream.range(0, grid.size()).filter(v -> v % 11 != 0).toArray());
    }

    /** Smooth noise of unit variance or so, with an effect in a corner; some values missing. */
    private static List<StudyMap> studies(Mask mask, int count, double effect, double missing, long seed) {
        List<StudyMap> studies = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            RandomStream random = RandomStream.of(seed, "test.images", s);
            float[] noise = new float[mask.grid().size()];
            for (int v = 0; v < noise.length; v++) {
                noise[v] = (float) random.nextGaussian();
            }
            Volume smooth = new GaussianSmoothing(4).apply(new Volume(mask.grid(), noise));
            double[] y = mask.valuesOf(smooth);
            double[] variance = new double[y.length];
            double between = random.nextGaussian() * 0.1;
            for (int n = 0; n < y.length; n++) {
                var voxel = mask.grid().voxel(mask.index(n));
                boolean inside = voxel.i() < 5 && voxel.j() < 5 && voxel.k() < 5;
                variance[n] = 0.02 + 0.05 * random.nextDouble();
                y[n] = 0.8 * y[n] + (inside ? effect + between : 0);
                if (random.nextDouble() < missing) {
                    variance[n] = random.nextInt(2) == 0 ? 0 : Double.NaN;
                }
            }
            studies.add(StudyMap.ofEffects(String.format("S%02d", s), OptionalInt.of(10 + 3 * s), y, variance));
        }
        return studies;
    }

    private static List<StudyMap> suited(ImageEstimator estimator, List<StudyMap> effects) {
        if (estimator.needs() == ImageEstimator.Needs.EFFECTS) {
            return effects;
        }
        return effects.stream()
                .map(s -> {
                    double[] z = new double[s.values().length];
                    Arrays.setAll(z, n -> s.values()[n] / Math.sqrt(s.variances()[n]));
                    return StudyMap.ofDeviates(s.study(), s.subjects(), z);
                })
                .toList();
    }

    private static ImageResult run(ImageSpec spec, List<StudyMap> studies) {
        return new ImageAnalysis(spec, MASK, new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(studies);
    }

    /** Voxel by voxel from the scalar formulas, with the signs of some studies turned. */
    private static double[] slow(ImageEstimator estimator, List<StudyMap> studies, Mask analysed, byte[] signs) {
        double[] z = new double[analysed.size()];
        for (int n = 0; n < z.length; n++) {
            int at = MASK.position(analysed.index(n));
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < studies.size(); i++) {
                StudyMap study = studies.get(i);
                if (!Double.isNaN(study.values()[at])) {
                    rows.add(new double[] {
                        signs[i] * study.values()[at],
                        study.variances().length == 0 ? 1 : study.variances()[at],
                        estimator == ImageEstimator.STOUFFER_WEIGHTED
                                ? Math.sqrt(study.subjects().orElseThrow())
                                : 1
                    });
                }
            }
            double[] y = rows.stream().mapToDouble(r -> r[0]).toArray();
            double[] v = rows.stream().mapToDouble(r -> r[1]).toArray();
            double[] w = rows.stream().mapToDouble(r -> r[2]).toArray();
            z[n] = switch (estimator) {
                case FISHER -> CombinedZ.fisher(y, y.length);
                case STOUFFER, STOUFFER_WEIGHTED -> CombinedZ.stouffer(y, w, y.length);
                default ->
                    PooledEffect.of(estimator.heterogeneity(), y, v, y.length).z();
            };
        }
        return z;
    }

    @ParameterizedTest
    @EnumSource(ImageEstimator.class)
    void mapsAndFlipsAreThoseOfTheScalarFormulas(ImageEstimator estimator) {
        List<StudyMap> studies = suited(estimator, studies(MASK, 9, 0.5, 0.1, 1));
        ImageResult result = run(ImageSpec.of(estimator).with(INFERENCE), studies);
        byte[] none = new byte[9];
        Arrays.fill(none, (byte) 1);
        double[] z = slow(estimator, studies, result.mask(), none);
        for (int n = 0; n < z.length; n++) {
            assertThat(result.maps().z()[n]).isCloseTo(z[n], within(1e-10));
        }
        ImageStack stack = ImageStack.of(studies, MASK, estimator, 5);
        double tolerance = estimator == ImageEstimator.FISHER ? 1e-5 : 1e-10;
        SignFlips flips = SignFlips.of(9, 50, 3);
        byte[][] signs = {flips.signs(0), flips.signs(7), none};
        double[][] maps = new double[3][stack.voxels()];
        new FlippedMaps(stack).combine(signs, maps);
        for (int p = 0; p < signs.length; p++) {
            double[] expected = slow(estimator, studies, stack.mask(), signs[p]);
            for (int n = 0; n < expected.length; n++) {
                assertThat(maps[p][n]).isCloseTo(expected[n], within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ImageEstimator.class)
    void permutationsAreThoseOfASlowReference(ImageEstimator estimator) {
        List<StudyMap> studies = suited(estimator, studies(MASK, 8, 0.3, 0.05, 2));
        InferenceSpec twenty = INFERENCE.withPermutations(20);
        ImageResult result = run(ImageSpec.of(estimator).with(twenty), studies);
        SignFlips flips = SignFlips.of(8, 20, 1);
        double[] highest = new double[20];
        double[] largest = new double[20];
        for (int p = 0; p < 20; p++) {
            double[] z = slow(estimator, studies, result.mask(), flips.signs(p));
            for (int sign : new int[] {1, -1}) {
                double[] side = Arrays.stream(z).map(x -> sign * x).toArray();
                highest[p] = Math.max(highest[p], Arrays.stream(side).max().orElseThrow());
                largest[p] = Math.max(
                        largest[p],
                        new ClusterFinder(new StatisticMap(result.mask(), side, side, side), Connectivity.EDGES, 0)
                                .find(n -> side[n] >= result.clusterForming(), result.clusterForming()).stream()
                                        .mapToInt(Cluster::voxels)
                                        .max()
                                        .orElse(0));
            }
        }
        Arrays.sort(highest);
        Arrays.sort(largest);
        double[] maxima =
                result.corrected().get(0).positive().maxima().orElseThrow().maxima();
        double[] sizes =
                result.corrected().get(1).positive().maxima().orElseThrow().maxima();
        for (int p = 0; p < 20; p++) {
            assertThat(maxima[p]).isCloseTo(highest[p], within(1e-5));
            assertThat(sizes[p]).isEqualTo(largest[p]);
        }
    }

    @ParameterizedTest
    @EnumSource(ImageEstimator.class)
    void effectsAreFoundInTheirDirection(ImageEstimator estimator) {
        List<StudyMap> up = suited(estimator, studies(MASK, 12, 0.7, 0, 3));
        List<StudyMap> down = up.stream()
                .map(s -> new StudyMap(
                        s.study(),
                        s.subjects(),
                        Arrays.stream(s.values()).map(y -> -y).toArray(),
                        s.variances(),
                        s.source()))
                .toList();
        ImageSpec spec = ImageSpec.of(estimator).with(INFERENCE.withPermutations(200));
        ImageResult result = run(spec, up);
        ImageResult mirror = run(spec, down);
        assertThat(result.primary().positive().clusters()).isNotEmpty();
        assertThat(result.primary().negative().clusters()).isEmpty();
        for (int c = 0; c < result.corrected().size(); c++) {
            assertThat(mirror.corrected().get(c).negative().correctedP())
                    .containsExactly(result.corrected().get(c).positive().correctedP());
        }
    }

    @Test
    void neitherOrderNorThreadsNorAnInterruptionChangeABit() {
        List<StudyMap> studies = studies(MASK, 9, 0.4, 0.1, 4);
        ImageSpec spec = ImageSpec.of(ImageEstimator.DERSIMONIAN_LAIRD).with(INFERENCE.withPermutations(100));
        String once = bits(run(spec, studies));
        List<StudyMap> shuffled = new ArrayList<>(studies);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(bits(run(spec, shuffled))).isEqualTo(once);
        Map<Integer, double[]> kept = new HashMap<>();
        Checkpoints memory = (job, run, blocks) -> new Checkpoint() {
            @Override
            public Map<Integer, double[]> finished() {
                return Map.copyOf(kept);
            }

            @Override
            public void record(int block, double[] result) {
                kept.put(block, result.clone());
            }
        };
        ImageAnalysis two = new ImageAnalysis(spec, MASK, new LocalEngine(2), memory, Progress.NONE);
        assertThat(bits(two.run(studies))).isEqualTo(once);
        kept.keySet().removeIf(b -> b % 2 == 0);
        assertThat(bits(two.run(studies))).isEqualTo(once);
    }

    private static String bits(ImageResult result) {
        StringBuilder text = new StringBuilder();
        text.append(Arrays.toString(result.maps().z()))
                .append(Arrays.toString(result.maps().tau2()));
        for (SignedCorrection c : result.corrected()) {
            text.append(Arrays.toString(c.correctedP()));
            c.positive().maxima().ifPresent(m -> text.append(Arrays.toString(m.maxima())));
        }
        return text.append(result.warnings()).toString();
    }

    @Test
    void fewStudiesAreFlippedInEveryWayThereIs() {
        List<StudyMap> studies = suited(ImageEstimator.STOUFFER, studies(MASK, 5, 3, 0, 6));
        ImageResult result = run(ImageSpec.of(ImageEstimator.STOUFFER).with(INFERENCE), studies);
        assertThat(result.everyFlip()).isTrue();
        assertThat(result.permutations()).isEqualTo(31);
        // All flipped is as extreme as none: 2 of 32 at best, which 0.05 cannot be reached with.
        double least =
                Arrays.stream(result.corrected().get(0).correctedP()).min().orElseThrow();
        assertThat(least).isEqualTo(2 / 32.0);
        assertThat(result.warnings()).anySatisfy(w -> assertThat(w.what()).contains("0.063"));
    }

    @Test
    void missingVoxelsAreCountedAndLeftOut() {
        List<StudyMap> studies = studies(MASK, 6, 0, 0.4, 7);
        ImageResult all = run(ImageSpec.of(ImageEstimator.FIXED).with(INFERENCE).withMinStudies(2), studies);
        ImageResult most =
                run(ImageSpec.of(ImageEstimator.FIXED).with(INFERENCE).withMinStudies(5), studies);
        assertThat(most.mask().size()).isLessThan(all.mask().size());
        assertThat(most.mask().size() + most.voxelsLeftOut()).isEqualTo(MASK.size());
        for (int n = 0; n < most.mask().size(); n++) {
            int at = MASK.position(most.mask().index(n));
            long known =
                    studies.stream().filter(s -> !Double.isNaN(s.values()[at])).count();
            assertThat(most.maps().studies()[n]).isEqualTo((int) known).isGreaterThanOrEqualTo(5);
        }
        assertThat(most.warnings()).anySatisfy(w -> assertThat(w.what()).contains("fewer than 5 studies"));
    }

    @Test
    void oneVoxelByHand() {
        // The three studies of the scalar test: DL τ² 0.28, w = 1/0.32, 1/0.37, 1/0.29.
        Mask one = Mask.of(new Grid(1, 1, 1, Affine.diagonal(2, 2, 2, 0, 0, 0)), new int[] {0});
        List<StudyMap> studies = List.of(
                StudyMap.ofEffects("a", OptionalInt.of(9), new double[] {0.2}, new double[] {0.04}),
                StudyMap.ofEffects("b", OptionalInt.of(16), new double[] {0.5}, new double[] {0.09}),
                StudyMap.ofEffects("c", OptionalInt.of(25), new double[] {1.1}, new double[] {0.01}));
        ImageMaps maps = new ImageAnalysis(
                        ImageSpec.of(ImageEstimator.DERSIMONIAN_LAIRD).with(INFERENCE.withCorrections(Correction.NONE)),
                        one,
                        new LocalEngine(1),
                        Checkpoints.NONE,
                        Progress.NONE)
                .run(studies)
                .maps();
        double w = 1 / 0.32 + 1 / 0.37 + 1 / 0.29;
        assertThat(maps.tau2()[0]).isCloseTo(0.28, within(1e-12));
        assertThat(maps.q()[0]).isCloseTo(18, within(1e-12));
        assertThat(maps.effect()[0]).isCloseTo((0.2 / 0.32 + 0.5 / 0.37 + 1.1 / 0.29) / w, within(1e-12));
        assertThat(maps.standardError()[0]).isCloseTo(1 / Math.sqrt(w), within(1e-12));
        assertThat(maps.i2()[0]).isCloseTo(16 / 18.0, within(1e-12));
    }

    @Test
    void badInputIsNamed() {
        List<StudyMap> effects = studies(MASK, 4, 0, 0, 8);
        List<StudyMap> deviates = suited(ImageEstimator.STOUFFER, effects);
        assertThatThrownBy(() -> run(ImageSpec.of(ImageEstimator.REML), deviates))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(4))
                .hasMessageContaining("there is no variance");
        assertThatThrownBy(() -> run(ImageSpec.of(ImageEstimator.STOUFFER), deviates.subList(0, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one study");
        StudyMap empty = StudyMap.ofDeviates("empty", OptionalInt.empty(), nans());
        assertThatThrownBy(() -> run(ImageSpec.of(ImageEstimator.STOUFFER), List.of(deviates.get(0), empty)))
                .hasMessageContaining("no value in the mask");
        assertThatThrownBy(() -> run(ImageSpec.of(ImageEstimator.STOUFFER), List.of(deviates.get(0), deviates.get(0))))
                .hasMessageContaining("twice");
        StudyMap unsized = StudyMap.ofDeviates(
                "unsized", OptionalInt.empty(), deviates.get(0).values());
        assertThatThrownBy(() -> run(ImageSpec.of(ImageEstimator.STOUFFER_WEIGHTED), List.of(deviates.get(1), unsized)))
                .hasMessageContaining("number of subjects is missing");
    }

    private static double[] nans() {
        double[] nans = new double[MASK.size()];
        Arrays.fill(nans, Double.NaN);
        return nans;
    }

    @ParameterizedTest
    @EnumSource(
            value = ImageEstimator.class,
            names = {"STOUFFER", "FISHER", "FIXED", "DERSIMONIAN_LAIRD"})
    void mapsWithoutEffectAreRejectedOnceInTwenty(ImageEstimator estimator) {
        Mask small = box(8, 8, 8);
        int sets = 200;
        int corrections = 3;
        int[] rejections = new int[corrections];
        for (int set = 0; set < sets; set++) {
            List<StudyMap> studies = suited(estimator, studies(small, 10, 0, 0.02, 900 + set));
            InferenceSpec inference = INFERENCE
                    .withPermutations(99)
                    .withSeed(set)
                    .withCorrections(Correction.VOXEL_FWE, Correction.CLUSTER_MASS_FWE, Correction.CLUSTER_SIZE_FWE);
            ImageResult result = new ImageAnalysis(
                            ImageSpec.of(estimator).with(inference),
                            small,
                            new LocalEngine(1),
                            Checkpoints.NONE,
                            Progress.NONE)
                    .run(studies);
            for (int c = 0; c < corrections; c++) {
                double least = Arrays.stream(result.corrected().get(c).correctedP())
                        .min()
                        .orElseThrow();
                rejections[c] += least <= 0.05 ? 1 : 0;
            }
        }
        for (int c = 0; c < corrections; c++) {
            assertThat(Binomial.atLeast(rejections[c], sets, 0.05))
                    .as(rejections[c] + " of " + sets)
                    .isGreaterThan(0.005);
        }
        assertThat(Binomial.atMost(rejections[0], sets, 0.05)).isGreaterThan(0.005);
    }
}
