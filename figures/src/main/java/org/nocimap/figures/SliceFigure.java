package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Decimal;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Size;
import org.nocimap.figures.drawing.Style;
import org.nocimap.image.Point;

/** Sagittal, coronal and axial slices through one place, with a crosshair. */
public final class SliceFigure {
    private static final double DENSITY = 1.5;
    private static final double AIR_MM = 3;
    private static final double LABEL_HEIGHT = 20;
    private static final double CROSS_GAP = 7;
    private static final double FARTHEST_MM = 40;
    private static final Style CROSSHAIR = Style.line(Colour.rgb(0x1F6FB4).withOpacity(0.8), 1);

    private SliceFigure() {}

    /**
     * @param title drawn on top, one line; never blank
     * @param underlay the anatomy
     * @param overlay the map, if any
     * @param at the place that all three slices go through, in the underlay's millimetres
     * @param width pixels, 320 to 4000
     */
    public record Spec(String title, Anatomy underlay, Optional<Overlay> overlay, Point at, double width) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 900;

        public Spec {
            Frame.checkWidth(width);
        }

        public static Spec of(String title, Anatomy underlay, Overlay overlay, Point at) {
            return new Spec(title, underlay, Optional.of(overlay), at, USUAL_WIDTH);
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), spec.overlay().isPresent());
        double top = frame.top() + LABEL_HEIGHT;
        ThreePanels row = ThreePanels.in(extent(spec), Theme.MARGIN, top, frame.contentWidth());
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        for (Panel panel : row.panels()) {
            shapes.addAll(slice(spec, panel));
            String place =
                    panel.plane().axis() + " = " + millimetres(panel.plane().through(spec.at()));
            String label = Theme.LABEL.widthOf(place + " mm") <= panel.width() ? place + " mm" : place;
            shapes.add(
                    new Shape.Text(panel.x() + panel.width() / 2, frame.top() + 13, label, Theme.LABEL, Anchor.MIDDLE));
        }
        spec.overlay()
                .ifPresent(overlay -> shapes.addAll(
                        ColourBar.shapes(overlay, Ground.BRAIN, frame.barLeft(), top + 8, row.height() - 16)));
        Caption caption = Caption.wrapped(
                "Underlay: " + spec.underlay().name() + ". "
                        + spec.overlay()
                                .flatMap(Overlay::outline)
                                .map(Outline::inWords)
                                .orElse("")
                        + Caption.LEFT_IS_LEFT + " " + Caption.FRONT_IS_RIGHT,
                frame.width() - 2 * Theme.MARGIN);
        double bottom = top + row.height() + 6;
        shapes.addAll(caption.shapes(Theme.MARGIN, bottom));
        return new Picture(
                spec.width(), bottom + caption.height() + Theme.MARGIN, spec.title(), description(spec), shapes);
    }

    /** Tissue and everything that is significant, and the place itself unless it is far away. */
    private static Extent extent(Spec spec) {
        Extent tissue = Frame.extent(spec.underlay(), spec.overlay());
        return tissue.grownBy(FARTHEST_MM).contains(spec.at())
                ? tissue.including(spec.at()).grownBy(AIR_MM)
                : tissue;
    }

    private static List<Shape> slice(Spec spec, Panel panel) {
        List<Shape> shapes = new ArrayList<>();
        double through = panel.plane().through(spec.at());
        shapes.add(SlicePainter.slice(panel, through, DENSITY, spec.underlay(), spec.overlay()));
        shapes.add(new Shape.Group(
                panel.x(),
                panel.y(),
                1,
                Optional.of(new Size(panel.width(), panel.height())),
                crosshair(panel, panel.at(spec.at()))));
        shapes.addAll(panel.sideMarks());
        return shapes;
    }

    /** Four lines that leave the place itself free. */
    private static List<Shape> crosshair(Panel panel, At at) {
        return List.of(
                new Shape.Line(0, at.y(), at.x() - CROSS_GAP, at.y(), CROSSHAIR),
                new Shape.Line(at.x() + CROSS_GAP, at.y(), panel.width(), at.y(), CROSSHAIR),
                new Shape.Line(at.x(), 0, at.x(), at.y() - CROSS_GAP, CROSSHAIR),
                new Shape.Line(at.x(), at.y() + CROSS_GAP, at.x(), panel.height(), CROSSHAIR));
    }

    private static String description(Spec spec) {
        return "Sagittal, coronal and axial slices of " + spec.underlay().name() + " through x = "
                + millimetres(spec.at().x()) + ", y = " + millimetres(spec.at().y()) + ", z = "
                + millimetres(spec.at().z()) + " mm. "
                + spec.overlay().map(Frame::inWords).orElse("") + Caption.LEFT_IS_LEFT;
    }

    /** Whole millimetres without a point, others with one decimal. */
    static String millimetres(double mm) {
        boolean whole = Math.abs(mm - Math.rint(mm)) < 0.05;
        return Decimal.printed(mm, whole ? 0 : 1);
    }
}
