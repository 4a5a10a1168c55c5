package org.nocimap.fmri.ica;

import java.util.Arrays;
import org.nocimap.fmri.linear.Components;

/**
 * Leading principal components of rows that come in blocks, in memory that does not grow with their number (the idea of MIGP: Smith et
 * al. 2014, doi:10.1016/j.neuroimage.2014.07.051).
 *
 * <p>At most {@code capacity} rows of V floats are held. When a block does not fit beside the rows that are held, all of them are
 * replaced by the {@code keep} leading right singular vectors, each times its singular value, so that the product X'X of everything seen is
 * kept as well as that many rows can; the energy of what is left out is counted. As long as nothing had to be left out (no more than
 * {@code keep} rows, or a rank of at most {@code keep}) the result is that of a singular value decomposition of all rows together.
 * Memory: capacity·V·4 bytes and sums of 9·capacity² doubles. Not thread-safe.
 */
final class RunningComponents {
    private final int voxels;
    private final int keep;
    private final int capacity;
    private float[][] rows = new float[0][];
    private double energy;

    /**
     * @param voxels V
     * @param keep rows that are left after a reduction, at least 1
     * @param capacity most rows held at a time, above {@code keep}
     */
    RunningComponents(int voxels, int keep, int capacity) {
        if (voxels < 1 || keep < 1 || capacity <= keep) {
            throw new IllegalArgumentException("room for " + capacity + " rows and " + keep + " that are kept");
        }
        this.voxels = voxels;
        this.keep = keep;
        this.capacity = capacity;
    }

    /**
     * @param block {@code float[T][V]}, T ≤ capacity − keep; its rows belong to this object now
     */
    void add(float[][] block) {
        if (block.length > capacity - keep) {
            throw new IllegalArgumentException("a block of " + block.length + " rows does not fit");
        }
        for (float[] row : block) {
            if (row.length != voxels) {
                throw new IllegalArgumentException("a row has " + row.length + " voxels, not " + voxels);
            }
            for (float x : row) {
                energy += (double) x * x;
            }
        }
        if (rows.length + block.length > capacity) {
            reduce(keep);
        }
        int held = rows.length;
        rows = Arrays.copyOf(rows, held + block.length);
        System.arraycopy(block, 0, rows, held, block.length);
    }

    private double[] reduce(int most) {
        Components found = Components.ofSymmetric(VoxelChunks.gram(rows));
        int left = Math.min(most, rows.length);
        VoxelChunks.combine(rows, Arrays.copyOf(found.vectors(), left));
        rows = Arrays.copyOf(rows, left);
        return Arrays.copyOf(found.values(), left);
    }

    /**
     * What was found.
     *
     * @param values squared singular values, descending
     * @param maps {@code float[n][V]}: right singular vectors times singular values
     * @param energy sum of squares of everything seen
     */
    record Found(double[] values, float[][] maps, double energy) {}

    /** The components; nothing can be added afterwards. */
    Found finish() {
        double[] values = reduce(keep);
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.max(0, values[k]);
        }
        return new Found(values, rows, energy);
    }
}
