package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Voxel;

/** Where foci are placed, what they activate, and how that adds up to ALE. */
class ActivationModelTest {
    private static ActivationModel model(Mask mask, List<List<Point>> foci, double fwhmMm, FociRounding rounding) {
        double[] widths = new double[foci.size()];
        Arrays.fill(widths, fwhmMm);
        return ActivationModel.place(mask, foci, widths, rounding);
    }

    private static double[] activation(ActivationModel model, int experiment) {
        ModelledActivation activation = new ModelledActivation(model.mask());
        activation.model(model.foci(experiment));
        double[] map = new double[model.mask().size()];
        for (int n = 0; n < map.length; n++) {
            map[n] = activation.at(n);
        }
        return map;
    }

    private static double most(double[] map) {
        return Arrays.stream(map).max().orElseThrow();
    }

    /** Foci at whole millimetres, odd ones among them, in and around a region. */
    private static List<List<Point>> foci(RandomStream random, int experiments, int reachMm) {
        List<List<Point>> foci = new ArrayList<>();
        for (int e = 0; e < experiments; e++) {
            List<Point> own = new ArrayList<>();
            for (int f = 1 + random.nextInt(4); f > 0; f--) {
                own.add(new Point(
                        random.nextInt(2 * reachMm + 1) - reachMm,
                        random.nextInt(2 * reachMm + 1) - reachMm,
                        random.nextInt(2 * reachMm + 1) - reachMm));
            }
            foci.add(own);
        }
        return foci;
    }

    /** Distances from the focus alone decide: the weights of a shifted grid are those of the same Gaussian. */
    @ParameterizedTest
    @CsvSource({"0,0,0", "0.3,-0.7,0.9", "-1,1,-1", "0.123456,0.5,-0.25"})
    void anActivationIsTheGaussianAroundTheExactMillimetre(double dx, double dy, double dz) {
        double fwhm = 9.4;
        double sigma = fwhm / ActivationModel.FWHM_PER_SIGMA;
        Grid grid = new Grid(31, 29, 27, Affine.diagonal(2, 2.5, 3, -30 + dx, -35 + dy, -39 + dz));
        Mask mask = TestMasks.where(grid, p -> true);
        Point focus = new Point(1.3, -2.1, 0.4);
        double[] map = activation(model(mask, List.of(List.of(focus)), fwhm, FociRounding.NONE), 0);
        double peak = grid.voxelVolumeMm3() / Math.pow(sigma * Math.sqrt(2 * Math.PI), 3);
        assertThat(DoubleStream.of(map).sum()).isCloseTo(1, within(1e-12));
        for (int n = 0; n < map.length; n++) {
            double distance = focus.distanceTo(grid.pointOf(n));
            double expected = peak * Math.exp(-distance * distance / (2 * sigma * sigma));
            // Cut off at about 4 sigma along each axis the kernel is a few parts in 10,000 higher inside.
            if (map[n] > 0) {
                assertThat(map[n]).isCloseTo(expected, within(6e-4 * expected));
            } else {
                assertThat(distance).isGreaterThan(3.7 * sigma);
            }
        }
    }

    @Test
    void severalFociOfAnExperimentGiveTheLargerValueNotTheSum() {
        Mask mask = TestMasks.box(15, 15, 15, 2);
        List<Point> pair = List.of(new Point(-3, 0, 0), new Point(2, 1, 0));
        ActivationModel together = model(mask, List.of(pair), 9, FociRounding.NONE);
        ActivationModel apart = model(mask, List.of(List.of(pair.get(0)), List.of(pair.get(1))), 9, FociRounding.NONE);
        double[] max = activation(together, 0);
        double[] first = activation(apart, 0);
        double[] second = activation(apart, 1);
        double[] union = AleMap.of(apart);
        for (int n = 0; n < max.length; n++) {
            assertThat(max[n]).isEqualTo(Math.max(first[n], second[n]));
            assertThat(union[n]).isCloseTo(1 - (1 - first[n]) * (1 - second[n]), within(1e-15));
        }
        assertThat(AleMap.of(together)).isEqualTo(max);
    }

    @Property(tries = 60)
    void mirroredFociGiveTheMirroredMap(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.mirror", 0);
        Mask mask = TestMasks.ellipsoid(2, 18, 22, 16);
        List<List<Point>> foci = foci(random, 4, 20);
        double[] map = AleMap.of(model(mask, foci, 9, FociRounding.NONE));
        double[] mirrored = AleMap.of(model(mask, mirror(foci), 9, FociRounding.NONE));
        for (int n = 0; n < map.length; n++) {
            assertThat(mirrored[mirrorPosition(mask, n)]).isCloseTo(map[n], within(1e-12));
        }
    }

    /** The peers' roundings move a focus at an odd millimetre to one side, whichever side it came from. */
    @ParameterizedTest
    @CsvSource({"TRUNCATE", "NEAREST"})
    void roundedFociAtOddMillimetresDoNot(FociRounding rounding) {
        Mask mask = TestMasks.box(19, 19, 19, 2);
        List<List<Point>> odd = List.of(List.of(new Point(5, 3, 0)));
        double[] map = AleMap.of(model(mask, odd, 9, rounding));
        double[] mirrored = AleMap.of(model(mask, mirror(odd), 9, rounding));
        double worst = 0;
        for (int n = 0; n < map.length; n++) {
            worst = Math.max(worst, Math.abs(mirrored[mirrorPosition(mask, n)] - map[n]));
        }
        assertThat(worst).isGreaterThan(0.1 * most(map));
    }

    @Test
    void roundingsPutTheFocusIntoTheVoxelTheyName() {
        // Voxel (0, 0, 0) at (-20, -20, -20): (1, -3, 0.9) has indices 10.5, 8.5, 10.45.
        Mask mask = TestMasks.where(new Grid(20, 20, 20, Affine.diagonal(2, 2, 2, -20, -20, -20)), p -> true);
        List<List<Point>> focus = List.of(List.of(new Point(1, -3, 0.9)));
        assertThat(voxelOf(model(mask, focus, 9, FociRounding.NEAREST))).isEqualTo(new Voxel(11, 9, 10));
        assertThat(voxelOf(model(mask, focus, 9, FociRounding.TRUNCATE))).isEqualTo(new Voxel(10, 8, 10));
        List<List<Point>> below = List.of(List.of(new Point(-21.8, -19, -22.2)));
        assertThat(voxelOf(model(mask, below, 9, FociRounding.TRUNCATE))).isEqualTo(new Voxel(0, 0, -1));
        PlacedFocus rounded =
                model(mask, focus, 9, FociRounding.NEAREST).foci(0).get(0);
        assertThat(rounded.x().weights())
                .isEqualTo(KernelFactor.of(9 / ActivationModel.FWHM_PER_SIGMA / 2, 0)
                        .weights());
    }

    private static Voxel voxelOf(ActivationModel model) {
        PlacedFocus focus = model.foci(0).get(0);
        return new Voxel(focus.i(), focus.j(), focus.k());
    }

    @Property(tries = 40)
    void theGridsOrientationDoesNotMatter(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.orientation", 0);
        List<List<Point>> foci = foci(random, 3, 16);
        Grid ras = new Grid(16, 14, 12, Affine.diagonal(2, 2.5, 3, -15, -16, -16));
        // The same voxels, x from right to left; and z first, then x, then y.
        Grid flipped = new Grid(16, 14, 12, Affine.diagonal(-2, 2.5, 3, 15, -16, -16));
        Grid turned = new Grid(12, 16, 14, Affine.of(0, 2, 0, -15, 0, 0, 2.5, -16, 3, 0, 0, -16));
        double[] map = AleMap.of(model(TestMasks.where(ras, p -> true), foci, 9, FociRounding.NONE));
        for (Grid other : List.of(flipped, turned)) {
            double[] same = AleMap.of(model(TestMasks.where(other, p -> true), foci, 9, FociRounding.NONE));
            for (int n = 0; n < map.length; n++) {
                double[] at = other.continuousIndexOf(ras.pointOf(n));
                int index = other.index((int) Math.round(at[0]), (int) Math.round(at[1]), (int) Math.round(at[2]));
                assertThat(same[index]).isCloseTo(map[n], within(1e-12));
            }
        }
    }

    /** Per cubic millimetre an activation is the same on any grid. */
    @Test
    void finerAndOblongVoxelsGiveTheSameDensity() {
        List<List<Point>> foci = List.of(List.of(new Point(1.5, -2, 0.5), new Point(7, 6, -5)));
        Mask two = TestMasks.where(new Grid(21, 21, 21, Affine.diagonal(2, 2, 2, -20, -20, -20)), p -> true);
        double[] reference = activation(model(two, foci, 9.5, FociRounding.NONE), 0);
        double volume = two.grid().voxelVolumeMm3();
        for (Grid grid : List.of(
                new Grid(41, 41, 41, Affine.diagonal(1, 1, 1, -20, -20, -20)),
                new Grid(11, 21, 14, Affine.diagonal(4, 2, 3, -20, -20, -20)),
                new Grid(14, 14, 41, Affine.diagonal(-3, 3, 1, 19, -20, -20)))) {
            double[] map = activation(model(TestMasks.where(grid, p -> true), foci, 9.5, FociRounding.NONE), 0);
            int compared = 0;
            for (int n = 0; n < reference.length; n++) {
                double[] at = grid.continuousIndexOf(two.grid().pointOf(n));
                boolean shared = Arrays.stream(at).allMatch(v -> Math.abs(v - Math.rint(v)) < 1e-9);
                int i = (int) Math.rint(at[0]);
                int j = (int) Math.rint(at[1]);
                int k = (int) Math.rint(at[2]);
                if (shared && grid.contains(i, j, k) && reference[n] > 0.02 * most(reference)) {
                    assertThat(map[grid.index(i, j, k)] / grid.voxelVolumeMm3())
                            .isCloseTo(reference[n] / volume, within(2e-3 * reference[n] / volume));
                    compared++;
                }
            }
            assertThat(compared).isGreaterThan(50);
        }
    }

    @Property(tries = 60)
    void everyValueIsAProbability(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.range", 0);
        TestFoci foci = TestFoci.random(random, TestMasks.random(random), 30, 6);
        ActivationModel model = foci.model();
        for (int e = 0; e < model.experimentCount(); e++) {
            assertThat(Arrays.stream(activation(model, e))).allMatch(v -> v >= 0 && v <= 1);
        }
        assertThat(Arrays.stream(AleMap.of(model))).allMatch(v -> v >= 0 && v <= 1);
        assertThat(Arrays.stream(ObservedAle.of(model))).allMatch(v -> v >= 0 && v <= 1);
    }

    @Property(tries = 40)
    void theOrderOfFociInAnExperimentDoesNotMatter(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.order", 0);
        Mask mask = TestMasks.ellipsoid(4, 20, 24, 16);
        List<Point> foci = new ArrayList<>(foci(random, 1, 20).get(0));
        foci.addAll(foci(random, 1, 20).get(0));
        double[] map = ObservedAle.of(model(mask, List.of(foci), 9, FociRounding.NONE));
        Collections.shuffle(foci, new Random(seed));
        assertThat(ObservedAle.of(model(mask, List.of(foci), 9, FociRounding.NONE)))
                .isEqualTo(map);
    }

    @Test
    void anExperimentOutOfReachLeavesTheMapAsItIs() {
        Mask mask = TestMasks.ellipsoid(4, 20, 24, 16);
        List<List<Point>> foci = new ArrayList<>(foci(RandomStream.of(1, "test.reach", 0), 4, 15));
        double[] map = ObservedAle.of(model(mask, foci, 9, FociRounding.NONE));
        // The kernel ends at 4 sigma and half a voxel, 17.3 mm.
        foci.add(2, List.of(new Point(20 + 18, 0, 0), new Point(0, 300, 0)));
        assertThat(ObservedAle.of(model(mask, foci, 9, FociRounding.NONE))).isEqualTo(map);
        foci.add(List.of(new Point(0, 24 + 8, 0)));
        assertThat(ObservedAle.of(model(mask, foci, 9, FociRounding.NONE))).isNotEqualTo(map);
    }

    @Test
    void leavingOneOutKeepsTheOthersAsTheyAre() {
        Mask mask = TestMasks.ellipsoid(4, 20, 24, 16);
        List<List<Point>> foci = foci(RandomStream.of(2, "test.reach", 0), 4, 15);
        ActivationModel model = model(mask, foci, 9, FociRounding.NONE);
        List<List<Point>> rest = List.of(foci.get(0), foci.get(2), foci.get(3));
        assertThat(AleMap.of(model.without(1))).isEqualTo(AleMap.of(model(mask, rest, 9, FociRounding.NONE)));
        assertThat(model.experimentCount()).isEqualTo(4);
        assertThat(model.without(1).focusCount())
                .isEqualTo(rest.stream().mapToInt(List::size).sum());
    }

    private static List<List<Point>> mirror(List<List<Point>> foci) {
        return foci.stream()
                .map(own ->
                        own.stream().map(p -> new Point(-p.x(), p.y(), p.z())).toList())
                .toList();
    }

    private static int mirrorPosition(Mask mask, int position) {
        Voxel voxel = mask.grid().voxel(mask.index(position));
        return mask.position(mask.grid().index(mask.grid().nx() - 1 - voxel.i(), voxel.j(), voxel.k()));
    }
}
