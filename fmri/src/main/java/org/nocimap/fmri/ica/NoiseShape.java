package org.nocimap.fmri.ica;

import java.util.List;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Voxel;

/**
 * How noise hangs together over space and time: the correlation of neighbours along each axis, and of a volume and the next.
 *
 * @param r along x, y and z: smoothed noise has r^{h²} at a distance of h voxels
 * @param memory from volume to volume: the noise has memory^{|k|} over k volumes
 * @param time eigenvalues of its covariance over time, with what denoising took out taken out of it, mean 1; evenly spread quantiles
 * @param gain by how much normalising raises the noise's leading eigenvalues over their mean, see {@link NormalisedRun}
 */
record NoiseShape(double[] r, double memory, double[] time, double gain) {
    private static final double HIGHEST = 0.99;

    /** For every axis, the position of the next voxel along it, or −1: {@code int[3][V]}. */
    static int[][] neighbours(Mask mask) {
        Grid grid = mask.grid();
        int[] positions = mask.positions();
        int[][] next = new int[3][mask.size()];
        for (int v = 0; v < mask.size(); v++) {
            Voxel at = grid.voxel(mask.index(v));
            for (int axis = 0; axis < 3; axis++) {
                int i = at.i() + (axis == 0 ? 1 : 0);
                int j = at.j() + (axis == 1 ? 1 : 0);
                int k = at.k() + (axis == 2 ? 1 : 0);
                next[axis][v] = grid.contains(i, j, k) ? positions[grid.index(i, j, k)] : -1;
            }
        }
        return next;
    }

    /** The mean over runs. */
    static NoiseShape mean(List<NoiseShape> runs) {
        double[] r = new double[3];
        double memory = 0;
        double gain = 0;
        double[] time = new double[runs.get(0).time.length];
        for (NoiseShape run : runs) {
            VoxelChunks.addScaled(time, run.time, 1.0 / runs.size(), time.length);
            for (int axis = 0; axis < 3; axis++) {
                r[axis] += run.r[axis] / runs.size();
            }
            memory += run.memory / runs.size();
            gain += run.gain / runs.size();
        }
        return new NoiseShape(r, memory, time, gain);
    }

    /** Full width at half maximum of the smoothing along an axis that gives such noise, in voxels; 0 for none. */
    double fwhmVoxels(int axis) {
        return r[axis] > 0 ? Math.sqrt(8 * Math.log(2)) * Math.sqrt(-1 / (4 * Math.log(r[axis]))) : 0;
    }

    /** Sums over pairs of neighbours along each axis: of products, squares of the one, squares of the other; {@code double[3][3]}. */
    static double[][] products(float[] noise, int[][] next) {
        double[][] sums = new double[3][3];
        for (int axis = 0; axis < 3; axis++) {
            for (int v = 0; v < noise.length; v++) {
                int n = next[axis][v];
                if (n >= 0) {
                    sums[axis][0] += (double) noise[v] * noise[n];
                    sums[axis][1] += (double) noise[v] * noise[v];
                    sums[axis][2] += (double) noise[n] * noise[n];
                }
            }
        }
        return sums;
    }

    /** Correlations along each axis from such sums, added up; 0 to 0.99. */
    static double[] correlations(double[][][] parts) {
        double[] r = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double[] sum = new double[3];
            for (double[][] part : parts) {
                for (int m = 0; m < 3; m++) {
                    sum[m] += part[axis][m];
                }
            }
            double found = sum[1] > 0 && sum[2] > 0 ? sum[0] / Math.sqrt(sum[1] * sum[2]) : 0;
            r[axis] = Math.max(0, Math.min(HIGHEST, found));
        }
        return r;
    }
}
