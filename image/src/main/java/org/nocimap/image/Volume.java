package org.nocimap.image;

/**
 * Numbers on a grid. The array is {@code float[nz·ny·nx]}, x fastest, and belongs to the volume from then on: whoever made
 * it must not change it any more.
 */
public record Volume(Grid grid, float[] data) {
    public Volume {
        if (data.length != grid.size()) {
            throw new IllegalArgumentException("the grid has " + grid.size() + " voxels, the data " + data.length);
        }
    }

    public float at(int i, int j, int k) {
        return data[grid.index(i, j, k)];
    }
}
