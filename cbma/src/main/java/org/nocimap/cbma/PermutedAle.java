package org.nocimap.cbma;

import java.util.Arrays;
import org.nocimap.engine.RandomStream;

/**
 * The hot loop: one permutation's ALE, where it matters. One object per thread; keeps its memory between permutations.
 *
 * <p>Why it looks like this. A dense pass would touch every voxel under every kernel (about 5000 weights a focus). But only
 * voxels at or above the cluster-forming ALE count, and they are few. ALE never exceeds the sum of the experiments' modelled
 * activations, and the largest weight of a separable kernel inside a box is the product of the largest weights per axis. So
 * the sum over experiments of the largest weight per cell of 4×4×4 voxels, about 200 multiplications a focus, bounds the
 * ALE of all 64 voxels, and a cell whose bound stays below the threshold is never looked into. In a chronic-pain data set
 * this leaves 300 of 5000 cells. Inside the others the ALE is computed weight by weight in exactly the same order as without the bound:
 * the same numbers, bit for bit.
 *
 * <p>The global maximum must be known even when nothing reaches the threshold; then the threshold is halved and the cells are
 * chosen again. With hundreds of experiments the bound rules nothing out; {@link Search#DENSE} then skips it.
 *
 * <p>Single precision: ALE is accumulated as a + m·(1 − a), which keeps its relative error below (experiments · 6e-8).
 */
final class PermutedAle {
    /** Which cells are looked into. */
    enum Search {
        /** Those whose bound reaches the threshold. */
        BOUNDED,
        /** All that hold mask voxels. */
        DENSE
    }

    /** Where the descent for the maximum starts when no voxel can be part of a cluster. */
    private static final float FALLBACK_THRESHOLD = 0.01f;

    /** Below this the descent gives up on bounds and looks everywhere. */
    private static final float SMALLEST_THRESHOLD = 1e-6f;

    /** Bounds are sums in single precision; they may fall short of the true sum by less than this factor. */
    private static final float BOUND_SLACK = 1.0001f;

    private final NullPlan plan;
    private final CellGrid cells;

    private final int[] cellX;
    private final int[] cellY;
    private final int[] cellZ;
    private final int[] alignment;

    private final float[] bound;
    private final float[] experimentBound;
    private final int[] boundTouched;

    private final int[] slotOfCell;
    private final int[] cellOfSlot;
    private int slots;

    private float[] ale = new float[0];
    private float[] activation = new float[0];
    private final int[] stamp;
    private final int[] touched;

    private float maximum;

    PermutedAle(NullPlan plan) {
        this.plan = plan;
        this.cells = plan.cells;
        int foci = plan.focusCount();
        cellX = new int[foci];
        cellY = new int[foci];
        cellZ = new int[foci];
        alignment = new int[foci];
        bound = new float[cells.count()];
        experimentBound = new float[cells.count()];
        boundTouched = new int[cells.count()];
        slotOfCell = new int[cells.count()];
        Arrays.fill(slotOfCell, -1);
        cellOfSlot = new int[cells.masked.length];
        stamp = new int[cells.masked.length];
        touched = new int[cells.masked.length];
    }

    /** Draws the foci of a permutation and computes its ALE in every cell that may hold the maximum or reach the cut. */
    void run(RandomStream random, Search search) {
        draw(random);
        if (search == Search.BOUNDED) {
            bounds();
        }
        float threshold = Float.isInfinite(plan.cut) ? FALLBACK_THRESHOLD : plan.cut;
        boolean everywhere = search == Search.DENSE;
        while (true) {
            everywhere |= threshold < SMALLEST_THRESHOLD;
            choose(everywhere ? Float.NEGATIVE_INFINITY : threshold);
            fill();
            scan();
            if (everywhere || maximum >= threshold) {
                return;
            }
            threshold /= 2;
        }
    }

    /** Largest ALE of a mask voxel. */
    float maximum() {
        return maximum;
    }

    /** Number of cells looked into; they are in ascending order. */
    int slots() {
        return slots;
    }

    int cellOfSlot(int slot) {
        return cellOfSlot[slot];
    }

    /** ALE of the cells looked into, 64 a slot in the order of {@link CellGrid}; not to be changed. */
    float[] ale() {
        return ale;
    }

    private void draw(RandomStream random) {
        int nx = plan.mask.grid().nx();
        int ny = plan.mask.grid().ny();
        int voxels = plan.mask.size();
        for (int f = 0; f < cellX.length; f++) {
            int index = plan.mask.index(random.nextInt(voxels));
            int row = index / nx;
            int slice = row / ny;
            int x = index - row * nx + plan.x[f].first;
            int y = row - slice * ny + plan.y[f].first;
            int z = slice + plan.z[f].first;
            cellX[f] = x >> 2;
            cellY[f] = y >> 2;
            cellZ[f] = z >> 2;
            alignment[f] = (z & 3) << 4 | (y & 3) << 2 | (x & 3);
        }
    }

    private void bounds() {
        Arrays.fill(bound, 0);
        for (int e = 0; e < plan.experimentCount(); e++) {
            int from = plan.firstFocus[e];
            int to = plan.firstFocus[e + 1];
            if (to - from == 1) {
                boundOfOnly(from);
            } else {
                int count = 0;
                for (int f = from; f < to; f++) {
                    count = mergeBound(f, count);
                }
                for (int n = 0; n < count; n++) {
                    int cell = boundTouched[n];
                    bound[cell] += experimentBound[cell];
                    experimentBound[cell] = 0;
                }
            }
        }
    }

    private void boundOfOnly(int f) {
        float[] mx = plan.x[f].largest[alignment[f] & 3];
        float[] my = plan.y[f].largest[alignment[f] >> 2 & 3];
        float[] mz = plan.z[f].largest[alignment[f] >> 4];
        int fromX = Math.max(0, -cellX[f]);
        int toX = Math.min(mx.length, cells.nx - cellX[f]);
        int fromY = Math.max(0, -cellY[f]);
        int toY = Math.min(my.length, cells.ny - cellY[f]);
        int toZ = Math.min(mz.length, cells.nz - cellZ[f]);
        for (int c = Math.max(0, -cellZ[f]); c < toZ; c++) {
            for (int b = fromY; b < toY; b++) {
                float most = mz[c] * my[b];
                int row = cells.cell(cellX[f], cellY[f] + b, cellZ[f] + c);
                for (int a = fromX; a < toX; a++) {
                    bound[row + a] += most * mx[a];
                }
            }
        }
    }

    private int mergeBound(int f, int count) {
        float[] mx = plan.x[f].largest[alignment[f] & 3];
        float[] my = plan.y[f].largest[alignment[f] >> 2 & 3];
        float[] mz = plan.z[f].largest[alignment[f] >> 4];
        int fromX = Math.max(0, -cellX[f]);
        int toX = Math.min(mx.length, cells.nx - cellX[f]);
        int fromY = Math.max(0, -cellY[f]);
        int toY = Math.min(my.length, cells.ny - cellY[f]);
        int toZ = Math.min(mz.length, cells.nz - cellZ[f]);
        for (int c = Math.max(0, -cellZ[f]); c < toZ; c++) {
            for (int b = fromY; b < toY; b++) {
                float most = mz[c] * my[b];
                int row = cells.cell(cellX[f], cellY[f] + b, cellZ[f] + c);
                for (int a = fromX; a < toX; a++) {
                    float value = most * mx[a];
                    float before = experimentBound[row + a];
                    if (value > before) {
                        if (before == 0) {
                            boundTouched[count++] = row + a;
                        }
                        experimentBound[row + a] = value;
                    }
                }
            }
        }
        return count;
    }

    private void choose(float threshold) {
        for (int slot = 0; slot < slots; slot++) {
            slotOfCell[cellOfSlot[slot]] = -1;
        }
        slots = 0;
        for (int cell : cells.masked) {
            if (bound[cell] * BOUND_SLACK >= threshold) {
                slotOfCell[cell] = slots;
                cellOfSlot[slots++] = cell;
            }
        }
        int voxels = slots * CellGrid.VOXELS;
        if (ale.length < voxels) {
            int room = Math.min(cells.masked.length, slots + slots / 2) * CellGrid.VOXELS;
            ale = new float[room];
            activation = new float[room];
        } else {
            Arrays.fill(ale, 0, voxels, 0);
        }
        Arrays.fill(stamp, 0, slots, -1);
    }

    private void fill() {
        for (int e = 0; e < plan.experimentCount(); e++) {
            int from = plan.firstFocus[e];
            int to = plan.firstFocus[e + 1];
            int count = 0;
            for (int f = from; f < to; f++) {
                count = fillFocus(f, to - from == 1, e, count);
            }
            for (int n = 0; n < count; n++) {
                unite(ale, activation, touched[n] * CellGrid.VOXELS);
            }
        }
    }

    private int fillFocus(int f, boolean only, int experiment, int before) {
        int count = before;
        CellFactor kx = plan.x[f];
        CellFactor ky = plan.y[f];
        CellFactor kz = plan.z[f];
        int ax = alignment[f] & 3;
        int ay = alignment[f] >> 2 & 3;
        int az = alignment[f] >> 4;
        int fromX = Math.max(0, -cellX[f]);
        int toX = Math.min(kx.largest[ax].length, cells.nx - cellX[f]);
        int fromY = Math.max(0, -cellY[f]);
        int toY = Math.min(ky.largest[ay].length, cells.ny - cellY[f]);
        int toZ = Math.min(kz.largest[az].length, cells.nz - cellZ[f]);
        for (int c = Math.max(0, -cellZ[f]); c < toZ; c++) {
            int z0 = CellFactor.viewStart(az) + c * CellFactor.CELL;
            for (int b = fromY; b < toY; b++) {
                int y0 = CellFactor.viewStart(ay) + b * CellFactor.CELL;
                int row = cells.cell(cellX[f], cellY[f] + b, cellZ[f] + c);
                for (int a = fromX; a < toX; a++) {
                    int slot = slotOfCell[row + a];
                    if (slot < 0) {
                        continue;
                    }
                    int x0 = CellFactor.viewStart(ax) + a * CellFactor.CELL;
                    int at = slot * CellGrid.VOXELS;
                    if (only) {
                        uniteKernel(ale, at, kx.padded, x0, ky.padded, y0, kz.padded, z0);
                    } else if (stamp[slot] != experiment) {
                        stamp[slot] = experiment;
                        touched[count++] = slot;
                        storeKernel(activation, at, kx.padded, x0, ky.padded, y0, kz.padded, z0);
                    } else {
                        mergeKernel(activation, at, kx.padded, x0, ky.padded, y0, kz.padded, z0);
                    }
                }
            }
        }
        return count;
    }

    /** ale = 1 − (1 − ale)(1 − kernel) over one cell. */
    private static void uniteKernel(float[] ale, int at, float[] x, int x0, float[] y, int y0, float[] z, int z0) {
        float w0 = x[x0];
        float w1 = x[x0 + 1];
        float w2 = x[x0 + 2];
        float w3 = x[x0 + 3];
        int v = at;
        for (int c = 0; c < 4; c++) {
            for (int b = 0; b < 4; b++) {
                float zy = z[z0 + c] * y[y0 + b];
                float a0 = ale[v];
                float a1 = ale[v + 1];
                float a2 = ale[v + 2];
                float a3 = ale[v + 3];
                ale[v] = a0 + zy * w0 * (1 - a0);
                ale[v + 1] = a1 + zy * w1 * (1 - a1);
                ale[v + 2] = a2 + zy * w2 * (1 - a2);
                ale[v + 3] = a3 + zy * w3 * (1 - a3);
                v += 4;
            }
        }
    }

    /** activation = kernel over one cell. */
    private static void storeKernel(float[] ma, int at, float[] x, int x0, float[] y, int y0, float[] z, int z0) {
        float w0 = x[x0];
        float w1 = x[x0 + 1];
        float w2 = x[x0 + 2];
        float w3 = x[x0 + 3];
        int v = at;
        for (int c = 0; c < 4; c++) {
            for (int b = 0; b < 4; b++) {
                float zy = z[z0 + c] * y[y0 + b];
                ma[v] = zy * w0;
                ma[v + 1] = zy * w1;
                ma[v + 2] = zy * w2;
                ma[v + 3] = zy * w3;
                v += 4;
            }
        }
    }

    /** activation = max(activation, kernel) over one cell. */
    private static void mergeKernel(float[] ma, int at, float[] x, int x0, float[] y, int y0, float[] z, int z0) {
        float w0 = x[x0];
        float w1 = x[x0 + 1];
        float w2 = x[x0 + 2];
        float w3 = x[x0 + 3];
        int v = at;
        for (int c = 0; c < 4; c++) {
            for (int b = 0; b < 4; b++) {
                float zy = z[z0 + c] * y[y0 + b];
                ma[v] = Math.max(ma[v], zy * w0);
                ma[v + 1] = Math.max(ma[v + 1], zy * w1);
                ma[v + 2] = Math.max(ma[v + 2], zy * w2);
                ma[v + 3] = Math.max(ma[v + 3], zy * w3);
                v += 4;
            }
        }
    }

    /** ale = 1 − (1 − ale)(1 − activation) over one cell. */
    private static void unite(float[] ale, float[] activation, int at) {
        for (int v = at; v < at + CellGrid.VOXELS; v++) {
            float a = ale[v];
            ale[v] = a + activation[v] * (1 - a);
        }
    }

    private void scan() {
        float top = 0;
        for (int slot = 0; slot < slots; slot++) {
            int at = slot * CellGrid.VOXELS;
            long bits = cells.maskBits[cellOfSlot[slot]];
            if (bits == -1L) {
                for (int v = at; v < at + CellGrid.VOXELS; v++) {
                    float value = ale[v];
                    top = value > top ? value : top;
                }
            } else {
                for (long left = bits; left != 0; left &= left - 1) {
                    float value = ale[at + Long.numberOfTrailingZeros(left)];
                    top = value > top ? value : top;
                }
            }
        }
        maximum = top;
    }
}
