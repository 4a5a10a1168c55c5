package org.nocimap.cbma;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Voxel;

/** Small masks. */
public final class TestMasks {
    private TestMasks() {}

    /** All voxels of a grid centred on the origin. */
    public static Mask box(int nx, int ny, int nz, double mm) {
        return where(centred(nx, ny, nz, mm), p -> true);
    }

    /** An ellipsoid about the origin, half axes in mm; symmetric about all three planes. */
    public static Mask ellipsoid(double mm, double rx, double ry, double rz) {
        Grid grid =
                centred((int) Math.ceil(2 * rx / mm), (int) Math.ceil(2 * ry / mm), (int) Math.ceil(2 * rz / mm), mm);
        return where(grid, p -> p.x() * p.x() / (rx * rx) + p.y() * p.y() / (ry * ry) + p.z() * p.z() / (rz * rz) <= 1);
    }

    /** The voxels whose centres fulfil a condition. */
    public static Mask where(Grid grid, Predicate<Point> inside) {
        return Mask.of(
                grid,
                IntStream.range(0, grid.size())
                        .filter(v -> inside.test(grid.pointOf(v)))
                        .toArray());
    }

    /** The same region with every voxel cut into {@code parts}³: its voxel centres lie evenly within the coarse voxels. */
    public static Mask subdivided(Mask mask, int parts) {
        Grid grid = mask.grid();
        Point first = grid.pointOf(0);
        double[] size = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = grid.affine().columnNorm(axis) / parts;
        }
        double back = (parts - 1) / 2.0;
        Affine affine = Affine.diagonal(
                size[0],
                size[1],
                size[2],
                first.x() - back * size[0],
                first.y() - back * size[1],
                first.z() - back * size[2]);
        Grid fine = new Grid(grid.nx() * parts, grid.ny() * parts, grid.nz() * parts, affine);
        return Mask.of(
                fine,
                IntStream.range(0, fine.size())
                        .filter(v -> {
                            Voxel voxel = fine.voxel(v);
                            return mask.contains(grid.index(voxel.i() / parts, voxel.j() / parts, voxel.k() / parts));
                        })
                        .toArray());
    }

    /** A random odd shape on a grid of at most 17 voxels an axis, voxels 2 to 5 mm long and not cubes; at least one voxel. */
    public static Mask random(RandomStream random) {
        double[] mm = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            mm[axis] = 2 + random.nextInt(13) / 4.0;
        }
        Grid grid = new Grid(
                1 + random.nextInt(17),
                1 + random.nextInt(17),
                1 + random.nextInt(17),
                Affine.diagonal(mm[0], mm[1], mm[2], -20, -15, 3));
        int sure = random.nextInt(grid.size());
        double density = 0.3 + 0.7 * random.nextDouble();
        return Mask.of(
                grid,
                IntStream.range(0, grid.size())
                        .filter(v -> v == sure || random.nextDouble() < density)
                        .toArray());
    }

    private static Grid centred(int nx, int ny, int nz, double mm) {
        Affine affine = Affine.diagonal(mm, mm, mm, -mm * (nx - 1) / 2, -mm * (ny - 1) / 2, -mm * (nz - 1) / 2);
        return new Grid(nx, ny, nz, affine);
    }
}
