package org.nocimap.cbma.robustness;

import java.util.List;
import org.nocimap.cbma.ResampledAle;
import org.nocimap.inference.Cluster;

/**
 * Where clusters are looked for: at their highest peaks.
 *
 * @param peaks positions in the mask; not to be changed
 * @param statistic what is measured there
 * @param minVolumeMm3 a smaller cluster counts as none, where clusters are measured
 */
record Places(int[] peaks, ExtentStatistic statistic, double minVolumeMm3) {
    static Places of(List<Cluster> clusters, ExtentStatistic statistic, double minVolumeMm3) {
        return new Places(
                clusters.stream().mapToInt(c -> c.highestPeak().position()).toArray(), statistic, minVolumeMm3);
    }

    /** For every peak the ALE there, or the size or mass of the cluster that holds it; 0 when there is none. */
    double[] extents(ResampledAle analysis, Neighbourhood neighbourhood) {
        double voxelMm3 = analysis.mask().grid().voxelVolumeMm3();
        double[] extents = new double[peaks.length];
        for (int p = 0; p < peaks.length; p++) {
            if (statistic == ExtentStatistic.HEIGHT) {
                extents[p] = analysis.ale()[peaks[p]];
                continue;
            }
            neighbourhood.find(analysis.ale(), analysis.cut(), peaks[p]);
            if (neighbourhood.size() * voxelMm3 >= minVolumeMm3 - 1e-6) {
                extents[p] = statistic == ExtentStatistic.SIZE ? neighbourhood.size() : neighbourhood.mass();
            }
        }
        return extents;
    }
}
