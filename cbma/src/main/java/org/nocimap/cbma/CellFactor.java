package org.nocimap.cbma;

import java.util.Arrays;

/**
 * A {@link KernelFactor} laid out for cells of {@link #CELL} voxels: padded with zeros so that it can be read from any
 * alignment to the cells, and with the largest weight of every cell it covers, for every alignment.
 */
final class CellFactor {
    /** Voxels along the edge of a cell. */
    static final int CELL = 4;

    private static final int LEAD = CELL - 1;

    /** Steps from the focus's voxel to the first weight. */
    final int first;

    /** Zeros, weights, zeros; in single precision. Not to be changed. */
    final float[] padded;

    /** {@code largest[alignment][cell]}: the alignment is the position of the first weight in its cell. Not to be changed. */
    final float[][] largest;

    CellFactor(KernelFactor factor) {
        int width = factor.weights().length;
        first = factor.first();
        padded = new float[LEAD + width + 2 * CELL];
        for (int n = 0; n < width; n++) {
            padded[LEAD + n] = (float) factor.weights()[n];
        }
        largest = new float[CELL][];
        for (int alignment = 0; alignment < CELL; alignment++) {
            float[] most = new float[(alignment + width + CELL - 1) / CELL];
            for (int cell = 0; cell < most.length; cell++) {
                int from = LEAD - alignment + cell * CELL;
                for (float weight : Arrays.copyOfRange(padded, from, from + CELL)) {
                    most[cell] = Math.max(most[cell], weight);
                }
            }
            largest[alignment] = most;
        }
    }

    /** Index into {@link #padded} of the first voxel of the first cell covered. */
    static int viewStart(int alignment) {
        return LEAD - alignment;
    }
}
