package org.nocimap.image;

/** Shapes of masks. What lies beyond the grid counts as outside the mask. */
public final class Morphology {
    private Morphology() {}

    /** The mask with its holes: voxels outside it that no path over faces joins to the border of the grid. */
    public static Mask fillHoles(Mask mask) {
        Grid grid = mask.grid();
        boolean[] inside = insideOf(mask);
        boolean[] reached = new boolean[grid.size()];
        int[] open = new int[grid.size()];
        int waiting = 0;
        for (int index = 0; index < grid.size(); index++) {
            Voxel v = grid.voxel(index);
            if (!inside[index] && isBorder(grid, v)) {
                reached[index] = true;
                open[waiting++] = index;
            }
        }
        int[][] steps = Connectivity.FACES.steps();
        while (waiting > 0) {
            Voxel v = grid.voxel(open[--waiting]);
            for (int[] d : steps) {
                int next = neighbour(grid, v, d);
                if (next >= 0 && !inside[next] && !reached[next]) {
                    reached[next] = true;
                    open[waiting++] = next;
                }
            }
        }
        for (int index = 0; index < reached.length; index++) {
            inside[index] = !reached[index];
        }
        return maskOf(grid, inside);
    }

    /** The mask and every voxel that touches it. */
    public static Mask dilate(Mask mask, Connectivity connectivity) {
        Grid grid = mask.grid();
        boolean[] inside = insideOf(mask);
        int[][] steps = connectivity.steps();
        for (int n = 0; n < mask.size(); n++) {
            Voxel v = grid.voxel(mask.index(n));
            for (int[] d : steps) {
                int next = neighbour(grid, v, d);
                if (next >= 0) {
                    inside[next] = true;
                }
            }
        }
        return maskOf(grid, inside);
    }

    /** The voxels of the mask that touch nothing outside it. */
    public static Mask erode(Mask mask, Connectivity connectivity) {
        Grid grid = mask.grid();
        boolean[] inside = insideOf(mask);
        int[][] steps = connectivity.steps();
        return mask.where(n -> {
            Voxel v = grid.voxel(mask.index(n));
            for (int[] d : steps) {
                int next = neighbour(grid, v, d);
                if (next < 0 || !inside[next]) {
                    return false;
                }
            }
            return true;
        });
    }

    /** The largest connected piece of the mask; the mask itself when it is empty. */
    public static Mask largestPiece(Mask mask, Connectivity connectivity) {
        int[] labels = Components.find(mask, n -> true, connectivity).labels();
        return mask.where(n -> labels[n] == 1);
    }

    private static boolean isBorder(Grid grid, Voxel v) {
        return v.i() == 0
                || v.j() == 0
                || v.k() == 0
                || v.i() == grid.nx() - 1
                || v.j() == grid.ny() - 1
                || v.k() == grid.nz() - 1;
    }

    /** Index of the voxel one step away, or -1 beyond the grid. */
    private static int neighbour(Grid grid, Voxel v, int[] step) {
        int i = v.i() + step[0];
        int j = v.j() + step[1];
        int k = v.k() + step[2];
        return grid.contains(i, j, k) ? grid.index(i, j, k) : -1;
    }

    private static boolean[] insideOf(Mask mask) {
        boolean[] inside = new boolean[mask.grid().size()];
        for (int n = 0; n < mask.size(); n++) {
            inside[mask.index(n)] = true;
        }
        return inside;
    }

    private static Mask maskOf(Grid grid, boolean[] inside) {
        int count = 0;
        for (boolean in : inside) {
            count += in ? 1 : 0;
        }
        int[] indices = new int[count];
        int n = 0;
        for (int index = 0; index < inside.length; index++) {
            if (inside[index]) {
                indices[n++] = index;
            }
        }
        return Mask.of(grid, indices);
    }
}
