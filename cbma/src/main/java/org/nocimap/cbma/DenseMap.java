package org.nocimap.cbma;

/** Reads a dense permutation in mask order. One object per thread. */
final class DenseMap {
    private final int[] offsets;
    private final double[] z;

    DenseMap(NullPlan plan) {
        CellGrid cells = plan.cells;
        int[] slotOfCell = new int[cells.count()];
        for (int slot = 0; slot < cells.masked.length; slot++) {
            slotOfCell[cells.masked[slot]] = slot;
        }
        offsets = new int[plan.mask.size()];
        z = new double[offsets.length];
        int nx = plan.mask.grid().nx();
        int ny = plan.mask.grid().ny();
        for (int n = 0; n < offsets.length; n++) {
            int index = plan.mask.index(n);
            int i = index % nx;
            int j = index / nx % ny;
            int k = index / (nx * ny);
            int slot = slotOfCell[cells.cell(i >> 2, j >> 2, k >> 2)];
            offsets[n] = slot * CellGrid.VOXELS + CellGrid.bit(i, j, k);
        }
    }

    /** z per mask voxel of a permutation that looked into all cells; overwritten by the next call. */
    double[] z(PermutedAle permuted, VoxelNull voxelNull) {
        float[] ale = permuted.ale();
        for (int n = 0; n < offsets.length; n++) {
            z[n] = voxelNull.z(ale[offsets[n]]);
        }
        return z;
    }

    /** Counts the mask voxels whose ALE in a permutation that looked into all cells is at least the one they are compared with. */
    void countAtLeast(PermutedAle permuted, float[] observed, int[] counts) {
        float[] ale = permuted.ale();
        for (int n = 0; n < offsets.length; n++) {
            counts[n] += ale[offsets[n]] >= observed[n] ? 1 : 0;
        }
    }

    /** Adds every mask voxel's ALE of a permutation that looked into all cells to its bin. */
    void count(PermutedAle permuted, AleBins bins, double[] counts) {
        float[] ale = permuted.ale();
        for (int offset : offsets) {
            counts[bins.bin(ale[offset])]++;
        }
    }
}
