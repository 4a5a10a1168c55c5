package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.StatisticMap;

/** Against NiMARE's maps and null distributions, from the voxels it put the foci in. */
class ReferenceMapTest {
    /** The peer stores modelled activations in single precision. */
    private static final double ALE_TOLERANCE = 1e-7;

    @ParameterizedTest
    @ValueSource(strings = {"nidm_pain", "xu2020"})
    void aleAgreesVoxelByVoxel(String name) throws IOException {
        NimareReference reference = NimareReference.read(name);
        for (double[] ale : List.of(AleMap.of(reference.model()), ObservedAle.of(reference.model()))) {
            double most = IntStream.range(0, ale.length)
                    .mapToDouble(n -> Math.abs(ale[n] - reference.ale()[n]))
                    .max()
                    .orElseThrow();
            assertThat(most).isLessThan(ALE_TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nidm_pain", "xu2020"})
    void zRanksVoxelsTheSame(String name) throws IOException {
        NimareReference reference = NimareReference.read(name);
        ActivationModel model = reference.model();
        double[] ale = AleMap.of(model);
        VoxelNull voxelNull =
                VoxelNull.convolution(model, Arrays.stream(ale).max().orElseThrow());
        int[] low = IntStream.range(0, ale.length)
                .filter(n -> reference.p()[n] < 0.05)
                .toArray();
        assertThat(low).hasSizeGreaterThan(1000);
        double[] ours = Arrays.stream(low).mapToDouble(n -> voxelNull.z(ale[n])).toArray();
        double[] theirs = Arrays.stream(low).mapToDouble(n -> reference.z()[n]).toArray();
        assertThat(spearman(ours, theirs)).isGreaterThan(0.9999);
        // The peer floors where we round: near p = 0.001 its p is up to a few percent smaller.
        double cut = voxelNull.criticalAle(0.001);
        double peerCut = name.equals("nidm_pain") ? 0.01083 : 0.00919;
        assertThat(cut).isBetween(peerCut - 1e-5, peerCut + 6e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nidm_pain", "xu2020"})
    void nullMaximaComeFromTheSameDistribution(String name) throws IOException {
        NimareReference reference = NimareReference.read(name);
        double peerCut = name.equals("nidm_pain") ? 0.01083 : 0.00919;
        NullPlan plan = new NullPlan(reference.model(), peerCut, Connectivity.FACES);
        VoxelNull unused = VoxelNull.monteCarlo(AleBins.of(reference.mask().grid()), new double[] {1});
        int permutations = 2000;
        AleNullJob job = new AleNullJob(plan, permutations, 7, AleNullJob.TfceScore.SKIP, unused);
        List<double[]> blocks = new LocalEngine(2).run(job, Checkpoint.NONE, Progress.NONE);
        for (int column = 0; column < 3; column++) {
            double[] theirs = reference.nullMaxima().get(column);
            double[] sorted = theirs.clone();
            Arrays.sort(sorted);
            // The two samples' shares beyond the peer's median and 95th percentile may differ by chance only: 3.3
            // standard errors of a difference of proportions, so 1 in 1000 a comparison.
            for (double quantile : new double[] {0.5, 0.95}) {
                double critical = sorted[(int) Math.ceil(quantile * sorted.length) - 1];
                double ours = share(blocks, column, critical);
                double peers = Arrays.stream(theirs).filter(v -> v > critical).count() / (double) theirs.length;
                double pooled = (ours * permutations + peers * theirs.length) / (permutations + theirs.length);
                double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / permutations + 1.0 / theirs.length));
                assertThat(Math.abs(ours - peers))
                        .as("column %d, quantile %.2f: %.4f against %.4f", column, quantile, ours, peers)
                        .isLessThan(3.3 * error);
            }
        }
    }

    @Test
    void theSixClustersOfThePainSetAreFound() throws IOException {
        NimareReference reference = NimareReference.read("nidm_pain");
        ActivationModel model = reference.model();
        double[] ale = AleMap.of(model);
        StatisticMap map = new StatisticMap(reference.mask(), ale, reference.z(), reference.p());
        List<Cluster> clusters = new ClusterFinder(map, Connectivity.FACES, 8).find(n -> ale[n] > 0.01083, 0.01083);
        // clusters_p001.csv of the reference: voxels of the six significant clusters and the peak of the first.
        assertThat(clusters.stream().limit(6).map(Cluster::voxels)).containsExactly(811, 665, 329, 201, 198, 145);
        assertThat(clusters.stream().mapToInt(Cluster::voxels).sum()).isEqualTo(2655);
        assertThat(clusters.get(0).highestPeak().point()).isEqualTo(new org.nocimap.image.Point(38, 4, 2));
    }

    private static double share(List<double[]> blocks, int column, double critical) {
        long above = 0;
        long all = 0;
        for (double[] block : blocks) {
            for (int at = column; at < block.length; at += 3) {
                above += block[at] > critical ? 1 : 0;
                all++;
            }
        }
        return (double) above / all;
    }

    private static double spearman(double[] a, double[] b) {
        double[] ra = ranks(a);
        double[] rb = ranks(b);
        double ma = Arrays.stream(ra).average().orElseThrow();
        double mb = Arrays.stream(rb).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int n = 0; n < a.length; n++) {
            ab += (ra[n] - ma) * (rb[n] - mb);
            aa += (ra[n] - ma) * (ra[n] - ma);
            bb += (rb[n] - mb) * (rb[n] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(n -> values[n]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int n = from; n < to; n++) {
                ranks[order[n]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
