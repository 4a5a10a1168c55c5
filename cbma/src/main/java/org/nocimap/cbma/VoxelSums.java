package org.nocimap.cbma;

import java.util.Arrays;

/**
 * An upper bound of every octant's ALE for many foci: the sum of all kernels at every voxel, and of it the largest in each octant. One
 * object per thread; keeps its memory between permutations.
 *
 * <p>Where hundreds of experiments cover the brain many times over, bounds made of the largest weight of a cell or an octant rule little
 * out, and computing ALE means a maximum and a product per experiment. A plain sum of kernels needs neither, exceeds −ln(1 − ALE) by
 * little, and leaves some two voxels in a thousand to be computed. It is laid out for the vector units:
 *
 * <ul>
 *   <li>The grid is done in strips of {@value #STRIP} voxels along x, so that a strip fits the second-level cache, and in a strip
 *       every plane has an array of its own in which rows follow each other: what a kernel covers of it is one run of some hundred
 *       numbers.
 *   <li>The run of products along x and y is made once for all planes, at the same indices that it has in a plane. The compilers of
 *       Java 17 to 25 make vector code of {@code plane[t] += z · run[t]}, but not where the two indices differ, since they cannot
 *       rule out that the arrays are one.
 *   <li>Four planes are done in one loop, which reads the run once.
 *   <li>Of a kernel, which fills a cube, only what exceeds {@value #NEGLIGIBLE} of its peak is added voxel by voxel: a ball. For the rest,
 *       that share of the peak counts in every cell under the cube. These counts cost eight additions a focus, at the corners of its
 *       cube, and one running sum over the cells along each axis at the end.
 * </ul>
 */
final class VoxelSums {
    /** Voxels side by side in a strip; a multiple of a cell's. */
    private static final int STRIP = 8;

    private static final int STRIP_CELLS = STRIP / CellFactor.CELL;

    private static final int OCTANTS = 8;

    /** Share of a kernel's peak below which its weights need not be told apart. */
    private static final float NEGLIGIBLE = 4e-4f;

    private final CellGrid cells;
    private final DrawnFoci foci;

    /** First and end of the cells along each axis that hold mask voxels: x, y, z. */
    private final int[] first = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};

    private final int[] end = new int[3];

    /** Voxels along y of the box that these cells make. */
    private final int rows;

    /** {@code planes[z][8·y + x]} of a strip. */
    private final float[][] planes;

    /** Products along x and y at the indices of a plane. */
    private final float[] run;

    /** Per strip, which of the masked cells lie in it. */
    private final int[][] cellsOfStrip;

    /** Per focus the first voxel under its kernel, counted from the box's corner, along x, y and z. */
    private final int[] startX;

    private final int[] startY;
    private final int[] startZ;

    /** Per cell the sum of what is negligible; first its differences along all three axes. */
    private final double[] negligible;

    /** Largest sum in the octants of the masked cells, 8 a cell. */
    private final float[] largest;

    VoxelSums(NullPlan plan, DrawnFoci foci) {
        this.cells = plan.cells;
        this.foci = foci;
        for (int cell : cells.masked) {
            int[] place = place(cell);
            for (int axis = 0; axis < 3; axis++) {
                first[axis] = Math.min(first[axis], place[axis]);
                end[axis] = Math.max(end[axis], place[axis] + 1);
            }
        }
        rows = (end[1] - first[1]) * CellFactor.CELL;
        planes = new float[(end[2] - first[2]) * CellFactor.CELL][rows * STRIP];
        run = new float[rows * STRIP];
        negligible = new double[cells.count()];
        largest = new float[cells.masked.length * OCTANTS];
        startX = new int[foci.count()];
        startY = new int[foci.count()];
        startZ = new int[foci.count()];
        int strips = (end[0] - first[0] + STRIP_CELLS - 1) / STRIP_CELLS;
        int[] count = new int[strips];
        for (int cell : cells.masked) {
            count[strip(cell)]++;
        }
        cellsOfStrip = new int[strips][];
        for (int s = 0; s < strips; s++) {
            cellsOfStrip[s] = new int[count[s]];
        }
        for (int n = cells.masked.length - 1; n >= 0; n--) {
            int s = strip(cells.masked[n]);
            cellsOfStrip[s][--count[s]] = n;
        }
    }

    /** A cell's place along x, y, z. */
    private int[] place(int cell) {
        int row = cell / cells.nx;
        return new int[] {cell % cells.nx, row % cells.ny, row / cells.ny};
    }

    private int strip(int cell) {
        return (cell % cells.nx - first[0]) / STRIP_CELLS;
    }

    /** Sums the kernels of the foci as they are drawn. */
    void sum() {
        for (int f = 0; f < startX.length; f++) {
            int corner = foci.corner[f];
            int row = corner / cells.nx;
            int slice = row / cells.ny;
            startX[f] = (corner - row * cells.nx - first[0]) * CellFactor.CELL + foci.alignmentX(f);
            startY[f] = (row - slice * cells.ny - first[1]) * CellFactor.CELL + foci.alignmentY(f);
            startZ[f] = (slice - first[2]) * CellFactor.CELL + foci.alignmentZ(f);
        }
        sumNegligible();
        for (int s = 0; s < cellsOfStrip.length; s++) {
            for (float[] plane : planes) {
                Arrays.fill(plane, 0);
            }
            for (int f = 0; f < startX.length; f++) {
                int from = s * STRIP - startX[f];
                if (from > -STRIP && from < foci.x[f].width()) {
                    add(f, from);
                }
            }
            for (int n : cellsOfStrip[s]) {
                keepLargest(n, s);
            }
        }
    }

    private float negligible(int f) {
        return NEGLIGIBLE * foci.x[f].peak * foci.y[f].peak * foci.z[f].peak;
    }

    private void sumNegligible() {
        int up = cells.nx;
        int over = cells.nx * cells.ny;
        Arrays.fill(negligible, 0);
        for (int f = 0; f < startX.length; f++) {
            double share = negligible(f);
            int low = foci.corner[f];
            int high = low + foci.cellsZ(f) * over;
            int columns = foci.cellsX(f);
            int rowsEnd = foci.cellsY(f) * up;
            negligible[low] += share;
            negligible[low + columns] -= share;
            negligible[low + rowsEnd] -= share;
            negligible[low + rowsEnd + columns] += share;
            negligible[high] -= share;
            negligible[high + columns] += share;
            negligible[high + rowsEnd] += share;
            negligible[high + rowsEnd + columns] -= share;
        }
        for (int step : new int[] {1, up, over}) {
            for (int cell = step; cell < negligible.length; cell++) {
                negligible[cell] += negligible[cell - step];
            }
        }
    }

    /** Adds what a focus's kernel covers of a strip whose first voxel is {@code from} voxels after the kernel's first. */
    private void add(int f, int from) {
        float[] wx = foci.x[f].padded;
        float[] wy = foci.y[f].padded;
        float[] wz = foci.z[f].padded;
        int fromX = CellFactor.LEAD + from;
        float most = 0;
        for (int n = Math.max(0, fromX); n < Math.min(wx.length, fromX + STRIP); n++) {
            most = Math.max(most, wx[n]);
        }
        // Voxels count where the product of their weights along y and z is no less than this.
        float least = negligible(f) / most;
        int toY = CellFactor.LEAD - startY[f];
        int row = Math.max(0, startY[f]);
        int rowEnd = Math.min(rows, startY[f] + foci.y[f].width());
        float leastY = least / foci.z[f].peak;
        while (row < rowEnd && wy[row + toY] < leastY) {
            row++;
        }
        while (row < rowEnd && wy[rowEnd - 1 + toY] < leastY) {
            rowEnd--;
        }
        multiply(wx, fromX, wy, toY, row, rowEnd);
        int toZ = CellFactor.LEAD - startZ[f];
        int z = Math.max(0, startZ[f]);
        int end = Math.min(planes.length, startZ[f] + foci.z[f].width());
        for (; z + 4 <= end; z += 4) {
            float z0 = wz[z + toZ];
            float z1 = wz[z + 1 + toZ];
            float z2 = wz[z + 2 + toZ];
            float z3 = wz[z + 3 + toZ];
            float leastHere = least / Math.max(Math.max(z0, z1), Math.max(z2, z3));
            int a = row;
            int b = rowEnd;
            while (a < b && wy[a + toY] < leastHere) {
                a++;
            }
            while (a < b && wy[b - 1 + toY] < leastHere) {
                b--;
            }
            addFour(planes[z], planes[z + 1], planes[z + 2], planes[z + 3], run, a * STRIP, b * STRIP, z0, z1, z2, z3);
        }
        for (; z < end; z++) {
            addOne(planes[z], run, row * STRIP, rowEnd * STRIP, wz[z + toZ]);
        }
    }

    /** run[8·y + lane] = wy · wx, where there is no such weight along x 0. */
    private void multiply(float[] wx, int fromX, float[] wy, int toY, int row, int rowEnd) {
        for (int lane = 0; lane < STRIP; lane++) {
            int at = fromX + lane;
            float weight = at >= 0 && at < wx.length ? wx[at] : 0;
            for (int y = row; y < rowEnd; y++) {
                run[y * STRIP + lane] = wy[y + toY] * weight;
            }
        }
    }

    private static void addFour(
            float[] p0,
            float[] p1,
            float[] p2,
            float[] p3,
            float[] run,
            int from,
            int to,
            float z0,
            float z1,
            float z2,
            float z3) {
        for (int t = from; t < to; t++) {
            float value = run[t];
            p0[t] += z0 * value;
            p1[t] += z1 * value;
            p2[t] += z2 * value;
            p3[t] += z3 * value;
        }
    }

    private static void addOne(float[] plane, float[] run, int from, int to, float z) {
        for (int t = from; t < to; t++) {
            plane[t] += z * run[t];
        }
    }

    private void keepLargest(int n, int strip) {
        int[] place = place(cells.masked[n]);
        int lane = (place[0] - first[0] - strip * STRIP_CELLS) * CellFactor.CELL;
        int y = (place[1] - first[1]) * CellFactor.CELL;
        int z = (place[2] - first[2]) * CellFactor.CELL;
        for (int octant = 0; octant < OCTANTS; octant++) {
            int at = (y + (octant & 2)) * STRIP + lane + (octant & 1) * 2;
            int slice = z + (octant >> 2) * 2;
            largest[n * OCTANTS + octant] = (float) negligible[cells.masked[n]]
                    + Math.max(largest(planes[slice], at), largest(planes[slice + 1], at));
        }
    }

    private static float largest(float[] plane, int at) {
        return Math.max(Math.max(plane[at], plane[at + 1]), Math.max(plane[at + STRIP], plane[at + STRIP + 1]));
    }

    /**
     * The octants of a masked cell with a voxel whose sum reaches a threshold, a bit each.
     *
     * @param n number of the cell among the masked ones
     */
    int reaching(int n, float threshold) {
        int octants = 0;
        for (int octant = 0; octant < OCTANTS; octant++) {
            octants |= (largest[n * OCTANTS + octant] >= threshold ? 1 : 0) << octant;
        }
        return octants;
    }
}
