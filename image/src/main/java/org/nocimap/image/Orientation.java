package org.nocimap.image;

/**
 * Which way the axes of a grid point. Every voxel axis is given the anatomical direction it is nearest to, the closest pair
 * first, so that on an oblique grid each direction still has one axis.
 */
public final class Orientation {
    private static final String POSITIVE = "RAS";
    private static final String NEGATIVE = "LPI";

    private Orientation() {}

    /** Three letters, one a voxel axis, each the side that axis grows towards: {@code RAS}, {@code LAS}, {@code PIR} … */
    public static String code(Affine affine) {
        int[] axisOf = axes(affine);
        char[] letters = new char[3];
        for (int world = 0; world < 3; world++) {
            int axis = axisOf[world];
            letters[axis] = (grows(affine, world, axis) ? POSITIVE : NEGATIVE).charAt(world);
        }
        return new String(letters);
    }

    /**
     * The same voxels in the same places, stored so that i grows to the right, j to the front and k to the top. Nothing is
     * interpolated; an oblique grid stays oblique.
     *
     * @param volume not modified; returned as it is when it is stored so already
     */
    public static Volume toRas(Volume volume) {
        Grid grid = volume.grid();
        Affine affine = grid.affine();
        if (code(affine).equals(POSITIVE)) {
            return volume;
        }
        int[] axisOf = axes(affine);
        int[] counts = {grid.nx(), grid.ny(), grid.nz()};
        int[] strides = {1, grid.nx(), grid.nx() * grid.ny()};
        int[] size = new int[3];
        int[] step = new int[3];
        int start = 0;
        double[] newToOld = new double[12];
        for (int world = 0; world < 3; world++) {
            int axis = axisOf[world];
            boolean grows = grows(affine, world, axis);
            size[world] = counts[axis];
            step[world] = grows ? strides[axis] : -strides[axis];
            newToOld[4 * axis + world] = grows ? 1 : -1;
            if (!grows) {
                start += strides[axis] * (counts[axis] - 1);
                newToOld[4 * axis + 3] = counts[axis] - 1;
            }
        }
        float[] data = new float[grid.size()];
        int at = 0;
        for (int k = 0; k < size[2]; k++) {
            for (int j = 0; j < size[1]; j++) {
                for (int i = 0; i < size[0]; i++) {
                    data[at++] = volume.data()[start + i * step[0] + j * step[1] + k * step[2]];
                }
            }
        }
        return new Volume(new Grid(size[0], size[1], size[2], affine.after(Affine.of(newToOld))), data);
    }

    private static boolean grows(Affine affine, int world, int axis) {
        return affine.get(world, axis) >= 0;
    }

    /** For right, front and top the voxel axis nearest to it. */
    private static int[] axes(Affine affine) {
        int[] axisOf = {-1, -1, -1};
        boolean[] taken = new boolean[3];
        for (int round = 0; round < 3; round++) {
            int bestWorld = 0;
            int bestAxis = 0;
            double best = -1;
            for (int world = 0; world < 3; world++) {
                for (int axis = 0; axis < 3; axis++) {
                    double cosine = Math.abs(affine.get(world, axis)) / affine.columnNorm(axis);
                    if (axisOf[world] < 0 && !taken[axis] && cosine > best) {
                        best = cosine;
                        bestWorld = world;
                        bestAxis = axis;
                    }
                }
            }
            axisOf[bestWorld] = bestAxis;
            taken[bestAxis] = true;
        }
        return axisOf;
    }
}
