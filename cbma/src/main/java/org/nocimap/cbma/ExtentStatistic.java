package org.nocimap.cbma;

import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.inference.Correction;

/** What decides over significance in a resampled set, and which permuted maximum it is compared with. */
public enum ExtentStatistic {
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
    public static ExtentStatistic of(Correction correction) {
        for (ExtentStatistic statistic : values()) {
            if (statistic.correction == correction) {
                return statistic;
            }
        }
        throw InputException.of(
                Location.option("--correction"),
                "resampled analyses cannot be had with " + correction.title(),
                "voxel-fwe, cluster-fwe or cluster-mass-fwe",
                "Choose one of these.");
    }

    /**
     * What is measured where a voxel lies: its ALE, or the size or mass of the cluster that holds it; 0 when there is none.
     *
     * @param analysis of the set
     * @param neighbourhood of the same mask
     * @param position of the voxel in the mask
     * @param minVolumeMm3 a smaller cluster counts as none, where clusters are measured
     */
    public double at(ResampledAle analysis, Neighbourhood neighbourhood, int position, double minVolumeMm3) {
        if (this == HEIGHT) {
            return analysis.ale()[position];
        }
        neighbourhood.find(analysis.ale(), analysis.cut(), position);
        double volume = neighbourhood.size() * analysis.mask().grid().voxelVolumeMm3();
        if (volume < minVolumeMm3 - 1e-6) {
            return 0;
        }
        return this == SIZE ? neighbourhood.size() : neighbourhood.mass();
    }

    /** Picks this statistic's column out of {@link ResampledAle#permute}'s numbers. */
    public double[] column(double[] maxima) {
        double[] own = new double[maxima.length / ResampledAle.MAXIMA];
        for (int n = 0; n < own.length; n++) {
            own[n] = maxima[n * ResampledAle.MAXIMA + column];
        }
        return own;
    }
}
