package org.nocimap.cbma.contrast;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.cbma.AleResult;
import org.nocimap.image.Mask;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.StatisticMap;

/**
 * Where both groups are significant: the minimum of their thresholded z (Nichols et al. 2005,
 * doi:10.1016/j.neuroimage.2004.12.005, the minimum statistic compared to the conjunction null).
 *
 * @param z per mask voxel, 0 where one group is not significant or the cluster is too small; not to be changed
 * @param clusters of at least the smallest volume, by descending size; their statistic is z
 * @param support for each cluster
 */
public record Conjunction(double[] z, List<Cluster> clusters, List<ClusterSupport> support) {
    public Conjunction {
        clusters = List.copyOf(clusters);
        support = List.copyOf(support);
    }

    static Conjunction of(AleResult a, AleResult b, double minVolumeMm3, SupportCounter counter) {
        Mask mask = a.mask();
        double[] least = new double[mask.size()];
        double[] p = new double[mask.size()];
        for (int n = 0; n < least.length; n++) {
            boolean both = a.primary().significant()[n] && b.primary().significant()[n];
            least[n] = both ? Math.min(a.z()[n], b.z()[n]) : 0;
            p[n] = both ? Math.max(a.p()[n], b.p()[n]) : 1;
        }
        StatisticMap map = new StatisticMap(mask, least, least, p);
        ClusterFinder finder = new ClusterFinder(map, a.spec().connectivity(), ClusterFinder.USUAL_PEAK_DISTANCE_MM);
        List<Cluster> kept = new ArrayList<>();
        double[] z = new double[least.length];
        for (Cluster cluster : finder.find(n -> least[n] > 0, 0)) {
            if (cluster.volumeMm3() >= minVolumeMm3 - 1e-6) {
                kept.add(cluster.withNumber(kept.size() + 1));
                for (int member : cluster.members()) {
                    z[member] = least[member];
                }
            }
        }
        return new Conjunction(z, kept, kept.stream().map(counter::count).toList());
    }
}
