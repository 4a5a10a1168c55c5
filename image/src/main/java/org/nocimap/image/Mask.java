package org.nocimap.image;

import java.util.Arrays;

/**
 * The voxels an analysis looks at. Maps over a mask are arrays in the order of {@link #indices()}: ascending grid index.
 * Immutable.
 */
public final class Mask {
    private final Grid grid;
    private final int[] indices;

    private Mask(Grid grid, int[] indices) {
        this.grid = grid;
        this.indices = indices;
    }

    /** The voxels whose value is neither zero nor NaN. */
    public static Mask of(Volume volume) {
        float[] data = volume.data();
        int n = 0;
        int[] found = new int[data.length];
        for (int v = 0; v < data.length; v++) {
            if (data[v] != 0 && !Float.isNaN(data[v])) {
                found[n++] = v;
            }
        }
        return new Mask(volume.grid(), Arrays.copyOf(found, n));
    }

    /**
     * @param indices grid indices, strictly ascending; copied
     */
    public static Mask of(Grid grid, int[] indices) {
        for (int n = 0; n < indices.length; n++) {
            if (indices[n] < 0 || indices[n] >= grid.size() || (n > 0 && indices[n] <= indices[n - 1])) {
                throw new IllegalArgumentException("mask indices ascend and lie inside the grid");
            }
        }
        return new Mask(grid, indices.clone());
    }

    public Grid grid() {
        return grid;
    }

    /** Number of voxels in the mask. */
    public int size() {
        return indices.length;
    }

    /** Grid index of the mask's {@code n}-th voxel. */
    public int index(int n) {
        return indices[n];
    }

    /** Grid indices, ascending; a copy. */
    public int[] indices() {
        return indices.clone();
    }

    /** For every grid voxel its position in the mask, or -1; a fresh {@code int[nz·ny·nx]}. */
    public int[] positions() {
        int[] positions = new int[grid.size()];
        Arrays.fill(positions, -1);
        for (int n = 0; n < indices.length; n++) {
            positions[indices[n]] = n;
        }
        return positions;
    }

    public boolean contains(int gridIndex) {
        return Arrays.binarySearch(indices, gridIndex) >= 0;
    }

    /** Spreads a map over the mask's voxels onto the grid, with {@code outside} elsewhere. */
    public Volume unmask(double[] map, float outside) {
        if (map.length != indices.length) {
            throw new IllegalArgumentException("the mask has " + indices.length + " voxels, the map " + map.length);
        }
        float[] data = new float[grid.size()];
        Arrays.fill(data, outside);
        for (int n = 0; n < indices.length; n++) {
            data[indices[n]] = (float) map[n];
        }
        return new Volume(grid, data);
    }

    public double volumeMm3() {
        return indices.length * grid.voxelVolumeMm3();
    }
}
