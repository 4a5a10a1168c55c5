package org.nocimap.fmri.run;

import org.nocimap.image.Mask;

/**
 * A functional run over a mask.
 *
 * @param mask which voxels
 * @param trSeconds repetition time, seconds from one volume to the next, positive
 * @param volumes {@code float[T][V]} in time and mask order, T ≥ 2; belongs to the run
 */
public record Run(Mask mask, double trSeconds, float[][] volumes) {
    public Run {
        if (!(trSeconds > 0) || volumes.length < 2) {
            throw new IllegalArgumentException("a run has a positive repetition time and at least two volumes");
        }
        for (float[] volume : volumes) {
            if (volume.length != mask.size()) {
                throw new IllegalArgumentException(
                        "a volume of the run has " + volume.length + " voxels, the mask " + mask.size());
            }
        }
    }

    /** Number of volumes T. */
    public int length() {
        return volumes.length;
    }

    /** Number of voxels V. */
    public int voxels() {
        return mask.size();
    }

    /** The series of one voxel, {@code double[T]}. */
    public double[] series(int voxel) {
        double[] series = new double[volumes.length];
        for (int t = 0; t < series.length; t++) {
            series[t] = volumes[t][voxel];
        }
        return series;
    }

    /**
     * The mean series of some voxels, {@code double[T]}.
     *
     * @param positions in the mask; at least one
     */
    public double[] meanSeries(int[] positions) {
        double[] mean = new double[volumes.length];
        for (int t = 0; t < mean.length; t++) {
            double sum = 0;
            for (int p : positions) {
                sum += volumes[t][p];
            }
            mean[t] = sum / positions.length;
        }
        return mean;
    }

    /** The run with volumes of its own, to be changed. */
    public Run copy() {
        float[][] copies = new float[volumes.length][];
        for (int t = 0; t < copies.length; t++) {
            copies[t] = volumes[t].clone();
        }
        return new Run(mask, trSeconds, copies);
    }
}
