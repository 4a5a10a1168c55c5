package org.nocimap.cbma;

import java.io.Serializable;

/**
 * A {@link KernelFactor} laid out for cells of {@link #CELL} voxels: padded with zeros so that it can be read from any
 * alignment to the cells, and with the largest weight of every cell it covers, for every alignment.
 */
final class CellFactor implements Serializable {
    private static final long serialVersionUID = 1;

    /** Voxels along the edge of a cell. */
    static final int CELL = 4;

    /** Loops over the cells of a row are written out for this many. */
    static final int FEWEST_CELLS = 6;

    /** Zeros before the weights in {@link #padded}. */
    static final int LEAD = CELL - 1;

    /** Steps from the focus's voxel to the first weight. */
    final int first;

    /** Zeros, weights, zeros; in single precision. Not to be changed. */
    final float[] padded;

    /**
     * {@code largest[alignment][cell]}: the alignment is the position of the first weight in its cell. Not to be changed.
     * At least {@link #FEWEST_CELLS} long, with zeros at the end.
     */
    final float[][] largest;

    /** {@code halves[alignment][2·cell + half]}: the larger of two weights, for the halves of each cell. Not to be changed. */
    final float[][] halves;

    /** The largest weight. */
    final float peak;

    /** {@code covered[alignment]}: number of cells that hold a weight. Not to be changed. */
    final int[] covered;

    CellFactor(KernelFactor factor) {
        int width = factor.weights().length;
        first = factor.first();
        padded = new float[LEAD + width + 2 * CELL];
        float most = 0;
        for (int n = 0; n < width; n++) {
            padded[LEAD + n] = (float) factor.weights()[n];
            most = Math.max(most, padded[LEAD + n]);
        }
        peak = most;
        largest = new float[CELL][];
        halves = new float[CELL][];
        covered = new int[CELL];
        for (int alignment = 0; alignment < CELL; alignment++) {
            covered[alignment] = (alignment + width + CELL - 1) / CELL;
            float[] mostOfCell = new float[Math.max(FEWEST_CELLS, covered[alignment])];
            float[] half = new float[2 * covered[alignment]];
            for (int cell = 0; cell < covered[alignment]; cell++) {
                int from = viewStart(alignment) + cell * CELL;
                half[2 * cell] = Math.max(padded[from], padded[from + 1]);
                half[2 * cell + 1] = Math.max(padded[from + 2], padded[from + 3]);
                mostOfCell[cell] = Math.max(half[2 * cell], half[2 * cell + 1]);
            }
            halves[alignment] = half;
            largest[alignment] = mostOfCell;
        }
    }

    /** Number of weights. */
    int width() {
        return padded.length - LEAD - 2 * CELL;
    }

    /** Cells that the weights may reach to either side of the cell of a focus, rows of {@link #FEWEST_CELLS} included. */
    int reach() {
        return Math.max(-first, padded.length + first) / CELL + FEWEST_CELLS;
    }

    /** Index into {@link #padded} of the first voxel of the first cell covered. */
    static int viewStart(int alignment) {
        return LEAD - alignment;
    }
}
