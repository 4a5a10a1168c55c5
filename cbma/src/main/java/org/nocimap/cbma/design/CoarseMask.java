package org.nocimap.cbma.design;

import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Voxel;

/** Masks on coarser grids, for simulations. */
public final class CoarseMask {
    private CoarseMask() {}

    /**
     * Every n-th voxel along each axis, at the place it had.
     *
     * @param step 1 for the mask itself, 2 for every second voxel, …
     * @throws IllegalArgumentException when no voxel of the mask is left
     */
    public static Mask everyNth(Mask mask, int step) {
        if (step == 1) {
            return mask;
        }
        Grid fine = mask.grid();
        double[] a = fine.affine().toArray();
        Affine affine = Affine.of(
                a[0] * step,
                a[1] * step,
                a[2] * step,
                a[3],
                a[4] * step,
                a[5] * step,
                a[6] * step,
                a[7],
                a[8] * step,
                a[9] * step,
                a[10] * step,
                a[11]);
        Grid grid = new Grid(
                (fine.nx() + step - 1) / step, (fine.ny() + step - 1) / step, (fine.nz() + step - 1) / step, affine);
        int[] indices = java.util.stream.IntStream.range(0, grid.size())
                .filter(v -> {
                    Voxel voxel = grid.voxel(v);
                    return mask.contains(fine.index(voxel.i() * step, voxel.j() * step, voxel.k() * step));
                })
                .toArray();
        if (indices.length == 0) {
            throw new IllegalArgumentException("no voxel of the mask is left on every " + step + "th");
        }
        return Mask.of(grid, indices);
    }
}
