package org.nocimap.cbma;

import java.io.Serializable;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/**
 * The analysis grid cut into cells of 4×4×4 voxels, with a border of empty cells so wide that no kernel of a focus inside
 * the grid reaches beyond it. Immutable.
 *
 * <p>Cells are numbered x fastest. A cell has eight octants of 2×2×2 voxels, and a voxel's bit in its cell is {@code 8·octant +
 * place}, where octant and place are made of the higher and the lower bits of i, j, k modulo 4: z·4 + y·2 + x.
 */
final class CellGrid implements Serializable {
    private static final long serialVersionUID = 1;

    /** Voxels in a cell. */
    static final int VOXELS = CellFactor.CELL * CellFactor.CELL * CellFactor.CELL;

    /** Empty cells on every side. */
    final int border;

    /** Cells along x, borders included. */
    final int nx;

    /** Cells along y, borders included. */
    final int ny;

    /** Cells along z, borders included. */
    final int nz;

    /** Cells that hold mask voxels, ascending. Not to be changed. */
    final int[] masked;

    /** For every cell the bits of its mask voxels. Not to be changed. */
    final long[] maskBits;

    /** For every cell the octants that hold mask voxels, a bit each. Not to be changed. */
    final int[] maskOctants;

    CellGrid(Mask mask, int border) {
        this.border = border;
        Grid grid = mask.grid();
        nx = (grid.nx() + CellFactor.CELL - 1) / CellFactor.CELL + 2 * border;
        ny = (grid.ny() + CellFactor.CELL - 1) / CellFactor.CELL + 2 * border;
        nz = (grid.nz() + CellFactor.CELL - 1) / CellFactor.CELL + 2 * border;
        maskBits = new long[nx * ny * nz];
        for (int n = 0; n < mask.size(); n++) {
            int index = mask.index(n);
            int i = index % grid.nx();
            int j = index / grid.nx() % grid.ny();
            int k = index / (grid.nx() * grid.ny());
            maskBits[cell(i >> 2, j >> 2, k >> 2)] |= 1L << bit(i, j, k);
        }
        int used = 0;
        int[] cells = new int[maskBits.length];
        for (int cell = 0; cell < maskBits.length; cell++) {
            if (maskBits[cell] != 0) {
                cells[used++] = cell;
            }
        }
        masked = java.util.Arrays.copyOf(cells, used);
        maskOctants = new int[maskBits.length];
        for (int cell : masked) {
            for (int octant = 0; octant < 8; octant++) {
                if ((maskBits[cell] >>> (8 * octant) & 0xff) != 0) {
                    maskOctants[cell] |= 1 << octant;
                }
            }
        }
    }

    /** The bit of a voxel in its cell. */
    static int bit(int i, int j, int k) {
        int octant = (k & 2) << 1 | (j & 2) | (i & 2) >> 1;
        return octant << 3 | (k & 1) << 2 | (j & 1) << 1 | (i & 1);
    }

    /** Steps along x from a cell's first voxel to the voxel of a bit. */
    static int stepI(int bit) {
        return (bit & 1) | (bit >> 2 & 2);
    }

    /** Steps along y from a cell's first voxel to the voxel of a bit. */
    static int stepJ(int bit) {
        return (bit >> 1 & 1) | (bit >> 3 & 2);
    }

    /** Steps along z from a cell's first voxel to the voxel of a bit. */
    static int stepK(int bit) {
        return (bit >> 2 & 1) | (bit >> 4 & 2);
    }

    int count() {
        return maskBits.length;
    }

    /** The cell with these numbers along the axes, 0 for the first inside the border. */
    int cell(int cx, int cy, int cz) {
        return ((cz + border) * ny + cy + border) * nx + cx + border;
    }

    /** Voxel index along x of a cell's first voxel. */
    int firstI(int cell) {
        return (cell % nx - border) * CellFactor.CELL;
    }

    /** Voxel index along y of a cell's first voxel. */
    int firstJ(int cell) {
        return (cell / nx % ny - border) * CellFactor.CELL;
    }

    /** Voxel index along z of a cell's first voxel. */
    int firstK(int cell) {
        return (cell / (nx * ny) - border) * CellFactor.CELL;
    }
}
