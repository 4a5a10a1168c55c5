package org.nocimap.inference.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.SharedData;
import org.nocimap.inference.StatisticMap;
import org.nocimap.stats.field.ClusterField;

/** Smoothness, cluster p and local maxima beside FSL 5.0.9's smoothest and cluster on one z map. */
class FslFieldTest {
    private static final double DLH = 0.0863404;
    private static final double VOLUME = 97627;

    private static StatisticMap map() {
        Mask mask = Mask.of(NiftiFile.read(SharedData.file("fmri/reference/cluster/zmask.nii.gz"))
                .volume());
        double[] z = mask.valuesOf(NiftiFile.read(SharedData.file("fmri/reference/cluster/zmap.nii.gz"))
                .volume());
        return new StatisticMap(mask, z, z, new double[z.length]);
    }

    private static List<String[]> rows(String name) throws IOException {
        return Files.readAllLines(SharedData.file("fmri/reference/cluster/" + name)).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .toList();
    }

    @Test
    void theRoughnessOfTheMapIsThatOfSmoothest() {
        StatisticMap map = map();
        SmoothnessEstimate estimate = new SmoothnessEstimate(map.mask());
        estimate.add(map.z());
        Smoothness smoothness = estimate.ofMap();
        assertThat(smoothness.roughness()).isCloseTo(DLH, within(0.005 * DLH));
        assertThat(smoothness.mask().size()).isEqualTo((int) VOLUME);
        assertThat(new Smoothness(smoothness.sigmaVoxels(), DLH, map.mask()).voxelsPerResel())
                .isCloseTo(53.4705, within(0.0005));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3", "3.1"})
    void everyClusterHasThePrintedSizeAndP(String height) throws IOException {
        double u = Double.parseDouble(height);
        ClusterField field = new ClusterField(DLH, VOLUME);
        List<Cluster> clusters = clusters(u);
        List<String[]> expected = rows("cluster_z" + height + ".txt");
        // The tables leave out clusters whose p rounds to 1.
        assertThat(clusters).hasSizeGreaterThanOrEqualTo(expected.size());
        clusters.stream().skip(expected.size()).forEach(c -> assertThat(field.clusterP(u, c.voxels()))
                .isGreaterThan(0.999));
        List<Integer> sizes = clusters.stream()
                .map(Cluster::voxels)
                .sorted(Comparator.reverseOrder())
                .toList();
        for (int row = 0; row < expected.size(); row++) {
            assertThat(sizes.get(row)).isEqualTo(Integer.parseInt(expected.get(row)[1]));
            assertThat(threeDigits(field.clusterP(u, sizes.get(row))))
                    .isEqualTo(Double.parseDouble(expected.get(row)[2]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3", "3.1"})
    void theLocalMaximaAreTheSame(String height) throws IOException {
        List<String> ours = new ArrayList<>();
        int listed = rows("cluster_z" + height + ".txt").size();
        for (Cluster cluster : clusters(Double.parseDouble(height)).subList(0, listed)) {
            cluster.peaks().forEach(peak -> ours.add(place(peak.statistic(), peak.point())));
        }
        List<String> theirs = new ArrayList<>();
        for (String[] row : rows("lmax_" + height + ".txt")) {
            theirs.add(place(
                    Double.parseDouble(row[1]),
                    new Point(Double.parseDouble(row[2]), Double.parseDouble(row[3]), Double.parseDouble(row[4]))));
        }
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
    }

    @Test
    void theSmallestSignificantClusterIsWhereThePCrosses() {
        ClusterField field = new ClusterField(DLH, VOLUME);
        int k = field.smallestCluster(2.3, 0.05);
        assertThat(field.clusterP(2.3, k)).isLessThanOrEqualTo(0.05);
        assertThat(field.clusterP(2.3, k - 1)).isGreaterThan(0.05);
        assertThat(field.setP(2.3, k, 1)).isCloseTo(field.clusterP(2.3, k), within(1e-12));
    }

    private static List<Cluster> clusters(double u) {
        StatisticMap map = map();
        return new ClusterFinder(map, Connectivity.CORNERS, 0).find(n -> map.z()[n] > u, u);
    }

    private static String place(double z, Point point) {
        return String.format(Locale.ROOT, "%.2f at %.0f %.0f %.0f", z, point.x() + 0.0, point.y() + 0.0, point.z());
    }

    private static double threeDigits(double p) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2e", p));
    }
}
