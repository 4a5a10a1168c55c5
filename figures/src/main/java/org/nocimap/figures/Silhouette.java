package org.nocimap.figures;

import java.util.Arrays;
import java.util.List;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Pixels;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

/** A brain as if of frosted glass: its outline, and the darker the thicker it is behind. */
final class Silhouette {
    private static final double FINEST_CELL_MM = 1.5;
    private static final double COARSEST_CELL_MM = 4;
    private static final double BORDER_MM = 12;
    private static final double EDGE_BLUR_MM = 2.2;
    private static final double EDGE_MM = 4;
    private static final double DEPTH_BLUR_MM = 3.5;
    private static final int LIGHTEST = 0xF5;
    private static final int DARKEST = 0xDC;
    private static final int BLUISH = 3;
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
    record View(Shape inside, Shape outline) {}

    View in(Panel panel) {
        Projection projection = project(panel.plane());
        double[] edge = projection.smoothThickness(EDGE_BLUR_MM, EDGE_MM);
        List<List<At>> rings = rings(edge, projection, panel);
        double[] depth = projection.smoothThickness(DEPTH_BLUR_MM, Double.POSITIVE_INFINITY);
        Point corner = panel.plane()
                .point(panel.plane().across(border().low()), panel.plane().up(border().high()), 0);
        At at = panel.at(corner);
        double cellPx = cellMm * panel.pxPerMm();
        Pixels shades = new Pixels(projection.width(), projection.height(), shades(edge, depth));
        Shape inside =
                new Shape.Image(at.x(), at.y(), projection.width() * cellPx, projection.height() * cellPx, shades);
        return new View(inside, new Shape.Path(rings, Ends.CLOSED, EDGE));
    }

    /** Greys for cells of the brain, white around. */
    private static int[] shades(double[] edge, double[] depth) {
        double most = Arrays.stream(depth).max().orElse(1);
        int[] argb = new int[depth.length];
        for (int n = 0; n < depth.length; n++) {
            int grey = (int) Math.round(LIGHTEST + (DARKEST - LIGHTEST) * depth[n] / most);
            argb[n] =
                    edge[n] > EDGE_MM / 2 ? 0xFF000000 | grey << 16 | grey << 8 | (grey + BLUISH) : Colour.WHITE.argb();
        }
        return argb;
    }

    private Projection project(Plane plane) {
        return Projection.of(content, plane, border(), cellMm);
    }

    /** Whole cells around the brain, so that blurred edges come to nothing within. */
    private Extent border() {
        return extent.grownBy(Math.ceil(BORDER_MM / cellMm) * cellMm);
    }

    private List<List<At>> rings(double[] edge, Projection projection, Panel panel) {
        Plane plane = panel.plane();
        double left = plane.across(border().low()) + cellMm / 2;
        double top = plane.up(border().high()) - cellMm / 2;
        return Contours.around(edge, projection.width(), projection.height(), EDGE_MM / 2).stream()
                .map(ring -> ring.stream()
                        .map(cell -> panel.at(plane.point(left + cell.x() * cellMm, top - cell.y() * cellMm, 0)))
                        .toList())
                .toList();
    }
}
