package org.nocimap.figures;

import java.util.List;
import java.util.Optional;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

/**
 * A box in millimetres.
 *
 * @param low the corner with the smallest coordinates
 * @param high the corner with the largest
 */
record Extent(Point low, Point high) {

    /** The box around all voxels that are not zero, if there is any. */
    static Optional<Extent> ofContent(Volume volume) {
        Grid grid = volume.grid();
        float[] data = volume.data();
        int[] low = {grid.nx(), grid.ny(), grid.nz()};
        int[] high = {-1, -1, -1};
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                int start = grid.index(0, j, k);
                int first = 0;
                while (first < grid.nx() && data[start + first] == 0) {
                    first++;
                }
                if (first < grid.nx()) {
                    int last = grid.nx() - 1;
                    while (data[start + last] == 0) {
                        last--;
                    }
                    include(low, high, first, j, k);
                    include(low, high, last, j, k);
                }
            }
        }
        return high[0] < 0 ? Optional.empty() : Optional.of(around(grid.affine(), low, high));
    }

    /** The box around a whole grid. */
    static Extent of(Grid grid) {
        return around(grid.affine(), new int[3], new int[] {grid.nx() - 1, grid.ny() - 1, grid.nz() - 1});
    }

    private static void include(int[] low, int[] high, int... ijk) {
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Math.min(low[axis], ijk[axis]);
            high[axis] = Math.max(high[axis], ijk[axis]);
        }
    }

    /** From voxel to voxel, both with their full size. */
    private static Extent around(Affine affine, int[] low, int[] high) {
        Extent box = at(affine.apply(low[0] - 0.5, low[1] - 0.5, low[2] - 0.5));
        for (int corner = 1; corner < 8; corner++) {
            box = box.including(affine.apply(
                    (corner & 1) == 0 ? low[0] - 0.5 : high[0] + 0.5,
                    (corner & 2) == 0 ? low[1] - 0.5 : high[1] + 0.5,
                    (corner & 4) == 0 ? low[2] - 0.5 : high[2] + 0.5));
        }
        return box;
    }

    static Extent at(Point point) {
        return new Extent(point, point);
    }

    Extent including(Point p) {
        return new Extent(
                new Point(Math.min(low.x(), p.x()), Math.min(low.y(), p.y()), Math.min(low.z(), p.z())),
                new Point(Math.max(high.x(), p.x()), Math.max(high.y(), p.y()), Math.max(high.z(), p.z())));
    }

    Extent including(Extent other) {
        return including(other.low).including(other.high);
    }

    Extent includingAll(List<Point> points) {
        Extent box = this;
        for (Point point : points) {
            box = box.including(point);
        }
        return box;
    }

    /** The same box, this many millimetres larger on every side. */
    Extent grownBy(double mm) {
        return new Extent(
                new Point(low.x() - mm, low.y() - mm, low.z() - mm),
                new Point(high.x() + mm, high.y() + mm, high.z() + mm));
    }

    /** What lies in both boxes; this box when they do not meet. */
    Extent within(Extent other) {
        Point newLow = new Point(
                Math.max(low.x(), other.low.x()), Math.max(low.y(), other.low.y()), Math.max(low.z(), other.low.z()));
        Point newHigh = new Point(
                Math.min(high.x(), other.high.x()),
                Math.min(high.y(), other.high.y()),
                Math.min(high.z(), other.high.z()));
        boolean meets = newLow.x() < newHigh.x() && newLow.y() < newHigh.y() && newLow.z() < newHigh.z();
        return meets ? new Extent(newLow, newHigh) : this;
    }

    boolean contains(Point p) {
        return p.x() >= low.x()
                && p.x() <= high.x()
                && p.y() >= low.y()
                && p.y() <= high.y()
                && p.z() >= low.z()
                && p.z() <= high.z();
    }

    /** Millimetres across a plane. */
    double width(Plane plane) {
        return plane.across(high) - plane.across(low);
    }

    /** Millimetres from the bottom to the top of a plane. */
    double height(Plane plane) {
        return plane.up(high) - plane.up(low);
    }
}
