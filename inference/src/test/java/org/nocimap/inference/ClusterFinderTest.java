package org.nocimap.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Affine;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Voxel;

class ClusterFinderTest {
    private static final double APART_MM = ClusterFinder.USUAL_PEAK_DISTANCE_MM;

    @Test
    void describesClustersAsCountedByHand() {
        // 2×3×4 mm voxels; voxel (i, j, k) lies at (10 + 2i, -20 + 3j, 4k).
        Grid grid = new Grid(6, 4, 3, Affine.diagonal(2, 3, 4, 10, -20, 0));
        double[] statistic = new double[grid.size()];
        statistic[grid.index(0, 0, 0)] = 5;
        statistic[grid.index(1, 0, 0)] = 3;
        statistic[grid.index(4, 2, 1)] = 4;
        statistic[grid.index(5, 2, 1)] = 4.5;
        statistic[grid.index(5, 3, 1)] = 2.5;
        List<Cluster> clusters = find(TestMaps.all(grid), statistic, 2, Connectivity.FACES);
        assertThat(clusters).hasSize(2);
        Cluster large = clusters.get(0);
        assertThat(large.number()).isEqualTo(1);
        assertThat(large.voxels()).isEqualTo(3);
        assertThat(large.volumeMm3()).isCloseTo(3 * 24, within(1e-9));
        assertThat(large.mass()).isCloseTo(2 + 2.5 + 0.5, within(1e-12));
        assertThat(large.centreOfMass().x()).isCloseTo((4 * 18 + 7 * 20) / 11.0, within(1e-12));
        assertThat(large.centreOfMass().y()).isCloseTo((8.5 * -14 + 2.5 * -11) / 11.0, within(1e-12));
        assertThat(large.centreOfMass().z()).isCloseTo(4, within(1e-12));
        assertThat(large.peaks()).extracting(Peak::point).containsExactly(new Point(20, -14, 4));
        assertThat(large.members()).containsExactly(grid.index(4, 2, 1), grid.index(5, 2, 1), grid.index(5, 3, 1));
        Cluster small = clusters.get(1);
        assertThat(small.number()).isEqualTo(2);
        assertThat(small.mass()).isCloseTo(3 + 1, within(1e-12));
        assertThat(small.highestPeak().point()).isEqualTo(new Point(10, -20, 0));
    }

    @Test
    void aPeakCarriesTheMapsValues() {
        Mask mask = TestMaps.all(TestMaps.grid(3, 1, 1, 2));
        StatisticMap map = new StatisticMap(
                mask, new double[] {1, 7, 1}, new double[] {0.1, 0.7, 0.2}, new double[] {0.5, 0.25, 0.4});
        Peak peak = new ClusterFinder(map, Connectivity.FACES, 8)
                .find(n -> true, 0)
                .get(0)
                .highestPeak();
        assertThat(peak).isEqualTo(new Peak(1, new Point(2, 0, 0), 7, 0.7, 0.25));
    }

    @ParameterizedTest
    @CsvSource({"1,0,0, 1,1,1", "1,1,0, 2,1,1", "0,1,1, 2,1,1", "1,1,1, 2,2,1", "2,0,0, 2,2,2"})
    void connectivityDecidesWhatTouches(int di, int dj, int dk, int faces, int edges, int corners) {
        Grid grid = TestMaps.grid(4, 4, 4, 2);
        double[] statistic = new double[grid.size()];
        statistic[grid.index(1, 1, 1)] = 1;
        statistic[grid.index(1 + di, 1 + dj, 1 + dk)] = 1;
        Mask mask = TestMaps.all(grid);
        assertThat(find(mask, statistic, 1, Connectivity.FACES)).hasSize(faces);
        assertThat(find(mask, statistic, 1, Connectivity.EDGES)).hasSize(edges);
        assertThat(find(mask, statistic, 1, Connectivity.CORNERS)).hasSize(corners);
    }

    @Test
    void aPlateauHasOnePeakAndPeaksStandApart() {
        // 2 mm apart: a plateau of three, a valley, and a peak 10 mm from the plateau's first voxel.
        Mask mask = TestMaps.all(TestMaps.grid(8, 1, 1, 2));
        List<Cluster> clusters = find(mask, new double[] {1, 5, 5, 5, 3, 4, 6, 2}, 1, Connectivity.FACES);
        assertThat(clusters).hasSize(1);
        assertThat(clusters.get(0).peaks()).extracting(Peak::position).containsExactly(6, 1);
        // Also where it is longer than peaks are apart.
        assertThat(find(mask, new double[] {1, 5, 5, 5, 5, 5, 5, 2}, 1, Connectivity.FACES)
                        .get(0)
                        .peaks())
                .extracting(Peak::position)
                .containsExactly(1);
        // At 6 mm voxel 4 is a peak of its own, but too near to the higher one.
        double[] two = {9, 1, 1, 8, 1, 1, 1, 7};
        assertThat(find(mask, two, 1, Connectivity.FACES).get(0).peaks())
                .extracting(Peak::position)
                .containsExactly(0, 7);
        // Exactly 8 mm apart is apart.
        double[] exactly = {9, 1, 1, 1, 8, 1, 1, 1};
        assertThat(find(mask, exactly, 1, Connectivity.FACES).get(0).peaks()).hasSize(2);
    }

    @Test
    void equalSizesKeepTheOrderOfTheirFirstVoxels() {
        Mask mask = TestMaps.all(TestMaps.grid(7, 1, 1, 2));
        List<Cluster> clusters = find(mask, new double[] {1, 0, 2, 2, 0, 9, 0}, 1, Connectivity.FACES);
        assertThat(clusters).extracting(Cluster::number).containsExactly(1, 2, 3);
        assertThat(clusters).extracting(c -> c.members()[0]).containsExactly(2, 0, 5);
    }

    @Property(tries = 150)
    void peaksAreTheLocalMaximaThatStandApart(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.peaks", 0);
        Grid grid = new Grid(9, 8, 6, Affine.diagonal(2.5, 3, 3.5, 0, 0, 0));
        Mask mask = TestMaps.all(grid);
        double[] statistic = TestMaps.heights(random, mask.size());
        List<Cluster> clusters = find(mask, statistic, 0.5, Connectivity.EDGES);
        int members = 0;
        for (Cluster cluster : clusters) {
            members += cluster.voxels();
            double highest = Arrays.stream(cluster.members())
                    .mapToDouble(m -> statistic[m])
                    .max()
                    .orElseThrow();
            assertThat(cluster.highestPeak().statistic()).isEqualTo(highest);
            List<Peak> peaks = cluster.peaks();
            for (int n = 0; n < peaks.size(); n++) {
                assertThat(Arrays.binarySearch(cluster.members(), peaks.get(n).position()))
                        .isNotNegative();
                double own = peaks.get(n).statistic();
                assertThat(neighbours(mask, cluster, peaks.get(n).position())).allMatch(v -> statistic[v] <= own);
                for (int m = 0; m < n; m++) {
                    assertThat(peaks.get(m).statistic()).isGreaterThanOrEqualTo(own);
                    assertThat(peaks.get(m).point().distanceTo(peaks.get(n).point()))
                            .isGreaterThanOrEqualTo(APART_MM);
                }
            }
            assertNoPeakIsMissed(mask, statistic, cluster);
        }
        assertThat(members)
                .isEqualTo((int) Arrays.stream(statistic).filter(s -> s >= 0.5).count());
    }

    /** A voxel above all its neighbours is listed, or stands near a peak that is at least as high. */
    private static void assertNoPeakIsMissed(Mask mask, double[] statistic, Cluster cluster) {
        for (int member : cluster.members()) {
            if (neighbours(mask, cluster, member).stream().allMatch(v -> statistic[v] < statistic[member])) {
                Point point = mask.grid().pointOf(mask.index(member));
                assertThat(cluster.peaks())
                        .anyMatch(p -> p.position() == member
                                || (p.statistic() >= statistic[member]
                                        && p.point().distanceTo(point) < APART_MM));
            }
        }
    }

    private static List<Integer> neighbours(Mask mask, Cluster cluster, int position) {
        Voxel voxel = mask.grid().voxel(mask.index(position));
        List<Integer> found = new ArrayList<>();
        for (int member : cluster.members()) {
            Voxel other = mask.grid().voxel(mask.index(member));
            if (member != position
                    && Math.abs(other.i() - voxel.i()) <= 1
                    && Math.abs(other.j() - voxel.j()) <= 1
                    && Math.abs(other.k() - voxel.k()) <= 1) {
                found.add(member);
            }
        }
        return found;
    }

    @Test
    void nothingAboveIsNoCluster() {
        Mask mask = TestMaps.all(TestMaps.grid(2, 2, 2, 2));
        assertThat(find(mask, new double[8], 1, Connectivity.EDGES)).isEmpty();
    }

    @Test
    void aMapHasOneValuePerVoxel() {
        Mask mask = TestMaps.all(TestMaps.grid(2, 1, 1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatisticMap(mask, new double[2], new double[2], new double[3]));
    }

    private static List<Cluster> find(Mask mask, double[] statistic, double threshold, Connectivity connectivity) {
        return new ClusterFinder(TestMaps.map(mask, statistic), connectivity, APART_MM)
                .find(n -> statistic[n] >= threshold, threshold);
    }
}
