package org.nocimap.cbma;

import org.nocimap.image.Grid;

/**
 * How ALE values are counted: bin b holds the values that round to b · step. A kernel sums to 1 over its voxels, so ALE grows
 * with the voxel's volume, and so does the step: {@link #STEP_AT_2_MM} on the 2 mm grid, an eighth of it at 1 mm. The same
 * foci are told apart equally well, at the same cost, on any grid.
 *
 * @param step width of a bin, in ALE
 */
record AleBins(double step) {
    /** Width of a bin where a voxel has 8 mm³. */
    static final double STEP_AT_2_MM = 1e-5;

    private static final double SMALLEST_STEP = 1e-6;
    private static final double LARGEST_STEP = 1e-3;

    static AleBins of(Grid grid) {
        double step = STEP_AT_2_MM * (grid.voxelVolumeMm3() / 8);
        return new AleBins(Math.max(SMALLEST_STEP, Math.min(LARGEST_STEP, step)));
    }

    /** The bin a value rounds to. */
    int bin(double ale) {
        return (int) Math.rint(ale / step);
    }

    /** The bin of the largest ALE there can be, 1. */
    int last() {
        return bin(1);
    }

    /** The smallest number in single precision that rounds to a bin from 1. */
    float smallestIn(int bin) {
        float edge = (float) ((bin - 0.5) * step);
        while (bin(edge) >= bin) {
            edge = Math.nextDown(edge);
        }
        while (bin(edge) < bin) {
            edge = Math.nextUp(edge);
        }
        return edge;
    }
}
