package org.nocimap.image;

import java.util.OptionalInt;

/**
 * A regular lattice of voxels with its place in millimetres. Memory order everywhere: x (i) fastest, then y (j), then z (k),
 * so that voxel (i, j, k) has index {@code (k·ny + j)·nx + i}.
 *
 * @param nx voxels along i, 1 to 2048
 * @param ny voxels along j, 1 to 2048
 * @param nz voxels along k, 1 to 2048
 * @param affine voxel indices to millimetres, not singular
 */
public record Grid(int nx, int ny, int nz, Affine affine) {
    /** Longest axis accepted. */
    public static final int MAX_DIMENSION = 2048;

    /** Most voxels accepted in one volume. */
    public static final long MAX_VOXELS = 1L << 28;

    /** Corners closer than this are in the same place; files round their affines. */
    private static final double ALIKE_MM = 0.01;

    /** The field's 2 mm MNI152 lattice: 91×109×91, origin (-90, -126, -72), x growing to the right. */
    public static final Grid MNI152_2MM = new Grid(91, 109, 91, Affine.diagonal(2, 2, 2, -90, -126, -72));

    public Grid {
        for (int n : new int[] {nx, ny, nz}) {
            if (n < 1 || n > MAX_DIMENSION) {
                throw new IllegalArgumentException("a grid has 1 to " + MAX_DIMENSION + " voxels an axis, not " + n);
            }
        }
        if ((long) nx * ny * nz > MAX_VOXELS) {
            throw new IllegalArgumentException("a grid has at most " + MAX_VOXELS + " voxels");
        }
        if (affine.isSingular()) {
            throw new IllegalArgumentException("the affine of a grid can be inverted");
        }
    }

    /** Number of voxels. */
    public int size() {
        return nx * ny * nz;
    }

    public int index(int i, int j, int k) {
        return (k * ny + j) * nx + i;
    }

    public Voxel voxel(int index) {
        return new Voxel(index % nx, index / nx % ny, index / (nx * ny));
    }

    public boolean contains(int i, int j, int k) {
        return i >= 0 && i < nx && j >= 0 && j < ny && k >= 0 && k < nz;
    }

    /** Millimetres of a voxel's centre. */
    public Point pointOf(int index) {
        Voxel v = voxel(index);
        return affine.apply(v.i(), v.j(), v.k());
    }

    /** Continuous voxel coordinates of a place; x, y, z of the result are i, j, k. */
    public double[] continuousIndexOf(Point mm) {
        Point p = affine.inverse().apply(mm);
        return new double[] {p.x(), p.y(), p.z()};
    }

    /** Index of the voxel whose centre is nearest (halves go up), or nothing when the place lies outside the grid. */
    public OptionalInt nearestIndex(Point mm) {
        double[] at = continuousIndexOf(mm);
        double i = Math.floor(at[0] + 0.5);
        double j = Math.floor(at[1] + 0.5);
        double k = Math.floor(at[2] + 0.5);
        boolean inside = i >= 0 && i < nx && j >= 0 && j < ny && k >= 0 && k < nz;
        return inside ? OptionalInt.of(index((int) i, (int) j, (int) k)) : OptionalInt.empty();
    }

    /** Whether another grid has the same size and every corner in the same place, to a hundredth of a millimetre. */
    public boolean isAlike(Grid other) {
        if (nx != other.nx || ny != other.ny || nz != other.nz) {
            return false;
        }
        for (int corner = 0; corner < 8; corner++) {
            double i = (corner & 1) * (nx - 1.0);
            double j = (corner >> 1 & 1) * (ny - 1.0);
            double k = (corner >> 2) * (nz - 1.0);
            if (!(affine.apply(i, j, k).distanceTo(other.affine.apply(i, j, k)) <= ALIKE_MM)) {
                return false;
            }
        }
        return true;
    }

    public double voxelVolumeMm3() {
        return Math.abs(affine.determinant());
    }
}
