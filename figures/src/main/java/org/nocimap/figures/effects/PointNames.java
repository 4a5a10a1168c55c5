package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Shape;

/** Names beside points, as many as fit without touching another name, another point, an axis or the border. */
final class PointNames {
    private static final double LONGEST = 150;
    private static final double AIR = 3;

    private PointNames() {}

    /**
     * A point in pixels.
     *
     * @param name of the study
     * @param importance those with more get their name first
     */
    record Point(double x, double y, double radius, String name, double importance) {}

    private record Box(double left, double top, double right, double bottom) {
        boolean touches(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean isWithin(Box other) {
            return left >= other.left && top >= other.top && right <= other.right && bottom <= other.bottom;
        }
    }

    /** The names that find a place in the field of a frame: right, left, above or below their point. */
    static List<Shape> beside(List<Point> points, ScatterFrame frame) {
        Box field = new Box(frame.left() + 2, frame.top(), frame.right(), frame.bottom() - 2);
        List<Box> taken = new ArrayList<>();
        for (Point point : points) {
            taken.add(new Box(
                    point.x - point.radius, point.y - point.radius, point.x + point.radius, point.y + point.radius));
        }
        List<Point> order = new ArrayList<>(points);
        order.sort(Comparator.comparingDouble(Point::importance).reversed());
        List<Shape> names = new ArrayList<>();
        for (Point point : order) {
            if (point.name.isEmpty()) {
                continue;
            }
            for (Shape.Text wish : places(point)) {
                Box box = box(wish);
                if (box.isWithin(field) && taken.stream().noneMatch(box::touches)) {
                    taken.add(box);
                    names.add(wish);
                    break;
                }
            }
        }
        return names;
    }

    private static List<Shape.Text> places(Point point) {
        String name = Theme.SMALL.fit(point.name, LONGEST);
        double away = point.radius + AIR;
        return List.of(
                text(point.x + away, point.y + 4, name, Anchor.START),
                text(point.x - away, point.y + 4, name, Anchor.END),
                text(point.x, point.y - away - 2, name, Anchor.MIDDLE),
                text(point.x, point.y + away + 8, name, Anchor.MIDDLE));
    }

    private static Shape.Text text(double x, double y, String name, Anchor anchor) {
        return new Shape.Text(x, y, name, Theme.SMALL, anchor);
    }

    private static Box box(Shape.Text text) {
        double width = text.style().widthOf(text.content());
        double left =
                switch (text.anchor()) {
                    case START -> text.x();
                    case MIDDLE -> text.x() - width / 2;
                    case END -> text.x() - width;
                };
        double size = text.style().size();
        return new Box(left - 1, text.y() - 0.78 * size, left + width + 1, text.y() + 0.24 * size);
    }
}
