package org.nocimap.atlas.derive;

import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

/** The underlay: the skull-stripped Colin27 as it is, without the empty space around the brain. */
final class UnderlayRecipe {
    /** Empty voxels left on every side. */
    private static final int MARGIN = 2;

    private UnderlayRecipe() {}

    /**
     * @param colin27 intensities, 0 outside the brain; not modified
     */
    static Volume crop(Volume colin27) {
        Grid grid = colin27.grid();
        int[] low = {grid.nx(), grid.ny(), grid.nz()};
        int[] high = {-1, -1, -1};
        for (int v = 0; v < grid.size(); v++) {
            if (colin27.data()[v] != 0) {
                int[] at = {grid.voxel(v).i(), grid.voxel(v).j(), grid.voxel(v).k()};
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], at[axis]);
                    high[axis] = Math.max(high[axis], at[axis]);
                }
            }
        }
        int[] size = {grid.nx(), grid.ny(), grid.nz()};
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Math.max(0, low[axis] - MARGIN);
            high[axis] = Math.min(size[axis] - 1, high[axis] + MARGIN);
        }
        Grid cropped =
                new Grid(high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1, moved(grid.affine(), low));
        float[] data = new float[cropped.size()];
        for (int k = 0; k < cropped.nz(); k++) {
            for (int j = 0; j < cropped.ny(); j++) {
                System.arraycopy(
                        colin27.data(),
                        grid.index(low[0], j + low[1], k + low[2]),
                        data,
                        cropped.index(0, j, k),
                        cropped.nx());
            }
        }
        return new Volume(cropped, data);
    }

    private static Affine moved(Affine affine, int[] by) {
        Point origin = affine.apply(by[0], by[1], by[2]);
        double[] rows = affine.toArray();
        rows[3] = origin.x();
        rows[7] = origin.y();
        rows[11] = origin.z();
        return Affine.of(rows);
    }
}
