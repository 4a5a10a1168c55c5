package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Components;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Voxel;

/** The hot kernel and its clusters against plain ways of computing the same permutation. */
class PermutedAleTest {
    private static RandomStream stream(long permutation) {
        return RandomStream.of(11, "test.permutation", permutation);
    }

    @Property(tries = 120)
    void givesThePlainMapBitForBit(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.models", 0);
        TestFoci foci = TestFoci.random(random, TestMasks.random(random), 8, 5);
        NullPlan plan = new NullPlan(foci.model(), Double.POSITIVE_INFINITY, Connectivity.FACES);
        PermutedAle permuted = new PermutedAle(plan);
        for (int n = 0; n < 2; n++) {
            permuted.run(stream(n), PermutedAle.Search.EVERYWHERE);
            double[] plain = ObservedAle.of(foci.drawn(stream(n)).model());
            assertThat(map(permuted, plan)).isEqualTo(plain);
            assertThat((double) permuted.maximum())
                    .isEqualTo(Arrays.stream(plain).max().orElseThrow());
        }
    }

    @Property(tries = 25)
    void isReadInMaskOrder(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.models", 4);
        TestFoci foci = TestFoci.random(random, TestMasks.random(random), 4, 3);
        NullPlan plan = new NullPlan(foci.model(), Double.POSITIVE_INFINITY, Connectivity.FACES);
        AleBins bins = AleBins.of(plan.mask.grid());
        double[] plain = ObservedAle.of(foci.drawn(stream(0)).model());
        VoxelNull voxelNull = VoxelNull.convolution(foci.model(), 0.1);
        double[] expectedCounts = new double[bins.last() + 1];
        double[] expectedZ = new double[plain.length];
        for (int n = 0; n < plain.length; n++) {
            expectedCounts[bins.bin(plain[n])]++;
            expectedZ[n] = voxelNull.z(plain[n]);
        }
        PermutedAle permuted = new PermutedAle(plan);
        permuted.run(stream(0), PermutedAle.Search.EVERYWHERE);
        DenseMap dense = new DenseMap(plan);
        double[] counts = new double[bins.last() + 1];
        dense.count(permuted, bins, counts);
        assertThat(counts).isEqualTo(expectedCounts);
        assertThat(dense.z(permuted, voxelNull)).isEqualTo(expectedZ);
    }

    @Property(tries = 60)
    void agreesWithDoublePrecision(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.models", 1);
        TestFoci foci = TestFoci.random(random, TestMasks.random(random), 12, 4);
        ActivationModel model = foci.model();
        double[] exact = AleMap.of(model);
        double[] single = ObservedAle.of(model);
        // Each union rounds three times, each kernel value five times, to 6e-8 of itself.
        double tolerance = 6e-8 * (5 + 3 * model.experimentCount());
        for (int n = 0; n < exact.length; n++) {
            assertThat(single[n]).isCloseTo(exact[n], within(tolerance * exact[n] + 1e-37));
        }
    }

    @Property(tries = 150)
    void everySearchFindsTheSameMaximaAndClusters(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.models", 2);
        TestFoci foci = TestFoci.random(random, TestMasks.random(random), 8, 5);
        double[] plain = ObservedAle.of(foci.drawn(stream(0)).model());
        double highest = Arrays.stream(plain).max().orElseThrow();
        double quantile = Arrays.stream(plain).sorted().toArray()[(int) (plain.length * 0.8)];
        for (double cut : new double[] {Double.POSITIVE_INFINITY, 1, highest, 0.6 * highest, quantile, 3e-6, 1e-7}) {
            if (cut > 0) {
                assertSearchesAgree(foci, cut);
            }
        }
    }

    /** Sums of bounds in single precision over thousands of foci must not rule out a cell that reaches the cut. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.99, 1})
    void boundsHoldForThousandsOfFoci(double shareOfHighest) {
        RandomStream random = RandomStream.of(3, "test.models", 3);
        Mask mask = TestMasks.box(14, 13, 11, 4);
        TestFoci foci = TestFoci.random(random, mask, 1, 0);
        while (foci.voxels().size() < 2000) {
            foci = TestFoci.random(random, mask, 2500, 2);
        }
        double highest = Arrays.stream(ObservedAle.of(foci.drawn(stream(0)).model()))
                .max()
                .orElseThrow();
        assertSearchesAgree(foci, shareOfHighest * highest);
    }

    /** Foci that fall on places of their own have other kernels there than in the analysis. */
    @Property(tries = 30)
    void everySearchFollowsTheKernelsOfThePlaces(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.models", 4);
        Mask mask = TestMasks.random(random);
        TestFoci foci = TestFoci.random(random, mask, 8, 5);
        ActivationModel model = foci.model();
        List<Point> points = new ArrayList<>();
        double[] widths = new double[model.focusCount()];
        int f = 0;
        for (int e = 0; e < model.experimentCount(); e++) {
            for (int own = 0; own < model.foci(e).size(); own++) {
                Point centre = mask.grid().pointOf(mask.index(random.nextInt(mask.size())));
                points.add(new Point(centre.x() + random.nextDouble(), centre.y() - random.nextDouble(), centre.z()));
                widths[f++] = 6 + e % 5;
            }
        }
        Assume.that(!points.isEmpty());
        DrawnPlaces places = DrawnPlaces.of(mask.grid(), points, FociRounding.NONE, widths);
        Assume.that(places.size() > 0);
        for (double cut : new double[] {0.2, 0.02, 0.001}) {
            NullPlan plan = new NullPlan(model, cut, Connectivity.EDGES, Optional.of(places));
            PermutedAle everywhere = new PermutedAle(plan);
            everywhere.run(stream(0), PermutedAle.Search.EVERYWHERE);
            SupraThreshold expected = new SupraThreshold(plan);
            expected.find(everywhere);
            for (PermutedAle.Search search : PermutedAle.Search.values()) {
                PermutedAle permuted = new PermutedAle(plan);
                permuted.run(stream(0), search);
                SupraThreshold clusters = new SupraThreshold(plan);
                clusters.find(permuted);
                assertThat(permuted.maximum()).as(search + ", cut " + cut).isEqualTo(everywhere.maximum());
                assertThat(clusters.largestSize()).as(search + ", cut " + cut).isEqualTo(expected.largestSize());
            }
        }
    }

    private static void assertSearchesAgree(TestFoci foci, double cut) {
        ActivationModel model = foci.model();
        for (Connectivity connectivity : Connectivity.values()) {
            NullPlan plan = new NullPlan(model, cut, connectivity);
            for (PermutedAle.Search search : PermutedAle.Search.values()) {
                // A second permutation on the same objects must find nothing left over from the first.
                PermutedAle permuted = new PermutedAle(plan);
                SupraThreshold clusters = new SupraThreshold(plan);
                for (int n = 1; n >= 0; n--) {
                    permuted.run(stream(n), search);
                    clusters.find(permuted);
                }
                Expected expected = Expected.of(foci.drawn(stream(0)).model(), (float) cut, connectivity);
                String where = search + ", cut " + cut + ", " + connectivity;
                assertThat((double) permuted.maximum()).as(where).isEqualTo(expected.maximum());
                assertThat(clusters.largestSize()).as(where).isEqualTo(expected.size());
                // A sum of numbers of single precision is exact in any order while they are of a kind.
                double tolerance = cut < 1e-5 ? 1e-12 * expected.mass() : 0;
                assertThat(clusters.heaviestMass()).as(where).isCloseTo(expected.mass(), within(tolerance));
            }
        }
    }

    /** What a permutation is asked for, from the plain map and the components of the image room. */
    private record Expected(double maximum, int size, double mass) {
        static Expected of(ActivationModel drawn, float cut, Connectivity connectivity) {
            double[] ale = ObservedAle.of(drawn);
            Components components = Components.find(drawn.mask(), n -> ale[n] >= cut, connectivity);
            double most = 0;
            for (int label = 1; label <= components.count(); label++) {
                double mass = 0;
                for (int member : components.members(label)) {
                    mass += ale[member] - cut;
                }
                most = Math.max(most, mass);
            }
            return new Expected(
                    Arrays.stream(ale).max().orElseThrow(), components.count() == 0 ? 0 : components.size(1), most);
        }
    }

    @Test
    void drawsEveryMaskVoxelAlikeAndNoOther() {
        // One focus with a kernel narrower than a voxel: the maximum stands where the focus fell.
        Mask mask = TestMasks.where(TestMasks.box(5, 4, 3, 20).grid(), p -> p.x() + p.y() < 25);
        TestFoci foci = new TestFoci(
                mask, List.of(List.of(new Voxel(2, 2, 1))), List.of(List.of(new double[3])), new double[] {8});
        NullPlan plan = new NullPlan(foci.model(), Double.POSITIVE_INFINITY, Connectivity.FACES);
        PermutedAle permuted = new PermutedAle(plan);
        int draws = 400 * mask.size();
        int[] counts = new int[mask.size()];
        for (int n = 0; n < draws; n++) {
            permuted.run(stream(n), PermutedAle.Search.EVERYWHERE);
            double[] map = map(permuted, plan);
            for (int v = 0; v < map.length; v++) {
                if (map[v] == permuted.maximum()) {
                    counts[v]++;
                }
            }
        }
        double chi = 0;
        for (int count : counts) {
            chi += (count - 400.0) * (count - 400.0) / 400;
        }
        assertThat(Arrays.stream(counts).sum()).isEqualTo(draws);
        // Chi-squared with size - 1 degrees of freedom: mean plus 4 standard deviations.
        assertThat(chi).isLessThan(mask.size() + 4 * Math.sqrt(2.0 * mask.size()));
    }

    private static double[] map(PermutedAle permuted, NullPlan plan) {
        Mask mask = plan.mask;
        CellGrid cells = plan.cells;
        double[] map = new double[mask.size()];
        int seen = 0;
        for (int slot = 0; slot < permuted.slots(); slot++) {
            int cell = permuted.cellOfSlot(slot);
            for (long left = permuted.bitsOf(slot); left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                int i = cells.firstI(cell) + CellGrid.stepI(bit);
                int j = cells.firstJ(cell) + CellGrid.stepJ(bit);
                int k = cells.firstK(cell) + CellGrid.stepK(bit);
                int position = mask.position(mask.grid().index(i, j, k));
                assertThat(position).isNotNegative();
                map[position] = permuted.ale()[slot * CellGrid.VOXELS + bit];
                seen++;
            }
        }
        assertThat(seen).isEqualTo(mask.size());
        return map;
    }
}
