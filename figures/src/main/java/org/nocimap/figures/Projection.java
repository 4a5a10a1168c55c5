package org.nocimap.figures;

import java.util.Arrays;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

/**
 * A volume seen through in one direction: a field of square cells in the plane that is looked at.
 *
 * <p>Each voxel falls on all cells whose centre lies within the box around its shadow, so that there are no holes whatever
 * the affine.
 */
final class Projection {
    private final Plane plane;
    private final double cellMm;
    private final double left;
    private final double top;
    private final int width;
    private final int height;
    private final double[] thickness;
    private final float[] strongest;

    private Projection(Plane plane, Extent extent, double cellMm) {
        this.plane = plane;
        this.cellMm = cellMm;
        this.left = plane.across(extent.low());
        this.top = plane.up(extent.high());
        this.width = (int) Math.ceil(extent.width(plane) / cellMm);
        this.height = (int) Math.ceil(extent.height(plane) / cellMm);
        this.thickness = new double[width * height];
        this.strongest = new float[width * height];
    }

    /**
     * @param volume zero where there is nothing
     * @param plane the direction looked in
     * @param extent the millimetres covered; its upper left corner is that of the first cell
     * @param cellMm side of a cell
     */
    static Projection of(Volume volume, Plane plane, Extent extent, double cellMm) {
        Projection projection = new Projection(plane, extent, cellMm);
        projection.add(volume);
        return projection;
    }

    private void add(Volume volume) {
        Grid grid = volume.grid();
        Affine affine = grid.affine();
        Point origin = affine.apply(0, 0, 0);
        double halfAcross = 0;
        double halfUp = 0;
        double through = 0;
        for (Point tip : new Point[] {affine.apply(1, 0, 0), affine.apply(0, 1, 0), affine.apply(0, 0, 1)}) {
            halfAcross += Math.abs(plane.across(tip) - plane.across(origin)) / 2;
            halfUp += Math.abs(plane.up(tip) - plane.up(origin)) / 2;
            through = Math.max(through, Math.abs(plane.through(tip) - plane.through(origin)));
        }
        Point right = affine.apply(1, 0, 0);
        double stepX = (plane.across(right) - plane.across(origin)) / cellMm;
        double stepY = (plane.up(origin) - plane.up(right)) / cellMm;
        Shadow shadow = new Shadow(halfAcross / cellMm, halfUp / cellMm, through, stepX, stepY);
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                Point start = affine.apply(0, j, k);
                double x = (plane.across(start) - left) / cellMm;
                double y = (top - plane.up(start)) / cellMm;
                row(volume.data(), grid.index(0, j, k), grid.nx(), x, y, shadow);
            }
        }
    }

    private void row(float[] data, int start, int count, double x, double y, Shadow shadow) {
        for (int i = 0; i < count; i++) {
            if (data[start + i] != 0) {
                drop(x + i * shadow.stepX, y + i * shadow.stepY, shadow, data[start + i]);
            }
        }
    }

    /**
     * What all voxels of a lattice have in common.
     *
     * @param halfX half the width of the box around a voxel's shadow, in cells
     * @param halfY half its height, in cells
     * @param thicknessMm how thick a voxel is in the direction of view
     * @param stepX cells to the right from a voxel's shadow to that of the next in memory
     * @param stepY cells downwards
     */
    private record Shadow(double halfX, double halfY, double thicknessMm, double stepX, double stepY) {}

    /** Adds a voxel whose centre falls on (x, y), in cells from the upper left corner of the field. */
    private void drop(double x, double y, Shadow shadow, float value) {
        int x0 = Math.max(0, firstCentreFrom(x - shadow.halfX));
        int x1 = Math.min(width, firstCentreFrom(x + shadow.halfX));
        int y0 = Math.max(0, firstCentreFrom(y - shadow.halfY));
        int y1 = Math.min(height, firstCentreFrom(y + shadow.halfY));
        for (int cy = y0; cy < y1; cy++) {
            for (int cx = x0; cx < x1; cx++) {
                int n = cy * width + cx;
                thickness[n] += shadow.thicknessMm;
                if (Math.abs(value) > Math.abs(strongest[n])) {
                    strongest[n] = value;
                }
            }
        }
    }

    /** The first cell whose centre lies at or beyond a place; places before the field count as just before it. */
    private static int firstCentreFrom(double place) {
        double beyond = place + 0.5 - 1e-6;
        return beyond <= 0 ? 0 : (int) beyond;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /**
     * Millimetres of content behind each cell, blurred; {@code double[height·width]}, from the upper left.
     *
     * @param sigmaMm standard deviation of the blur
     * @param mostMm more content than this counts as this much
     */
    double[] smoothThickness(double sigmaMm, double mostMm) {
        double[] kernel = gaussian(sigmaMm / cellMm);
        double[] once = new double[thickness.length];
        double[] twice = new double[thickness.length];
        double[] capped = new double[thickness.length];
        for (int n = 0; n < thickness.length; n++) {
            capped[n] = Math.min(mostMm, thickness[n]);
        }
        for (int y = 0; y < height; y++) {
            blur(capped, once, kernel, y * width, 1, width);
        }
        for (int x = 0; x < width; x++) {
            blur(once, twice, kernel, x, width, height);
        }
        return twice;
    }

    /** The value farthest from zero behind each cell, as a volume one voxel thick. */
    Volume strongest() {
        Point origin = plane.point(left + cellMm / 2, top - cellMm / 2, 0);
        Point right = plane.point(cellMm, 0, 0);
        Point down = plane.point(0, -cellMm, 0);
        Point behind = plane.point(0, 0, 1);
        Affine affine = Affine.of(
                right.x(),
                down.x(),
                behind.x(),
                origin.x(),
                right.y(),
                down.y(),
                behind.y(),
                origin.y(),
                right.z(),
                down.z(),
                behind.z(),
                origin.z());
        return new Volume(new Grid(width, height, 1, affine), strongest);
    }

    private static double[] gaussian(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        double[] kernel = new double[2 * radius + 1];
        for (int n = -radius; n <= radius; n++) {
            kernel[n + radius] = Math.exp(-n * n / (2 * sigma * sigma));
        }
        double sum = Arrays.stream(kernel).sum();
        for (int n = 0; n < kernel.length; n++) {
            kernel[n] /= sum;
        }
        return kernel;
    }

    /** Blurs {@code count} values, {@code step} apart in memory; nothing lies beyond the first and the last. */
    private static void blur(double[] from, double[] to, double[] kernel, int start, int step, int count) {
        int radius = kernel.length / 2;
        for (int n = 0; n < count; n++) {
            double sum = 0;
            int last = Math.min(radius, count - 1 - n);
            for (int m = Math.max(-radius, -n); m <= last; m++) {
                sum += kernel[m + radius] * from[start + (n + m) * step];
            }
            to[start + n * step] = sum;
        }
    }
}
