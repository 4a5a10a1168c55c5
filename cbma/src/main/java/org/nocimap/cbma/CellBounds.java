package org.nocimap.cbma;

import java.util.Arrays;

/**
 * An upper bound of a permutation's sum of modelled activations for every cell of 4×4×4 voxels: the kernel is a product of three
 * axes, so its largest weight in a box is the product of the largest weights of the box's sides. 125 multiplications a focus.
 * Sums are in single precision; who compares them allows for that.
 */
final class CellBounds {
    private final CellGrid cells;
    private final DrawnFoci foci;

    /** By cell, {@code (z·ny + y)·nx + x}. */
    private final float[] bound;

    CellBounds(CellGrid cells, DrawnFoci foci) {
        this.cells = cells;
        this.foci = foci;
        bound = new float[cells.count()];
    }

    /** The bound of a cell after {@link #sum}. */
    float of(int cell) {
        return bound[cell];
    }

    /**
     * Adds every focus's largest weight per cell. Two foci of one experiment are added too, where the larger would do: they
     * seldom meet, and a sum needs no memory of which experiment was last in a cell.
     */
    void sum() {
        Arrays.fill(bound, 0);
        for (int f = 0; f < foci.count(); f++) {
            CellFactor y = foci.y[f];
            CellFactor z = foci.z[f];
            float[] mx = foci.x[f].largest[foci.alignmentX(f)];
            float[] my = y.largest[foci.alignmentY(f)];
            float[] mz = z.largest[foci.alignmentZ(f)];
            int rows = y.covered[foci.alignmentY(f)];
            int slices = z.covered[foci.alignmentZ(f)];
            for (int c = 0; c < slices; c++) {
                for (int b = 0; b < rows; b++) {
                    addRow(bound, foci.corner[f] + (c * cells.ny + b) * cells.nx, mz[c] * my[b], mx);
                }
            }
        }
    }

    private static void addRow(float[] bound, int at, float scale, float[] mx) {
        bound[at] += scale * mx[0];
        bound[at + 1] += scale * mx[1];
        bound[at + 2] += scale * mx[2];
        bound[at + 3] += scale * mx[3];
        bound[at + 4] += scale * mx[4];
        bound[at + 5] += scale * mx[5];
        for (int a = CellFactor.FEWEST_CELLS; a < mx.length; a++) {
            bound[at + a] += scale * mx[a];
        }
    }
}
