package org.nocimap.cbma.robustness;

import java.util.List;
import org.nocimap.cbma.ExtentStatistic;
import org.nocimap.cbma.Neighbourhood;
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
        double[] extents = new double[peaks.length];
        for (int p = 0; p < peaks.length; p++) {
            extents[p] = statistic.at(analysis, neighbourhood, peaks[p], minVolumeMm3);
        }
        return extents;
    }
}
