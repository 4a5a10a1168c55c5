package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/** Places of the brain and how strongly they go together, as a network on a glass brain, with the places' names below. */
public final class NetworkFigure {
    private static final double AIR_MM = 8;
    private static final double SMALLEST = 5;
    private static final double LARGEST = 11;
    private static final double THINNEST = 0.8;
    private static final double THICKEST = 7;
    private static final double LEGEND_LINE = 18;
    private static final double LEGEND_COLUMN = 280;
    private static final Colour TOGETHER = Theme.BLUE;
    private static final Colour APART = Theme.ORANGE;

    private NetworkFigure() {}

    /**
     * A place.
     *
     * @param name as reports print it
     * @param at MNI mm
     * @param size what its area stands for, 0 or more: studies that report it
     */
    public record Node(String name, Point at, double size) {}

    /** Whether an edge is a finding. */
    public enum Evidence {
        SIGNIFICANT,
        NOT_SIGNIFICANT
    }

    /**
     * Two places.
     *
     * @param first number of a node, from 0
     * @param second number of another
     * @param strength its width, from nothing; below 0 where the places keep apart
     * @param evidence drawn firm or faint
     */
    public record Edge(int first, int second, double strength, Evidence evidence) {}

    /**
     * @param title drawn on top, one line; never blank
     * @param brain the mask whose outline is drawn; not empty
     * @param brainName what it is and in which space
     * @param nodes at least one, at most 60
     * @param edges between them
     * @param measure what the width of an edge shows: "log odds ratio"
     * @param significant what a firm line means: "p ≤ 0.05 (Holm)"
     * @param width pixels, 320 to 4000
     */
    public record Spec(
            String title,
            Mask brain,
            String brainName,
            List<Node> nodes,
            List<Edge> edges,
            String measure,
            String significant,
            double width) {
        /** More could not be told apart. */
        public static final int MOST_NODES = 60;

        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 900;

        public Spec {
            Frame.checkWidth(width);
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
            if (nodes.isEmpty() || nodes.size() > MOST_NODES) {
                throw new IllegalArgumentException("a network has 1 to " + MOST_NODES + " nodes");
            }
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), false);
        Silhouette silhouette = Silhouette.of(spec.brain());
        Extent extent = silhouette
                .extent()
                .includingAll(spec.nodes().stream().map(Node::at).toList())
                .grownBy(AIR_MM);
        ThreePanels row = ThreePanels.in(extent, Theme.MARGIN, frame.top(), frame.contentWidth());
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        for (Panel panel : row.panels()) {
            shapes.addAll(view(spec, panel, silhouette));
        }
        double y = legend(shapes, spec, frame.top() + row.height() + 8);
        Caption caption = Caption.wrapped(caption(spec), spec.width() - 2 * Theme.MARGIN);
        shapes.addAll(caption.shapes(Theme.MARGIN, y));
        return new Picture(spec.width(), y + caption.height() + Theme.MARGIN, spec.title(), description(spec), shapes);
    }

    private static List<Shape> view(Spec spec, Panel panel, Silhouette silhouette) {
        Silhouette.View brain = silhouette.in(panel);
        List<Shape> local = new ArrayList<>(List.of(brain.inside(), brain.outline()));
        double strongest = spec.edges().stream()
                .mapToDouble(e -> Math.abs(e.strength()))
                .max()
                .orElse(1);
        // Faint lines first, then the strong over the weak.
        List<Edge> order = spec.edges().stream()
                .sorted(Comparator.comparing((Edge e) -> e.evidence() == Evidence.SIGNIFICANT)
                        .thenComparingDouble(e -> Math.abs(e.strength())))
                .toList();
        for (Edge edge : order) {
            At from = panel.at(spec.nodes().get(edge.first()).at());
            At to = panel.at(spec.nodes().get(edge.second()).at());
            local.add(new Shape.Line(from.x(), from.y(), to.x(), to.y(), style(edge, strongest)));
        }
        double largest = spec.nodes().stream().mapToDouble(Node::size).max().orElse(1);
        for (int n = 0; n < spec.nodes().size(); n++) {
            At at = panel.at(spec.nodes().get(n).at());
            double radius = radius(spec.nodes().get(n), largest);
            Style disc = Style.filled(Colour.WHITE).outlined(Theme.INK, 1.4);
            local.add(new Shape.Circle(at.x(), at.y(), Math.max(radius, 7), disc));
            local.add(new Shape.Text(at.x(), at.y() + 4, Integer.toString(n + 1), Theme.SMALL, Anchor.MIDDLE));
        }
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Shape.Group.at(panel.x(), panel.y(), local));
        shapes.addAll(panel.sideMarks());
        return shapes;
    }

    private static double radius(Node node, double largest) {
        return largest <= 0
                ? SMALLEST
                : SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, node.size()) / largest);
    }

    private static Style style(Edge edge, double strongest) {
        double share = strongest <= 0 ? 0 : Math.abs(edge.strength()) / strongest;
        Colour colour = edge.strength() < 0 ? APART : TOGETHER;
        return edge.evidence() == Evidence.SIGNIFICANT
                ? Style.line(colour.withOpacity(0.9), Math.max(1.6, THICKEST * share))
                : Style.line(colour.withOpacity(0.35), Math.max(THINNEST, 0.3 * THICKEST * share))
                        .dashed(4);
    }

    /** Numbers and names in columns; returns where the next thing may begin. */
    private static double legend(List<Shape> shapes, Spec spec, double top) {
        int columns = Math.max(1, (int) ((spec.width() - 2 * Theme.MARGIN) / LEGEND_COLUMN));
        double width = (spec.width() - 2 * Theme.MARGIN) / columns;
        int rows = (spec.nodes().size() + columns - 1) / columns;
        for (int n = 0; n < spec.nodes().size(); n++) {
            Node node = spec.nodes().get(n);
            int column = n / rows;
            String text = (n + 1) + "  " + node.name() + String.format(Locale.ROOT, " (%.0f)", node.size());
            shapes.add(new Shape.Text(
                    Theme.MARGIN + column * width,
                    top + (n % rows + 1) * LEGEND_LINE - 4,
                    Theme.LABEL.fit(text, width - 10),
                    Theme.LABEL,
                    Anchor.START));
        }
        return top + rows * LEGEND_LINE + 4;
    }

    private static String caption(Spec spec) {
        return "Width of a line: " + spec.measure() + ". Firm lines: " + spec.significant()
                + "; dashed: not significant. Blue: more often together than by chance; orange: less often. Size of a"
                + " disc and number in parentheses: studies that report the place. Outline: " + spec.brainName() + ". "
                + Caption.LEFT_IS_LEFT + " " + Caption.FRONT_IS_RIGHT;
    }

    private static String description(Spec spec) {
        String firm = spec.edges().stream()
                .filter(e -> e.evidence() == Evidence.SIGNIFICANT)
                .sorted(Comparator.comparingDouble(e -> -Math.abs(e.strength())))
                .limit(10)
                .map(e -> spec.nodes().get(e.first()).name() + " and "
                        + spec.nodes().get(e.second()).name())
                .collect(Collectors.joining("; "));
        return "Network of " + spec.nodes().size() + " places and "
                + spec.edges().size() + " pairs. Significant (" + spec.significant + "): "
                + (firm.isEmpty() ? "none" : firm) + ".";
    }
}
