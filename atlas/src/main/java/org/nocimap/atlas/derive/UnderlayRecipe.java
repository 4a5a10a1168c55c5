package org.nocimap.atlas.derive;

import org.nocimap.image.Affine;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Grid;
import org.nocimap.image.Interpolation;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.SampledVolume;
import org.nocimap.image.Volume;

/**
 * The underlay: Colin27 inside the brain mask, without the empty space around it. The package's own skull-stripped version is
 * not used, since its edge is ragged: stripes of dura above the vertex, notches at the lateral fissure.
 */
final class UnderlayRecipe {
    /** Empty voxels left on every side. */
    private static final int MARGIN = 2;

    /** Rounds the corners of the mask's 2 mm voxels. */
    private static final double EDGE_SIGMA_MM = 1.5;

    private UnderlayRecipe() {}

    /**
     * Cuts the brain out of the head. What is darker than 1 inside the brain becomes 1, since 0 means outside.
     *
     * @param brain on any grid in the same space; smoothed before it is sampled
     * @param head intensities with skull and scalp; not modified
     */
    static Volume inside(Mask brain, Volume head) {
        SampledVolume edge = new SampledVolume(
                new GaussianSmoothing(EDGE_SIGMA_MM).apply(brain.toVolume()), Interpolation.LINEAR, 0);
        float[] data = new float[head.grid().size()];
        for (int v = 0; v < data.length; v++) {
            if (edge.at(head.grid().pointOf(v)) >= 0.5) {
                data[v] = Math.max(1, head.data()[v]);
            }
        }
        return new Volume(head.grid(), data);
    }

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
