package org.nocimap.cbma.contrast;

import java.util.List;

/**
 * What the labellings say of each candidate voxel, arrays in candidate order; not to be changed.
 *
 * @param observed difference of ALE, A − B, in the single precision that labellings are computed in
 * @param atLeast labellings with a difference at least as large, the observed one among them
 * @param atMost labellings with a difference at most as large, the observed one among them
 * @param mean of the difference over all labellings
 * @param sharpness 1 / its standard deviation, 0 where labels do not matter
 * @param above a difference above this has an upper p below the voxel p
 * @param below a difference below this has a lower p below the voxel p
 * @param labellings all of them, the observed one among them
 */
record RankedDifference(
        float[] observed,
        int[] atLeast,
        int[] atMost,
        double[] mean,
        double[] sharpness,
        float[] above,
        float[] below,
        int labellings) {
    /** From the blocks of {@link DifferenceRanksJob}. */
    static RankedDifference of(List<double[]> blocks, int voxels, int labellings) {
        RankedDifference all = new RankedDifference(
                new float[voxels],
                new int[voxels],
                new int[voxels],
                new double[voxels],
                new double[voxels],
                new float[voxels],
                new float[voxels],
                labellings);
        int v = 0;
        for (double[] block : blocks) {
            for (int at = 0; at < block.length; at += DifferenceRanksJob.WIDTH) {
                all.observed[v] = (float) block[at];
                all.atLeast[v] = (int) block[at + 1];
                all.atMost[v] = (int) block[at + 2];
                all.mean[v] = block[at + 3];
                all.sharpness[v] = block[at + 4] == 0 ? 0 : 1 / block[at + 4];
                all.above[v] = (float) block[at + 5];
                all.below[v] = (float) block[at + 6];
                v++;
            }
        }
        return all;
    }

    int voxels() {
        return observed.length;
    }

    /** (difference − mean) / deviation; 0 where labels do not matter. */
    double standardised(int voxel, double difference) {
        return (difference - mean[voxel]) * sharpness[voxel];
    }
}
