package org.nocimap.figures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/** The brain seen through from the side, from behind and from above, with all foci, and a map's strongest values. */
public final class GlassBrainFigure {
    private static final double DENSITY = 1.5;
    private static final double AIR_MM = 6;
    private static final double FARTHEST_MM = 30;
    private static final double LEGEND_LINE = 18;
    private static final double SCALE_BAR_MM = 50;
    private static final double RADIUS = 2.6;
    private static final double LARGEST_RADIUS = 6;
    private static final int CROWD = 3000;
    private static final Style MIDLINE = Style.line(Colour.rgb(0xC4C4C8), 0.8).dashed(3);

    private GlassBrainFigure() {}

    /**
     * @param title drawn on top, one line; never blank
     * @param brain the mask whose outline is drawn; not empty
     * @param brainName what it is and in which space: "brain mask (MNI152)"
     * @param dots the foci; may be empty
     * @param size what the size of a dot stands for
     * @param map a thresholded map whose strongest values in the direction of view are shown, if any
     * @param width pixels, 320 to 4000
     * @param detail whether there is a caption, and a legend even for a single group
     */
    public record Spec(
            String title,
            Mask brain,
            String brainName,
            List<Dot> dots,
            DotSize size,
            Optional<Overlay> map,
            double width,
            Detail detail) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 900;

        public Spec {
            Frame.checkWidth(width);
            dots = List.copyOf(dots);
        }

        /** All foci in dots of one size. */
        public static Spec of(String title, Mask brain, String brainName, List<Dot> dots) {
            return new Spec(title, brain, brainName, dots, DotSize.EQUAL, Optional.empty(), USUAL_WIDTH, Detail.FULL);
        }

        /** The same figure over the projection of a map. */
        public Spec withMap(Overlay newMap) {
            return new Spec(title, brain, brainName, dots, size, Optional.of(newMap), width, detail);
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), spec.map().isPresent());
        Silhouette silhouette = Silhouette.of(spec.brain());
        Extent near = silhouette.extent().grownBy(FARTHEST_MM);
        List<Dot> seen =
                spec.dots().stream().filter(dot -> near.contains(dot.at())).toList();
        Extent extent = silhouette
                .extent()
                .includingAll(seen.stream().map(Dot::at).toList())
                .grownBy(AIR_MM);
        ThreePanels row = ThreePanels.in(extent, Theme.MARGIN, frame.top(), frame.contentWidth());
        DotGroups groups = DotGroups.of(seen);
        boolean plain = spec.detail() == Detail.COMPACT && groups.legend().size() == 1;
        Map<String, Colour> legend = plain ? Map.of() : groups.legend();
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        for (Panel panel : row.panels()) {
            shapes.addAll(view(spec, panel, silhouette, seen, groups));
        }
        spec.map()
                .ifPresent(map -> shapes.addAll(
                        ColourBar.shapes(map, Ground.PAPER, frame.barLeft(), frame.top() + 8, row.height() - 16)));
        double y = frame.top() + row.height() + 6;
        y = addLegend(shapes, legend, row.panels().get(0).pxPerMm(), frame, y);
        Caption caption = spec.detail() == Detail.COMPACT
                ? Caption.none()
                : caption(spec, spec.dots().size() - seen.size());
        shapes.addAll(caption.shapes(Theme.MARGIN, y));
        double height = y + caption.height() + Theme.MARGIN;
        return new Picture(spec.width(), height, spec.title(), description(spec, groups), shapes);
    }

    private static List<Shape> view(Spec spec, Panel panel, Silhouette silhouette, List<Dot> dots, DotGroups groups) {
        Silhouette.View brain = silhouette.in(panel);
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Shape.Group.at(panel.x(), panel.y(), List.of(brain.inside())));
        spec.map().ifPresent(map -> map.extent().ifPresent(box -> {
            double cell = Silhouette.cellFor(map.shown().grid());
            Projection projection = Projection.of(map.shown(), panel.plane(), box.grownBy(2 * cell), cell);
            shapes.add(SlicePainter.projection(panel, DENSITY, projection, map.range()));
        }));
        spec.map().flatMap(Overlay::outline).ifPresent(region -> Extent.ofContent(region.region())
                .ifPresent(box -> {
                    double cell = Silhouette.cellFor(region.region().grid());
                    Projection shadow = Projection.of(region.region(), panel.plane(), box.grownBy(2 * cell), cell);
                    shapes.add(SlicePainter.shadow(panel, DENSITY, shadow));
                }));
        List<Shape> local = new ArrayList<>();
        local.add(brain.outline());
        if (panel.plane() != Plane.SAGITTAL) {
            At top = panel.at(new Point(0, 0, 0));
            local.add(new Shape.Line(top.x(), 0, top.x(), panel.height(), MIDLINE));
        }
        local.addAll(circles(spec, panel, dots, groups));
        shapes.add(Shape.Group.at(panel.x(), panel.y(), local));
        shapes.addAll(panel.sideMarks());
        return shapes;
    }

    /** Larger dots first, so that none hides another; in a crowd, dots on the same spot are drawn once. */
    private static List<Shape> circles(Spec spec, Panel panel, List<Dot> dots, DotGroups groups) {
        double cellsPerPx = dots.size() > CROWD ? 0.5 : 8;
        int mostSubjects =
                dots.stream().mapToInt(dot -> dot.subjects().orElse(1)).max().orElse(1);
        Set<String> taken = new HashSet<>();
        List<Shape.Circle> circles = new ArrayList<>();
        for (Dot dot : dots) {
            At at = onHalfPixels(panel.at(dot.at()));
            Colour colour = groups.colourOf(dot.group());
            double share = Math.sqrt(dot.subjects().orElse(1) / (double) mostSubjects);
            double radius = spec.size() == DotSize.EQUAL ? RADIUS : Math.max(1, LARGEST_RADIUS * share);
            String place = Math.round(at.x() * cellsPerPx) + " " + Math.round(at.y() * cellsPerPx) + colour.hex();
            if (spec.size() == DotSize.BY_SUBJECTS || taken.add(place)) {
                Style style = Style.filled(colour.withOpacity(0.75)).outlined(Colour.WHITE.withOpacity(0.8), 0.5);
                circles.add(new Shape.Circle(at.x(), at.y(), radius, style));
            }
        }
        circles.sort((a, b) -> Double.compare(b.radius(), a.radius()));
        return List.copyOf(circles);
    }

    /** Dots that all lie alike between pixels make small files; a quarter of a pixel is not seen. */
    private static At onHalfPixels(At at) {
        return new At(Math.rint(2 * at.x()) / 2, Math.rint(2 * at.y()) / 2);
    }

    /** Groups on the left, the scale bar on the right; returns where the next thing may begin. */
    private static double addLegend(
            List<Shape> shapes, Map<String, Colour> legend, double pxPerMm, Frame frame, double top) {
        double barWidth = SCALE_BAR_MM * pxPerMm;
        double right = Theme.MARGIN + frame.contentWidth();
        double barLabel = Theme.SMALL.widthOf("50 mm") + 6;
        shapes.add(new Shape.Line(right - barWidth, top + 9, right, top + 9, Style.line(Theme.INK, 2)));
        shapes.add(new Shape.Text(right - barWidth - 6, top + 13, "50 mm", Theme.SMALL, Anchor.END));
        double room = right - barWidth - barLabel - 16;
        double x = Theme.MARGIN;
        double y = top;
        for (Map.Entry<String, Colour> entry : legend.entrySet()) {
            String text = Theme.LABEL.fit(entry.getKey(), room - Theme.MARGIN - 14);
            double needed = 14 + Theme.LABEL.widthOf(text);
            if (x > Theme.MARGIN && x + needed > room) {
                x = Theme.MARGIN;
                y += LEGEND_LINE;
            }
            shapes.add(new Shape.Circle(x + 5, y + 9, 4, Style.filled(entry.getValue())));
            shapes.add(new Shape.Text(x + 14, y + 13, text, Theme.LABEL, Anchor.START));
            x += needed + 18;
        }
        return y + LEGEND_LINE + 2;
    }

    private static Caption caption(Spec spec, int unseen) {
        StringBuilder text =
                new StringBuilder("Outline: ").append(spec.brainName()).append(". ");
        if (!spec.dots().isEmpty()) {
            text.append("Each dot is a focus");
            text.append(spec.size() == DotSize.BY_SUBJECTS ? "; its area grows with the number of subjects. " : ". ");
        }
        if (unseen > 0) {
            text.append(unseen)
                    .append(unseen == 1 ? " focus lies" : " foci lie")
                    .append(" far outside and are not drawn. ");
        }
        spec.map().ifPresent(map -> text.append("Colours: strongest value in the direction of view. "));
        spec.map().flatMap(Overlay::outline).ifPresent(region -> text.append(region.inWords()));
        text.append(Caption.LEFT_IS_LEFT).append(' ').append(Caption.FRONT_IS_RIGHT);
        text.append(" From the side both hemispheres are seen.");
        return Caption.wrapped(text.toString(), spec.width() - 2 * Theme.MARGIN);
    }

    private static String description(Spec spec, DotGroups groups) {
        return "Outline of the " + spec.brainName() + " from the side, from behind and from above, with "
                + spec.dots().size() + " foci: "
                + String.join(", ", groups.legend().keySet()) + ". "
                + spec.map().map(Frame::inWords).orElse("") + Caption.LEFT_IS_LEFT;
    }
}
