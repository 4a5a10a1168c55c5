package org.nocimap.cbma;

import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/**
 * The analysis grid cut into cells of 4×4×4 voxels. A voxel's bit in its cell is {@code 16·(k mod 4) + 4·(j mod 4) + (i mod
 * 4)}; cells are numbered x fastest. Immutable.
 */
final class CellGrid {
    /** Voxels in a cell. */
    static final int VOXELS = CellFactor.CELL * CellFactor.CELL * CellFactor.CELL;

    final int nx;
    final int ny;
    final int nz;

    /** Cells that hold mask voxels, ascending. Not to be changed. */
    final int[] masked;

    /** For every cell the bits of its mask voxels. Not to be changed. */
    final long[] maskBits;

    CellGrid(Mask mask) {
        Grid grid = mask.grid();
        nx = (grid.nx() + CellFactor.CELL - 1) / CellFactor.CELL;
        ny = (grid.ny() + CellFactor.CELL - 1) / CellFactor.CELL;
        nz = (grid.nz() + CellFactor.CELL - 1) / CellFactor.CELL;
        maskBits = new long[nx * ny * nz];
        for (int n = 0; n < mask.size(); n++) {
            int index = mask.index(n);
            int i = index % grid.nx();
            int j = index / grid.nx() % grid.ny();
            int k = index / (grid.nx() * grid.ny());
            maskBits[cell(i >> 2, j >> 2, k >> 2)] |= 1L << ((k & 3) << 4 | (j & 3) << 2 | (i & 3));
        }
        int used = 0;
        int[] cells = new int[maskBits.length];
        for (int cell = 0; cell < maskBits.length; cell++) {
            if (maskBits[cell] != 0) {
                cells[used++] = cell;
            }
        }
        masked = java.util.Arrays.copyOf(cells, used);
    }

    int count() {
        return maskBits.length;
    }

    int cell(int cx, int cy, int cz) {
        return (cz * ny + cy) * nx + cx;
    }
}
