package org.nocimap.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;

class MapMaximaTest {
    private static final List<Correction> ALL = List.of(Correction.TFCE_FWE, Correction.CLUSTER_SIZE_FWE);

    @Test
    void aRowByHand() {
        Mask mask = TestMaps.all(TestMaps.grid(9, 1, 1, 2));
        double[] map = {3, 2, 0, 5, 0, -2, -2, -3, Double.NaN};
        double[] found = new double[5];
        MapMaxima.of(mask, Connectivity.FACES, 2, Sides.UPPER, List.of(Correction.VOXEL_FWE))
                .measure(map, map, found, 1);
        assertThat(found).containsExactly(0, 5, 2, 3, 0);
        MapMaxima.of(mask, Connectivity.FACES, 2, Sides.BOTH, List.of(Correction.VOXEL_FWE))
                .measure(map, map, found, 1);
        assertThat(found).containsExactly(0, 5, 3, 3, 0);
    }

    @Test
    void agreesWithTheClustersThatAreReported() {
        for (int task = 0; task < 200; task++) {
            RandomStream random = RandomStream.of(5, "test.maxima", task);
            Mask mask = TestMaps.random(random);
            double[] map = TestMaps.heights(random, mask.size());
            double[] turned = Arrays.stream(map).map(v -> -v).toArray();
            double cut = 0.25 + random.nextInt(3) * 0.25;
            for (Connectivity connectivity : Connectivity.values()) {
                MapMaxima maxima = MapMaxima.of(mask, connectivity, cut, Sides.BOTH, ALL);
                double[] found = new double[4];
                // Twice, since scratch arrays are kept.
                maxima.measure(map, map, found, 0);
                maxima.measure(map, map, found, 0);
                double[] up = slow(mask, map, connectivity, cut);
                double[] down = slow(mask, turned, connectivity, cut);
                for (int n = 0; n < 4; n++) {
                    assertThat(found[n]).isCloseTo(Math.max(up[n], down[n]), within(1e-12));
                }
            }
        }
    }

    private static double[] slow(Mask mask, double[] map, Connectivity connectivity, double cut) {
        List<Cluster> clusters =
                new ClusterFinder(TestMaps.map(mask, map), connectivity, 0).find(n -> map[n] >= cut, cut);
        return new double[] {
            Math.max(0, DoubleStream.of(map).max().orElseThrow()),
            clusters.stream().mapToInt(Cluster::voxels).max().orElse(0),
            clusters.stream().mapToDouble(Cluster::mass).max().orElse(0),
            new Tfce(mask, connectivity).maximum(map)
        };
    }

    @Test
    void columnsBecomeNullDistributionsInTheOrderOfCorrections() {
        List<double[]> blocks = List.of(new double[] {1, 10, 100, 2, 20, 200}, new double[] {3, 30, 300});
        Map<Correction, MaxNull> nulls = MapMaxima.nulls(blocks, 3);
        assertThat(nulls).hasSize(3);
        assertThat(nulls.get(Correction.VOXEL_FWE).maxima()).containsExactly(1, 2, 3);
        assertThat(nulls.get(Correction.CLUSTER_MASS_FWE).maxima()).containsExactly(100, 200, 300);
    }

    @Test
    void bothDirectionsOfASignedMapAreCorrectedByTheSameNull() {
        Mask mask = TestMaps.all(TestMaps.grid(7, 1, 1, 2));
        double[] map = {4, 4, 0.5, 0, -0.5, -5, -1};
        double[] p = {0.001, 0.001, 0.6, 1, 0.6, 0.0001, 0.3};
        Map<Correction, MaxNull> maxima = Map.of(
                Correction.VOXEL_FWE, MaxNull.of(new double[] {1, 2, 3, 3.5, 3, 2, 4.5, 3, 2}),
                Correction.CLUSTER_SIZE_FWE, MaxNull.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}));
        CorrectionRule rule = new CorrectionRule(0.01, 0.2, 0, Connectivity.FACES);
        List<SignedCorrection> all = SignedCorrection.apply(
                rule,
                new StatisticMap(mask, map, map, p),
                2,
                maxima,
                List.of(Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.FDR_BH));
        SignedCorrection voxel = all.get(0);
        assertThat(voxel.correctedP()).containsExactly(0.2, 0.2, 1, 1, 1, 0.1, 1);
        assertThat(voxel.significant()).containsExactly(true, true, false, false, false, true, false);
        SignedCorrection size = all.get(1);
        assertThat(size.positive().clusters()).hasSize(1);
        assertThat(size.positive().clusters().get(0).voxels()).isEqualTo(2);
        assertThat(size.negative().clusters()).isEmpty();
        assertThat(size.negative().candidates()).hasSize(1);
        // Benjamini-Hochberg over all seven voxels, whatever their sign.
        assertThat(all.get(2).negative().correctedP()[5]).isCloseTo(0.0007, within(1e-12));
        assertThat(all.get(2).positive().clusters()).hasSize(1);
    }
}
