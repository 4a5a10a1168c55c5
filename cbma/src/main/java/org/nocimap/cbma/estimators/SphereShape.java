package org.nocimap.cbma.estimators;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.image.Grid;

/**
 * The voxels whose centres lie within a radius of a focus, as rows along x, relative to the voxel nearest to the focus. The focus
 * keeps its place within that voxel, so that the sphere is exact and the grid's orientation does not matter. A centre exactly at
 * the radius belongs to it.
 *
 * @param rows row by row: steps along y, steps along z, first and last step along x; not to be changed
 * @param reach the farthest step along any axis
 * @param voxels how many there are
 */
record SphereShape(int[][] rows, int reach, int voxels) {
    /** Offsets are kept to this fraction of a voxel, as for kernels, so that noise in the last bits moves no edge. */
    static final double OFFSET_STEP = 1e-6;

    /** Slack for centres exactly at the radius, in mm: more than the rounding of the focus's place, less than anything that matters. */
    private static final double SLACK_MM = 1e-5;

    /**
     * @param grid without shear
     * @param offset focus minus voxel centre along the three axes, in voxels, each in [−½, ½]
     */
    static SphereShape of(Grid grid, double radiusMm, double[] offset) {
        double[] size = new double[3];
        int[] reach = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = grid.affine().columnNorm(axis);
            reach[axis] = (int) Math.ceil(radiusMm / size[axis] + 0.5);
        }
        double limit = (radiusMm + SLACK_MM) * (radiusMm + SLACK_MM);
        List<int[]> rows = new ArrayList<>();
        int farthest = 0;
        int voxels = 0;
        for (int k = -reach[2]; k <= reach[2]; k++) {
            for (int j = -reach[1]; j <= reach[1]; j++) {
                double across = square((k - offset[2]) * size[2]) + square((j - offset[1]) * size[1]);
                int first = Integer.MAX_VALUE;
                int last = Integer.MIN_VALUE;
                for (int i = -reach[0]; i <= reach[0]; i++) {
                    if (across + square((i - offset[0]) * size[0]) <= limit) {
                        first = Math.min(first, i);
                        last = i;
                    }
                }
                if (first <= last) {
                    rows.add(new int[] {j, k, first, last});
                    voxels += last - first + 1;
                    for (int step : new int[] {j, k, first, last}) {
                        farthest = Math.max(farthest, Math.abs(step));
                    }
                }
            }
        }
        return new SphereShape(rows.toArray(new int[0][]), farthest, voxels);
    }

    private static double square(double x) {
        return x * x;
    }
}
