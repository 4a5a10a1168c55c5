package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.stats.BinomialInterval;
import org.nocimap.stats.Normal;

class VoxelNullTest {
    private static final VoxelNull REALISTIC_NULL = VoxelNull.convolution(realistic(), 0.1);

    /** The model's p for certain: one voxel drawn for every experiment, every combination. */
    private static double[] everyCombination(ActivationModel model) {
        int voxels = model.mask().size();
        double[] ale = {0};
        for (double[] activation : activations(model)) {
            double[] next = new double[ale.length * voxels];
            int at = 0;
            for (double a : ale) {
                for (double ma : activation) {
                    next[at++] = 1 - (1 - a) * (1 - ma);
                }
            }
            ale = next;
        }
        Arrays.sort(ale);
        return ale;
    }

    private static double[][] activations(ActivationModel model) {
        ModelledActivation activation = new ModelledActivation(model.mask());
        double[][] maps = new double[model.experimentCount()][model.mask().size()];
        for (int e = 0; e < maps.length; e++) {
            activation.model(model.foci(e));
            for (int n = 0; n < maps[e].length; n++) {
                maps[e][n] = activation.at(n);
            }
        }
        return maps;
    }

    private static double share(double[] sorted, double atLeast) {
        int place = Arrays.binarySearch(sorted, atLeast);
        place = place < 0 ? -place - 1 : place;
        while (place > 0 && sorted[place - 1] >= atLeast) {
            place--;
        }
        return (double) (sorted.length - place) / sorted.length;
    }

    @Property(tries = 30)
    void convolutionIsEveryCombinationUpToRounding(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.null", 0);
        Mask mask = TestMasks.box(2 + random.nextInt(2), 2 + random.nextInt(2), 2, 3.5);
        TestFoci foci = TestFoci.random(random, mask, 4, 3);
        ActivationModel model = foci.model();
        double[] ale = everyCombination(model);
        VoxelNull voxelNull = VoxelNull.convolution(model, ale[ale.length - 1]);
        // Every activation is off by half a step at most, every union by another half, the look-up by one more.
        double off = AleBins.of(mask.grid()).step() * model.experimentCount() + 1e-12;
        for (double value : new double[] {0.001, 0.01, 0.02, 0.05, 0.1, ale[ale.length / 2], ale[ale.length - 1]}) {
            assertThat(voxelNull.p(value))
                    .isBetween(
                            Math.min(voxelNull.smallestP(), share(ale, value + off)) - 1e-12,
                            value <= off ? 1 : Math.max(voxelNull.smallestP(), share(ale, value - off)) + 1e-12);
        }
        assertThat(voxelNull.smallestP()).isGreaterThanOrEqualTo(1.0 / ale.length - 1e-12);
    }

    /** A set like those in the literature, on a coarse grid. */
    private static ActivationModel realistic() {
        Mask mask = TestMasks.ellipsoid(4, 48, 56, 44);
        RandomStream random = RandomStream.of(5, "test.null", 1);
        List<List<Point>> foci = new ArrayList<>();
        double[] widths = new double[21];
        for (int e = 0; e < widths.length; e++) {
            widths[e] = KernelWidth.fwhmOfSampleMm(8 + random.nextInt(30));
            List<Point> own = new ArrayList<>();
            for (int f = 3 + random.nextInt(10); f > 0; f--) {
                Point voxel = mask.grid().pointOf(mask.index(random.nextInt(mask.size())));
                own.add(new Point(Math.rint(voxel.x() + random.nextInt(4) - 1.5), voxel.y() + 1, voxel.z()));
            }
            foci.add(own);
        }
        return ActivationModel.place(mask, foci, widths, FociRounding.NONE);
    }

    @Test
    void convolutionAgreesWithDirectDraws() {
        ActivationModel model = realistic();
        double[][] maps = activations(model);
        VoxelNull voxelNull = REALISTIC_NULL;
        RandomStream random = RandomStream.of(6, "test.null", 2);
        int draws = 300_000;
        double[] levels = {0.2, 0.05, 0.01, 0.001, 1e-4};
        int[] reached = new int[levels.length];
        double[] cuts = Arrays.stream(levels).map(voxelNull::criticalAle).toArray();
        for (int n = 0; n < draws; n++) {
            double ale = 0;
            for (double[] map : maps) {
                ale += map[random.nextInt(map.length)] * (1 - ale);
            }
            for (int level = 0; level < levels.length; level++) {
                reached[level] += ale >= cuts[level] ? 1 : 0;
            }
        }
        for (int level = 0; level < levels.length; level++) {
            // The seed is fixed; 1 in 1000 such comparisons would miss by chance.
            BinomialInterval interval = BinomialInterval.clopperPearson(reached[level], draws, 0.999);
            double p = voxelNull.p(cuts[level]);
            assertThat(interval.contains(p))
                    .as("p %.6f, drawn %.6f", p, (double) reached[level] / draws)
                    .isTrue();
        }
    }

    @Test
    void permutedMapsAgreeWithTheConvolution() {
        ActivationModel model = realistic();
        NullPlan plan = new NullPlan(model, Double.POSITIVE_INFINITY, Connectivity.FACES);
        List<double[]> blocks = new LocalEngine(1).run(new VoxelNullJob(plan, 150, 9), Checkpoint.NONE, Progress.NONE);
        AleBins bins = AleBins.of(model.mask().grid());
        double[] counts = new double[bins.last() + 1];
        for (double[] block : blocks) {
            for (int b = 0; b < block.length; b++) {
                counts[b] += block[b];
            }
        }
        assertThat(Arrays.stream(counts).sum()).isEqualTo(150.0 * model.mask().size());
        VoxelNull permuted = VoxelNull.monteCarlo(bins, counts);
        VoxelNull convolved = REALISTIC_NULL;
        // Permuted foci lose other parts of their kernels at the mask's edge, and overlap elsewhere, than the observed
        // ones:
        // the two nulls differ by a few percent.
        for (double p : new double[] {0.05, 0.01, 0.001}) {
            assertThat((double) permuted.criticalAle(p) / convolved.criticalAle(p))
                    .isCloseTo(1, within(0.04));
        }
    }

    @Test
    void permutedValuesAreCountedWithTheObservedOne() {
        AleBins bins = new AleBins(1e-3);
        VoxelNull permuted = VoxelNull.monteCarlo(bins, new double[] {90, 5, 0, 4});
        assertThat(permuted.p(0)).isEqualTo(1);
        assertThat(permuted.p(0.001)).isEqualTo(0.1);
        assertThat(permuted.p(0.002)).isEqualTo(0.05);
        assertThat(permuted.p(0.003)).isEqualTo(0.05);
        assertThat(permuted.p(0.004)).isEqualTo(0.01);
        assertThat(permuted.p(0.9)).isEqualTo(0.01);
        assertThat(permuted.smallestP()).isEqualTo(0.01);
        assertThat(permuted.criticalAle(0.06)).isCloseTo(0.0015f, within(1e-9f));
    }

    @Test
    void pFallsAndZRisesWithAle() {
        VoxelNull voxelNull = REALISTIC_NULL;
        assertThat(voxelNull.p(0)).isEqualTo(1);
        assertThat(voxelNull.z(0)).isZero();
        double p = 1;
        double z = 0;
        for (double ale = 0; ale <= 1; ale += 7e-5) {
            assertThat(voxelNull.p(ale)).isPositive().isLessThanOrEqualTo(p);
            assertThat(voxelNull.z(ale)).isGreaterThanOrEqualTo(z);
            p = voxelNull.p(ale);
            z = voxelNull.z(ale);
            assertThat(z).isCloseTo(p >= 0.5 ? 0 : Normal.isf(p), within(1e-12));
        }
        assertThat(p).isEqualTo(voxelNull.smallestP()).isLessThan(1e-12);
        assertThat(voxelNull.p(0.9)).isEqualTo(voxelNull.smallestP());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 0.5, 0.05, 0.01, 0.001, 1e-5, 1e-9})
    void aVoxelIsBelowAPExactlyFromTheCriticalAleOn(double p) {
        VoxelNull voxelNull = REALISTIC_NULL;
        float critical = voxelNull.criticalAle(p);
        assertThat(voxelNull.p(critical)).isLessThan(p);
        assertThat(voxelNull.p(Math.nextDown(critical))).isGreaterThanOrEqualTo(p);
        assertThat(voxelNull.criticalAle(voxelNull.smallestP())).isInfinite();
    }

    @Test
    void farTailsAreFollowedAsFarAsTheObservedMapGoes() {
        ActivationModel model = realistic();
        double high = 0.6;
        VoxelNull near = REALISTIC_NULL;
        VoxelNull far = VoxelNull.convolution(model, high);
        assertThat(near.smallestP()).isLessThanOrEqualTo(1e-14);
        assertThat(far.p(high)).isPositive().isLessThan(near.smallestP());
        // Where both reach they are the same.
        for (double ale : new double[] {0.01, 0.05, 0.1, 0.15}) {
            assertThat(far.p(ale)).isCloseTo(near.p(ale), within(1e-9 * near.p(ale) + 1e-14));
        }
    }

    @Test
    void theSameFociAreAsRareOnAFinerGrid() {
        List<List<Point>> foci = new ArrayList<>();
        double[] widths = new double[8];
        Arrays.fill(widths, 9.5);
        RandomStream random = RandomStream.of(7, "test.null", 3);
        for (int e = 0; e < widths.length; e++) {
            List<Point> own = new ArrayList<>();
            for (int f = 0; f < 3; f++) {
                own.add(new Point(random.nextInt(40) - 20, random.nextInt(40) - 20, random.nextInt(40) - 20));
            }
            foci.add(own);
        }
        Mask coarse = TestMasks.ellipsoid(4, 32, 32, 32);
        Mask fine = TestMasks.subdivided(coarse, 2);
        for (double p : new double[] {0.05, 0.005}) {
            double[] cuts = new double[2];
            int n = 0;
            for (Mask mask : List.of(coarse, fine)) {
                ActivationModel model = ActivationModel.place(mask, foci, widths, FociRounding.NONE);
                cuts[n++] = VoxelNull.convolution(model, 0.1).criticalAle(p);
            }
            assertThat(8 * cuts[1] / cuts[0]).isCloseTo(1, within(0.03));
        }
    }
}
