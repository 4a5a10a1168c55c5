package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;

/** Many slices of one plane in rows, from low to high coordinates. */
public final class MosaicFigure {
    private static final double DENSITY = 1.5;
    private static final double LABEL_HEIGHT = 15;
    private static final double GAP = 4;
    private static final double NARROWEST_SLICE = 50;
    private static final double ROW_GAP = 6;
    private static final double LOWEST_BAR = 70;
    private static final double HIGHEST_BAR = 260;

    private MosaicFigure() {}

    /**
     * @param title drawn on top, one line; never blank
     * @param underlay the anatomy
     * @param overlay the map, if any
     * @param plane which way the brain is cut
     * @param positions where, in mm along the axis that the plane cuts; 1 to 100
     * @param columns slices in a row, 1 or more; fewer where they would become too narrow for their labels
     * @param width pixels, 320 to 4000
     * @param detail whether there is a caption
     */
    public record Spec(
            String title,
            Anatomy underlay,
            Optional<Overlay> overlay,
            Plane plane,
            List<Double> positions,
            int columns,
            double width,
            Detail detail) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 980;

        private static final int MOST_SLICES = 100;
        /** The outermost slices of a brain show little of it. */
        private static final double CORE = 0.84;

        private static final int USUAL_SLICES = 24;
        private static final int USUAL_COLUMNS = 8;

        public Spec {
            Frame.checkWidth(width);
            positions = List.copyOf(positions);
            if (positions.isEmpty() || positions.size() > MOST_SLICES) {
                throw new IllegalArgumentException("a mosaic has 1 to " + MOST_SLICES + " slices");
            }
            if (columns < 1) {
                throw new IllegalArgumentException("a mosaic has at least one column");
            }
            for (double position : positions) {
                if (!Double.isFinite(position)) {
                    throw new IllegalArgumentException("a slice lies at a finite coordinate");
                }
            }
        }

        /** Three rows of axial slices through the whole brain. */
        public static Spec axial(String title, Anatomy underlay, Overlay overlay) {
            return new Spec(
                    title,
                    underlay,
                    Optional.of(overlay),
                    Plane.AXIAL,
                    evenly(underlay, Plane.AXIAL, USUAL_SLICES),
                    USUAL_COLUMNS,
                    USUAL_WIDTH,
                    Detail.FULL);
        }

        /** So many slices at multiples of a whole number of millimetres, spread over the middle of the underlay's tissue. */
        public static List<Double> evenly(Anatomy underlay, Plane plane, int slices) {
            double low = plane.through(underlay.extent().low());
            double high = plane.through(underlay.extent().high());
            double step = Math.max(1, Math.floor(CORE * (high - low) / slices));
            double first = step * Math.rint(((low + high) / 2 - step * (slices - 1) / 2.0) / step);
            List<Double> positions = new ArrayList<>();
            for (int n = 0; n < slices; n++) {
                positions.add(first + n * step);
            }
            return positions;
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), spec.overlay().isPresent());
        Extent extent = Frame.extent(spec.underlay(), spec.overlay());
        int columns = Math.min(spec.columns(), spec.positions().size());
        columns = Math.min(columns, (int) (frame.contentWidth() / NARROWEST_SLICE));
        double pxPerMm = (frame.contentWidth() - (columns - 1) * GAP) / columns / extent.width(spec.plane());
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double y = frame.top();
        for (int n = 0; n < spec.positions().size(); n++) {
            int column = n % columns;
            double x = Theme.MARGIN + column * (extent.width(spec.plane()) * pxPerMm + GAP);
            Panel panel = new Panel(spec.plane(), extent, x, y + LABEL_HEIGHT, pxPerMm);
            shapes.addAll(slice(spec, panel, spec.positions().get(n)));
            if (column == 0) {
                shapes.addAll(panel.sideMarks());
            }
            if (column == columns - 1 || n == spec.positions().size() - 1) {
                y += LABEL_HEIGHT + panel.height() + ROW_GAP;
            }
        }
        addBar(shapes, spec, frame, y - ROW_GAP);
        Caption caption = spec.detail() == Detail.COMPACT ? Caption.none() : caption(spec);
        shapes.addAll(caption.shapes(Theme.MARGIN, y));
        return new Picture(spec.width(), y + caption.height() + Theme.MARGIN, spec.title(), description(spec), shapes);
    }

    private static List<Shape> slice(Spec spec, Panel panel, double position) {
        return List.of(
                SlicePainter.slice(panel, position, DENSITY, spec.underlay(), spec.overlay()),
                new Shape.Text(
                        panel.x() + panel.width() / 2,
                        panel.y() - 3,
                        spec.plane().axis() + " = " + SliceFigure.millimetres(position),
                        Theme.SMALL,
                        Anchor.MIDDLE));
    }

    private static void addBar(List<Shape> shapes, Spec spec, Frame frame, double bottom) {
        double room = bottom - frame.top() - LABEL_HEIGHT;
        double height = Math.max(LOWEST_BAR, Math.min(HIGHEST_BAR, room - 10));
        double top = Math.max(frame.top() + LABEL_HEIGHT, frame.top() + LABEL_HEIGHT + (room - height) / 2);
        spec.overlay()
                .ifPresent(overlay ->
                        shapes.addAll(ColourBar.shapes(overlay, Ground.BRAIN, frame.barLeft(), top, height)));
    }

    private static Caption caption(Spec spec) {
        String sides =
                spec.plane() == Plane.SAGITTAL ? Caption.FRONT_IS_RIGHT + " Negative x is left." : Caption.LEFT_IS_LEFT;
        String text =
                "Underlay: " + spec.underlay().name() + "; " + spec.plane().axis() + " in mm. " + outline(spec) + sides;
        return Caption.wrapped(text, spec.width() - 2 * Theme.MARGIN);
    }

    private static String outline(Spec spec) {
        return spec.overlay().flatMap(Overlay::outline).map(Outline::inWords).orElse("");
    }

    private static String description(Spec spec) {
        List<Double> positions = spec.positions();
        String where = positions.size() == 1
                ? "One slice at " + spec.plane().axis() + " = " + SliceFigure.millimetres(positions.get(0))
                : positions.size() + " slices from " + spec.plane().axis() + " = "
                        + SliceFigure.millimetres(positions.get(0)) + " to "
                        + SliceFigure.millimetres(positions.get(positions.size() - 1));
        return where + " mm of " + spec.underlay().name() + ". "
                + spec.overlay().map(Frame::inWords).orElse("") + Caption.LEFT_IS_LEFT;
    }
}
