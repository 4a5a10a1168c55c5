package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * Which regions conditions share: above, the regions as numbered rings on a glass brain, a sector for each condition; below,
 * the regions that all conditions share in the middle, with the conditions around them and what each has alone.
 */
public final class CircuitFigure {
    private static final int MOST_NODES = 60;
    private static final double AIR_MM = 10;
    private static final double SMALLEST = 8.5;
    private static final double GROWTH = 4.5;
    private static final double SEEN_MOVE = 5;

    private CircuitFigure() {}

    /**
     * A region.
     *
     * @param name as reports print it
     * @param places where it is: one place, or one for each side; MNI mm
     * @param parts one for each condition
     */
    public record Node(String name, List<Point> places, List<Involvement> parts) {
        public Node {
            places = List.copyOf(places);
            parts = List.copyOf(parts);
            if (places.isEmpty()) {
                throw new IllegalArgumentException("a region has a place");
            }
        }

        /** Number of conditions that are involved strongly. */
        int strong() {
            return (int) parts.stream().filter(p -> p == Involvement.STRONG).count();
        }

        boolean isHub() {
            return parts.size() > 1 && strong() == parts.size();
        }
    }

    /**
     * @param title drawn on top, one line; never blank
     * @param brain the mask whose outline is drawn; not empty
     * @param brainName what it is and in which space
     * @param conditions 2 to 12
     * @param nodes regions in the order of their numbers; at least one, each with as many parts as conditions; the first 60
     *     that are strongly involved in some condition are drawn
     * @param strong what a full sector says, in words: "significant (cluster-level FWE p ≤ 0.05)"
     * @param weak what a pale sector says; empty when there are none
     * @param width pixels, 600 to 4000
     */
    public record Spec(
            String title,
            Mask brain,
            String brainName,
            List<String> conditions,
            List<Node> nodes,
            String strong,
            String weak,
            double width) {
        /** The most conditions that a ring can show. */
        public static final int MOST_CONDITIONS = 12;

        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 1100;

        private static final double NARROWEST = 600;

        public Spec {
            Frame.checkWidth(Math.max(width, NARROWEST));
            conditions = List.copyOf(conditions);
            int sectors = conditions.size();
            if (sectors < 2 || sectors > MOST_CONDITIONS || width < NARROWEST) {
                throw new IllegalArgumentException("a circuit has 2 to " + MOST_CONDITIONS + " conditions");
            }
            nodes = nodes.stream()
                    .filter(node -> node.strong() > 0)
                    .limit(MOST_NODES)
                    .toList();
            if (nodes.isEmpty() || nodes.stream().anyMatch(node -> node.parts().size() != sectors)) {
                throw new IllegalArgumentException("a circuit has regions with a part for each condition");
            }
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), false);
        Silhouette silhouette = Silhouette.of(spec.brain());
        Extent extent = silhouette.extent().grownBy(AIR_MM);
        ThreePanels row = ThreePanels.in(extent, Theme.MARGIN, frame.top(), frame.contentWidth());
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        for (Panel panel : row.panels()) {
            shapes.addAll(view(spec, panel, silhouette));
        }
        double y = frame.top() + row.height() + 10;
        CircuitDiagram diagram = new CircuitDiagram(spec, Theme.MARGIN, y, frame.contentWidth());
        shapes.addAll(diagram.shapes());
        Caption caption = Caption.wrapped(caption(spec), spec.width() - 2 * Theme.MARGIN);
        double captionTop = y + diagram.height() + 6;
        shapes.addAll(caption.shapes(Theme.MARGIN, captionTop));
        double height = captionTop + caption.height() + Theme.MARGIN;
        return new Picture(spec.width(), height, spec.title(), description(spec), shapes);
    }

    /** One ring for each place of each region, moved apart where they would overlap. */
    private static List<Shape> view(Spec spec, Panel panel, Silhouette silhouette) {
        List<Integer> numbers = new ArrayList<>();
        List<At> homes = new ArrayList<>();
        for (int n = 0; n < spec.nodes().size(); n++) {
            for (Point place : placesIn(spec.nodes().get(n), panel.plane())) {
                numbers.add(n);
                homes.add(panel.at(place));
            }
        }
        double scale = Math.min(1, panel.pxPerMm() / 1.6) * (homes.size() > 45 ? 0.85 : 1);
        double[] radii = new double[homes.size()];
        for (int i = 0; i < radii.length; i++) {
            Node node = spec.nodes().get(numbers.get(i));
            radii[i] = scale * radius(node) + (node.isHub() ? 3.5 : 1.5);
        }
        List<At> settled = Apart.of(homes, radii, panel.width(), panel.height());
        Silhouette.View brain = silhouette.in(panel);
        List<Shape> local = new ArrayList<>(List.of(brain.inside(), brain.outline()));
        for (int i = 0; i < radii.length; i++) {
            At home = homes.get(i);
            At at = settled.get(i);
            if (Math.hypot(home.x() - at.x(), home.y() - at.y()) > SEEN_MOVE) {
                local.add(new Shape.Line(home.x(), home.y(), at.x(), at.y(), Style.line(Theme.RULE, 0.8)));
                local.add(new Shape.Circle(home.x(), home.y(), 1.6, Style.filled(Theme.MUTED)));
            }
        }
        for (int i = 0; i < radii.length; i++) {
            Node node = spec.nodes().get(numbers.get(i));
            At at = settled.get(i);
            String number = Integer.toString(numbers.get(i) + 1);
            local.addAll(
                    ConditionRing.shapes(at.x(), at.y(), scale * radius(node), node.parts(), number, node.isHub()));
        }
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Shape.Group.at(panel.x(), panel.y(), local));
        shapes.addAll(panel.sideMarks());
        return shapes;
    }

    /** From the side both hemispheres lie on each other: one ring is enough. */
    private static List<Point> placesIn(Node node, Plane plane) {
        if (plane != Plane.SAGITTAL || node.places().size() == 1) {
            return node.places();
        }
        double y = node.places().stream().mapToDouble(Point::y).average().orElse(0);
        double z = node.places().stream().mapToDouble(Point::z).average().orElse(0);
        return List.of(new Point(0, y, z));
    }

    /** Regions of more conditions are larger. */
    private static double radius(Node node) {
        return SMALLEST + GROWTH * node.strong() / node.parts().size();
    }

    private static String caption(Spec spec) {
        String pale = spec.weak().isEmpty() ? "" : " Pale sector: " + spec.weak() + ".";
        return "Every ring is a region with one sector for each condition, always at the same angle. Full sector: "
                + spec.strong() + "." + pale
                + " Grey: nothing. Heavy rim: shared by all conditions. Under a condition: the regions it has alone. A"
                + " ring that had to give way is tied to its"
                + " place"
                + " by a"
                + " line."
                + " Outline:"
                + " " + spec.brainName() + ". " + Caption.LEFT_IS_LEFT + " "
                + Caption.FRONT_IS_RIGHT;
    }

    private static String description(Spec spec) {
        String hubs = spec.nodes().stream().filter(Node::isHub).map(Node::name).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Circuit of %d regions and %d conditions (%s). Shared by all: %s.",
                spec.nodes().size(),
                spec.conditions().size(),
                String.join(", ", spec.conditions()),
                hubs.isEmpty() ? "none" : hubs);
    }
}
