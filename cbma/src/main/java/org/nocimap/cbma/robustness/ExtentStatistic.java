package org.nocimap.cbma.robustness;

import org.nocimap.cbma.ResampledAle;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.inference.Correction;

/** What decides over significance in a resampled set, and which permuted maximum it is compared with. */
enum ExtentStatistic {
    /** The ALE of a voxel. */
    HEIGHT(Correction.VOXEL_FWE, 0),
    /** The voxels of a cluster above the cluster-forming threshold. */
    SIZE(Correction.CLUSTER_SIZE_FWE, 1),
    /** The mass of such a cluster. */
    MASS(Correction.CLUSTER_MASS_FWE, 2);

    private final Correction correction;
    private final int column;

    ExtentStatistic(Correction correction, int column) {
        this.correction = correction;
        this.column = column;
    }

    /**
     * @throws InputException for a correction that resampling does not offer
     */
    static ExtentStatistic of(Correction correction) {
        for (ExtentStatistic statistic : values()) {
            if (statistic.correction == correction) {
                return statistic;
            }
        }
        throw InputException.of(
                Location.option("--correction"),
                "subsamples and the fail-safe N cannot be had with " + correction.title(),
                "voxel-fwe, cluster-fwe or cluster-mass-fwe",
                "Choose one of these, or ask for the jackknife and --exclude alone.");
    }

    /** Picks this statistic's column out of {@link ResampledAle#permute}'s numbers. */
    double[] column(double[] maxima) {
        double[] own = new double[maxima.length / ResampledAle.MAXIMA];
        for (int n = 0; n < own.length; n++) {
            own[n] = maxima[n * ResampledAle.MAXIMA + column];
        }
        return own;
    }
}
