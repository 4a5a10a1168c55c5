package org.nocimap.image;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The voxels an analysis looks at. Maps over a mask are arrays in the order of {@link #indices()}: ascending grid index.
 * Immutable.
 */
public final class Mask implements Serializable {
    private static final long serialVersionUID = 1;

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

    /** The voxels whose value is above {@code threshold}; NaN never is. */
    public static Mask above(Volume volume, double threshold) {
        float[] data = volume.data();
        return new Mask(
                volume.grid(),
                IntStream.range(0, data.length).filter(v -> data[v] > threshold).toArray());
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

    /** Position in the mask of a grid voxel, or -1 when it is not in the mask. */
    public int position(int gridIndex) {
        return Math.max(-1, Arrays.binarySearch(indices, gridIndex));
    }

    public boolean contains(int gridIndex) {
        return position(gridIndex) >= 0;
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

    /** The mask as a volume of 1 inside and 0 outside. */
    public Volume toVolume() {
        float[] data = new float[grid.size()];
        for (int index : indices) {
            data[index] = 1;
        }
        return new Volume(grid, data);
    }

    /**
     * The volume's values at the mask's voxels, in mask order; the other way round is {@link #unmask}.
     *
     * @throws IllegalArgumentException when the volume lies on another grid
     */
    public double[] valuesOf(Volume volume) {
        requireSameGrid(volume.grid());
        double[] values = new double[indices.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = volume.data()[indices[n]];
        }
        return values;
    }

    /** The part of this mask whose positions (0 to {@code size() - 1}) fulfil a condition. */
    public Mask where(IntPredicate inMaskPosition) {
        return new Mask(
                grid,
                IntStream.range(0, indices.length)
                        .filter(inMaskPosition)
                        .map(n -> indices[n])
                        .toArray());
    }

    /**
     * Voxels in either mask.
     *
     * @throws IllegalArgumentException when the masks lie on different grids
     */
    public Mask union(Mask other) {
        requireSameGrid(other.grid);
        return of(
                grid,
                IntStream.concat(Arrays.stream(indices), Arrays.stream(other.indices))
                        .sorted()
                        .distinct()
                        .toArray());
    }

    /**
     * Voxels in both masks.
     *
     * @throws IllegalArgumentException when the masks lie on different grids
     */
    public Mask intersection(Mask other) {
        requireSameGrid(other.grid);
        return where(n -> other.contains(indices[n]));
    }

    /** True when the voxel nearest to a place is in the mask. */
    public boolean contains(Point mm) {
        OptionalInt nearest = grid.nearestIndex(mm);
        return nearest.isPresent() && contains(nearest.getAsInt());
    }

    /**
     * Millimetres from a place to the centre of the nearest voxel of the mask; infinite for an empty mask. Looks at every
     * voxel, so ask only where {@link #contains(Point)} is false.
     */
    public double distanceMm(Point mm) {
        double least = Double.POSITIVE_INFINITY;
        for (int index : indices) {
            least = Math.min(least, grid.pointOf(index).distanceTo(mm));
        }
        return least;
    }

    private void requireSameGrid(Grid other) {
        if (!grid.equals(other)) {
            throw new IllegalArgumentException("mask and map lie on different grids");
        }
    }

    public double volumeMm3() {
        return indices.length * grid.voxelVolumeMm3();
    }
}
