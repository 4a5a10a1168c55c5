package org.nocimap.figures;

import java.util.List;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.TextStyle;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;

/**
 * The part of a drawing that shows a box of the brain in one plane.
 *
 * @param plane how the brain is looked at
 * @param extent the millimetres shown
 * @param x left edge in pixels
 * @param y upper edge in pixels
 * @param pxPerMm pixels of a millimetre, above 0
 */
record Panel(Plane plane, Extent extent, double x, double y, double pxPerMm) {
    private static final int MOST_PIXELS_A_SIDE = 1500;
    private static final double SMALLEST_MARK = 9.5;
    private static final double LARGEST_MARK = 13;

    double width() {
        return extent.width(plane) * pxPerMm;
    }

    double height() {
        return extent.height(plane) * pxPerMm;
    }

    /** Where a place in the brain stands, in pixels from the panel's upper left corner. */
    At at(Point point) {
        return new At(
                (plane.across(point) - plane.across(extent.low())) * pxPerMm,
                (plane.up(extent.high()) - plane.up(point)) * pxPerMm);
    }

    /**
     * A grid one voxel thick that fills the panel: i grows to the right of the picture, j downwards.
     *
     * @param through where the plane lies, in mm
     * @param density voxels for each pixel of the drawing
     */
    Grid raster(double through, double density) {
        int columns = side(width() * density);
        int rows = side(height() * density);
        double stepAcross = extent.width(plane) / columns;
        double stepDown = extent.height(plane) / rows;
        Point origin = plane.point(
                plane.across(extent.low()) + stepAcross / 2, plane.up(extent.high()) - stepDown / 2, through);
        Point right = plane.point(stepAcross, 0, 0);
        Point down = plane.point(0, -stepDown, 0);
        Point behind = plane.point(0, 0, 1);
        return new Grid(
                columns,
                rows,
                1,
                Affine.of(
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
                        origin.z()));
    }

    private static int side(double pixels) {
        return (int) Math.max(1, Math.min(MOST_PIXELS_A_SIDE, Math.round(pixels)));
    }

    /** The letters that say which side is which, in the panel's upper corners; pixels of the whole drawing. */
    List<Shape> sideMarks() {
        double size = Math.max(SMALLEST_MARK, Math.min(LARGEST_MARK, LARGEST_MARK * pxPerMm));
        TextStyle style = TextStyle.bold(size, Theme.INK);
        double baseline = y + size;
        return List.of(
                new Shape.Text(x + 1, baseline, plane.lowSide(), style, Anchor.START),
                new Shape.Text(x + width() - 1, baseline, plane.highSide(), style, Anchor.END));
    }
}
