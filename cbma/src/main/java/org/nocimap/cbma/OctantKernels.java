package org.nocimap.cbma;

/**
 * The arithmetic of {@link PermutedAle} on an octant (8 voxels) or a cell (64 voxels) of {@link CellGrid}. Written out without
 * inner loops: a loop of two or four is what the compilers of Java 17 to 25 unroll anyway, but they do it better when they are
 * not asked to. Kernel values are (z · y) · x everywhere, so that an octant and a cell give the same bits.
 */
final class OctantKernels {
    private OctantKernels() {}

    /** sum += kernel, one number per octant; x0, x1 … are the largest weights in the halves of the cell. */
    static void add(float[] sum, int at, float x0, float x1, float y0, float y1, float z0, float z1) {
        float zy = z0 * y0;
        sum[at] += zy * x0;
        sum[at + 1] += zy * x1;
        zy = z0 * y1;
        sum[at + 2] += zy * x0;
        sum[at + 3] += zy * x1;
        zy = z1 * y0;
        sum[at + 4] += zy * x0;
        sum[at + 5] += zy * x1;
        zy = z1 * y1;
        sum[at + 6] += zy * x0;
        sum[at + 7] += zy * x1;
    }

    /** ale = 1 − (1 − ale)(1 − kernel) over an octant. */
    static void unite(float[] ale, int at, float x0, float x1, float y0, float y1, float z0, float z1) {
        float zy = z0 * y0;
        ale[at] += zy * x0 * (1 - ale[at]);
        ale[at + 1] += zy * x1 * (1 - ale[at + 1]);
        zy = z0 * y1;
        ale[at + 2] += zy * x0 * (1 - ale[at + 2]);
        ale[at + 3] += zy * x1 * (1 - ale[at + 3]);
        zy = z1 * y0;
        ale[at + 4] += zy * x0 * (1 - ale[at + 4]);
        ale[at + 5] += zy * x1 * (1 - ale[at + 5]);
        zy = z1 * y1;
        ale[at + 6] += zy * x0 * (1 - ale[at + 6]);
        ale[at + 7] += zy * x1 * (1 - ale[at + 7]);
    }

    /** activation = kernel over an octant. */
    static void store(float[] activation, int at, float x0, float x1, float y0, float y1, float z0, float z1) {
        float zy = z0 * y0;
        activation[at] = zy * x0;
        activation[at + 1] = zy * x1;
        zy = z0 * y1;
        activation[at + 2] = zy * x0;
        activation[at + 3] = zy * x1;
        zy = z1 * y0;
        activation[at + 4] = zy * x0;
        activation[at + 5] = zy * x1;
        zy = z1 * y1;
        activation[at + 6] = zy * x0;
        activation[at + 7] = zy * x1;
    }

    /** activation = max(activation, kernel) over an octant. */
    static void merge(float[] activation, int at, float x0, float x1, float y0, float y1, float z0, float z1) {
        float zy = z0 * y0;
        activation[at] = Math.max(activation[at], zy * x0);
        activation[at + 1] = Math.max(activation[at + 1], zy * x1);
        zy = z0 * y1;
        activation[at + 2] = Math.max(activation[at + 2], zy * x0);
        activation[at + 3] = Math.max(activation[at + 3], zy * x1);
        zy = z1 * y0;
        activation[at + 4] = Math.max(activation[at + 4], zy * x0);
        activation[at + 5] = Math.max(activation[at + 5], zy * x1);
        zy = z1 * y1;
        activation[at + 6] = Math.max(activation[at + 6], zy * x0);
        activation[at + 7] = Math.max(activation[at + 7], zy * x1);
    }

    /** ale = 1 − (1 − ale)(1 − kernel) over a cell. */
    static void uniteCell(float[] ale, int at, float[] x, int x0, float[] y, int y0, float[] z, int z0) {
        int octant = at;
        for (int c = z0; c < z0 + 4; c += 2) {
            for (int b = y0; b < y0 + 4; b += 2) {
                unite(ale, octant, x[x0], x[x0 + 1], y[b], y[b + 1], z[c], z[c + 1]);
                unite(ale, octant + 8, x[x0 + 2], x[x0 + 3], y[b], y[b + 1], z[c], z[c + 1]);
                octant += 16;
            }
        }
    }

    /** activation = kernel over a cell. */
    static void storeCell(float[] activation, int at, float[] x, int x0, float[] y, int y0, float[] z, int z0) {
        int octant = at;
        for (int c = z0; c < z0 + 4; c += 2) {
            for (int b = y0; b < y0 + 4; b += 2) {
                store(activation, octant, x[x0], x[x0 + 1], y[b], y[b + 1], z[c], z[c + 1]);
                store(activation, octant + 8, x[x0 + 2], x[x0 + 3], y[b], y[b + 1], z[c], z[c + 1]);
                octant += 16;
            }
        }
    }

    /** activation = max(activation, kernel) over a cell. */
    static void mergeCell(float[] activation, int at, float[] x, int x0, float[] y, int y0, float[] z, int z0) {
        int octant = at;
        for (int c = z0; c < z0 + 4; c += 2) {
            for (int b = y0; b < y0 + 4; b += 2) {
                merge(activation, octant, x[x0], x[x0 + 1], y[b], y[b + 1], z[c], z[c + 1]);
                merge(activation, octant + 8, x[x0 + 2], x[x0 + 3], y[b], y[b + 1], z[c], z[c + 1]);
                octant += 16;
            }
        }
    }

    /** ale = 1 − (1 − ale)(1 − activation) over a cell. */
    static void uniteAll(float[] ale, float[] activation, int at) {
        for (int v = at; v < at + CellGrid.VOXELS; v++) {
            ale[v] += activation[v] * (1 - ale[v]);
        }
    }
}
