package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;

/** A brain as if of frosted glass: its outline, and the darker the thicker it is behind. */
final class Silhouette {
    private static final double FINEST_CELL_MM = 1.5;
    private static final double COARSEST_CELL_MM = 4;
    private static final double BORDER_MM = 12;
    private static final double EDGE_BLUR_MM = 2.2;
    private static final double EDGE_MM = 4;
    private static final double DEPTH_BLUR_MM = 3.5;
    private static final double[] DEPTHS = {0.3, 0.55, 0.8};
    private static final Colour[] SHADES = {
        Colour.rgb(0xF5F5F6), Colour.rgb(0xEFEFF0), Colour.rgb(0xE9E9EB), Colour.rgb(0xE3E3E6)
    };
    private static final Style EDGE = Style.line(Colour.rgb(0x6E6E73), 1.1);

    private final Volume content;
    private final Extent extent;
    private final double cellMm;

    private Silhouette(Volume content, Extent extent, double cellMm) {
        this.content = content;
        this.extent = extent;
        this.cellMm = cellMm;
    }

    /**
     * @throws IllegalArgumentException for an empty mask
     */
    static Silhouette of(Mask brain) {
        if (brain.size() == 0) {
            throw new IllegalArgumentException("a glass brain needs a mask that is not empty");
        }
        Volume content = brain.toVolume();
        Extent extent = Extent.ofContent(content).orElseThrow();
        return new Silhouette(content, extent, cellFor(brain.grid()));
    }

    /** The side of a projection's cell that suits a grid. */
    static double cellFor(Grid grid) {
        double finest = Math.min(
                grid.affine().columnNorm(0),
                Math.min(grid.affine().columnNorm(1), grid.affine().columnNorm(2)));
        return Math.max(FINEST_CELL_MM, Math.min(COARSEST_CELL_MM, finest));
    }

    /** The box around the brain. */
    Extent extent() {
        return extent;
    }

    /**
     * One view of the brain, in pixels from the panel's upper left corner.
     *
     * @param inside darker where the brain is thicker
     * @param outline its edge
     */
    record View(List<Shape> inside, Shape outline) {}

    View in(Panel panel) {
        Projection projection = project(panel.plane());
        List<List<At>> edge = rings(projection.smoothThickness(EDGE_BLUR_MM, EDGE_MM), EDGE_MM / 2, projection, panel);
        List<Shape> inside = new ArrayList<>();
        inside.add(new Shape.Path(edge, Ends.CLOSED, Style.filled(SHADES[0])));
        double[] depth = projection.smoothThickness(DEPTH_BLUR_MM, Double.POSITIVE_INFINITY);
        double most = Arrays.stream(depth).max().orElse(0);
        for (int n = 0; n < DEPTHS.length; n++) {
            List<List<At>> rings = rings(depth, DEPTHS[n] * most, projection, panel);
            inside.add(new Shape.Path(rings, Ends.CLOSED, Style.filled(SHADES[n + 1])));
        }
        return new View(List.copyOf(inside), new Shape.Path(edge, Ends.CLOSED, EDGE));
    }

    private Projection project(Plane plane) {
        return Projection.of(content, plane, border(), cellMm);
    }

    /** Whole cells around the brain, so that blurred edges come to nothing within. */
    private Extent border() {
        return extent.grownBy(Math.ceil(BORDER_MM / cellMm) * cellMm);
    }

    private List<List<At>> rings(double[] field, double level, Projection projection, Panel panel) {
        Plane plane = panel.plane();
        double left = plane.across(border().low()) + cellMm / 2;
        double top = plane.up(border().high()) - cellMm / 2;
        return Contours.around(field, projection.width(), projection.height(), level).stream()
                .map(ring -> ring.stream()
                        .map(cell -> panel.at(plane.point(left + cell.x() * cellMm, top - cell.y() * cellMm, 0)))
                        .toList())
                .toList();
    }
}
