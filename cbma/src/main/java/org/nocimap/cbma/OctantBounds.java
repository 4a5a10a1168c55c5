package org.nocimap.cbma;

import java.util.Arrays;

/**
 * An upper bound of every octant's sum of modelled activations, for many foci, where nearly every cell of {@link CellGrid} lies
 * under some kernel and bounds are wanted for all of them. One object per thread; keeps its memory between permutations.
 *
 * <p>The bound stands at columns of 1×2×2 voxels: the sum over foci of the kernel's weight along x, times its largest in the two
 * voxels along y, times that along z. An octant's bound is the larger of its two columns. With 1000 experiments of ten foci a bound of
 * whole octants leaves a quarter of the brain to be computed, this one a twelfth, and it costs as much as computing a sixth.
 *
 * <p>Along x a kernel is some 25 numbers long, too short for good vector code. So columns lie in strips of {@value #STRIP} along x,
 * and in a strip all rows of a slice follow each other: what a kernel covers of a strip's slice is one run of some hundred numbers,
 * which the compilers of Java 17 to 25 turn into vector code.
 */
final class OctantBounds {
    /** Columns side by side in a strip. */
    private static final int STRIP = 8;

    /** Cells side by side in a strip. */
    private static final int STRIP_CELLS = STRIP / CellFactor.CELL;

    private final NullPlan plan;
    private final CellGrid cells;
    private final int strips;

    /** From a slice's strip to the next, and from a slice to the next. */
    private final int stripStep;

    private final int sliceStep;

    private final float[] bound;

    /** For every masked cell the place of its first column in {@link #bound}. */
    private final int[] place;

    /** What a kernel adds to a strip's slice, before its factor along z. */
    private float[] run = new float[0];

    OctantBounds(NullPlan plan) {
        this.plan = plan;
        this.cells = plan.cells;
        strips = (cells.nx + STRIP_CELLS - 1) / STRIP_CELLS;
        stripStep = 2 * cells.ny * STRIP;
        sliceStep = strips * stripStep;
        bound = new float[2 * cells.nz * sliceStep];
        place = new int[cells.masked.length];
        for (int n = 0; n < place.length; n++) {
            place[n] = place(cells.masked[n]);
        }
    }

    /** The place of a cell's first column. */
    private int place(int cell) {
        int row = cell / cells.nx;
        int slice = row / cells.ny;
        int cx = cell - row * cells.nx;
        int cy = row - slice * cells.ny;
        return 2 * slice * sliceStep
                + cx / STRIP_CELLS * stripStep
                + 2 * cy * STRIP
                + CellFactor.CELL * (cx % STRIP_CELLS);
    }

    /**
     * Bounds of a permutation.
     *
     * @param corner first cell under each focus's kernel; not modified
     * @param alignment where in that cell the kernel begins: x in bits 0–1, y in 2–3, z in 4–5; not modified
     */
    void of(int[] corner, int[] alignment) {
        Arrays.fill(bound, 0);
        for (int f = 0; f < corner.length; f++) {
            CellFactor x = plan.x[f];
            int first = CellFactor.viewStart(alignment[f] & 3);
            int end = first + x.covered[alignment[f] & 3] * CellFactor.CELL;
            float[] y = plan.y[f].halves[alignment[f] >> 2 & 3];
            float[] z = plan.z[f].halves[alignment[f] >> 4];
            int at = place(corner[f]);
            int lead = at % STRIP;
            int length = y.length * STRIP;
            if (run.length < length) {
                run = new float[length];
            }
            at -= lead;
            for (int from = first - lead; from < end; from += STRIP) {
                multiply(run, x.padded, from, y);
                for (int c = 0; c < z.length; c++) {
                    add(bound, at + c * sliceStep, run, length, z[c]);
                }
                at += stripStep;
            }
        }
    }

    /** run[8·b + lane] = y[b] · x[from + lane], 0 where there is no such x or, in its padding, it is 0. */
    private static void multiply(float[] run, float[] x, int from, float[] y) {
        for (int lane = 0; lane < STRIP; lane++) {
            int a = from + lane;
            float weight = a >= 0 && a < x.length ? x[a] : 0;
            for (int b = 0; b < y.length; b++) {
                run[b * STRIP + lane] = y[b] * weight;
            }
        }
    }

    private static void add(float[] bound, int at, float[] run, int length, float scale) {
        for (int t = 0; t < length; t++) {
            bound[at + t] += scale * run[t];
        }
    }

    /**
     * The octants of a masked cell whose bound reaches a threshold, a bit each.
     *
     * @param n number of the cell among the masked ones
     */
    int reaching(int n, float threshold) {
        int at = place[n];
        int octants = 0;
        for (int z = 0; z < 2; z++) {
            octants |= (reaches(at, threshold) ? 1 : 0) << (4 * z);
            octants |= (reaches(at + 2, threshold) ? 2 : 0) << (4 * z);
            octants |= (reaches(at + STRIP, threshold) ? 4 : 0) << (4 * z);
            octants |= (reaches(at + STRIP + 2, threshold) ? 8 : 0) << (4 * z);
            at += sliceStep;
        }
        return octants;
    }

    private boolean reaches(int at, float threshold) {
        return bound[at] >= threshold || bound[at + 1] >= threshold;
    }
}
