package org.nocimap.inference.field;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.Peak;
import org.nocimap.inference.Sides;
import org.nocimap.inference.StatisticMap;
import org.nocimap.stats.field.ClusterField;
import org.nocimap.stats.field.PeakField;

/**
 * Corrects a z map by Gaussian random fields: clusters above a height by their extent, and peaks.
 *
 * @param smoothness of the noise
 * @param height cluster-forming z, above {@value ClusterField#LOWEST}
 * @param alpha corrected p that counts as significant
 * @param connectivity which voxels touch
 * @param sides with {@link Sides#BOTH} clusters of both signs are looked for and their p doubled, so that alpha holds for both together;
 *     with {@link Sides#UPPER} those above 0 alone
 */
public record FieldCorrection(
        Smoothness smoothness, double height, double alpha, Connectivity connectivity, Sides sides) {
    public FieldCorrection {
        if (!(height > ClusterField.LOWEST) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("a height above " + ClusterField.LOWEST + " and alpha within 0 and 1");
        }
    }

    /**
     * A cluster and how likely noise makes one of its size.
     *
     * @param cluster its peaks have signed statistics and z
     * @param p corrected for the search of the map, by extent
     * @param peakP corrected p of its highest peak, by height
     */
    public record FieldCluster(Cluster cluster, double p, double peakP) {
        /** Whether values are below 0. */
        public boolean isNegative() {
            return cluster.highestPeak().z() < 0;
        }
    }

    /**
     * What there is above the height.
     *
     * @param clusters of both signs, those above 0 first, by size; numbered through
     * @param smallest fewest voxels of a significant cluster
     */
    public record Result(FieldCorrection asked, List<FieldCluster> clusters, int smallest) {
        public Result {
            clusters = List.copyOf(clusters);
        }

        /** Clusters with p at or below alpha, numbered anew. */
        public List<FieldCluster> significant() {
            List<FieldCluster> kept = new ArrayList<>();
            for (FieldCluster one : clusters) {
                if (one.p() <= asked.alpha()) {
                    kept.add(new FieldCluster(one.cluster().withNumber(kept.size() + 1), one.p(), one.peakP()));
                }
            }
            return kept;
        }
    }

    /**
     * @param map its z are corrected
     */
    public Result apply(StatisticMap map) {
        ClusterField clusters = smoothness.clusters();
        PeakField peaks = smoothness.peaks();
        int times = sides == Sides.BOTH ? 2 : 1;
        List<FieldCluster> found = new ArrayList<>();
        for (int sign = 1; sign >= (sides == Sides.BOTH ? -1 : 1); sign -= 2) {
            double[] z = new double[map.z().length];
            for (int n = 0; n < z.length; n++) {
                z[n] = sign * map.z()[n];
            }
            StatisticMap side = new StatisticMap(map.mask(), z, z, map.p());
            ClusterFinder finder = new ClusterFinder(side, connectivity, ClusterFinder.USUAL_PEAK_DISTANCE_MM);
            for (Cluster cluster : finder.find(n -> z[n] > height, height)) {
                double p = Math.min(1, times * clusters.clusterP(height, cluster.voxels()));
                double peakP = Math.min(1, times * peaks.p(cluster.highestPeak().z()));
                found.add(new FieldCluster(signed(cluster, map, found.size() + 1), p, peakP));
            }
        }
        return new Result(this, found, clusters.smallestCluster(height, alpha / times));
    }

    private static Cluster signed(Cluster cluster, StatisticMap map, int number) {
        List<Peak> peaks = new ArrayList<>();
        for (Peak peak : cluster.peaks()) {
            int n = peak.position();
            peaks.add(new Peak(n, peak.point(), map.statistic()[n], map.z()[n], map.p()[n]));
        }
        return new Cluster(
                number,
                cluster.members(),
                cluster.volumeMm3(),
                cluster.centreOfMass(),
                cluster.mass(),
                peaks,
                cluster.corrected());
    }
}
