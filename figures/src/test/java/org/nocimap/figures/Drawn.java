package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Pixels;
import org.nocimap.figures.drawing.Shape;

/** Everything on a picture in its own pixels, out of all groups. */
public final class Drawn {
    /** The box around a text: a capital's height above the baseline, a descender's below. */
    public record Box(String text, double left, double top, double right, double bottom) {
        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    record PlacedImage(double left, double top, double width, double height, Pixels pixels) {}

    public record Disc(double x, double y, double radius, String colour) {}

    record Segment(double x1, double y1, double x2, double y2) {}

    private static final double EDGE = 0.5;

    public final List<Box> texts = new ArrayList<>();
    final List<PlacedImage> images = new ArrayList<>();
    public final List<Disc> discs = new ArrayList<>();
    final List<Segment> lines = new ArrayList<>();
    public final List<Shape.Rect> rects = new ArrayList<>();
    final List<Shape.Path> paths = new ArrayList<>();

    private Drawn() {}

    public static Drawn of(Picture picture) {
        Drawn drawn = new Drawn();
        drawn.add(picture.shapes(), 0, 0, 1);
        return drawn;
    }

    private void add(List<Shape> shapes, double x, double y, double scale) {
        for (Shape shape : shapes) {
            if (shape instanceof Shape.Group group) {
                add(group.shapes(), x + scale * group.x(), y + scale * group.y(), scale * group.scale());
            } else if (shape instanceof Shape.Text text) {
                texts.add(box(text, x, y, scale));
            } else if (shape instanceof Shape.Image image) {
                images.add(new PlacedImage(
                        x + scale * image.x(),
                        y + scale * image.y(),
                        scale * image.width(),
                        scale * image.height(),
                        image.pixels()));
            } else if (shape instanceof Shape.Circle circle) {
                discs.add(new Disc(
                        x + scale * circle.x(),
                        y + scale * circle.y(),
                        scale * circle.radius(),
                        circle.style().fill().map(Colour::hex).orElse("")));
            } else if (shape instanceof Shape.Line line) {
                lines.add(new Segment(
                        x + scale * line.x1(), y + scale * line.y1(), x + scale * line.x2(), y + scale * line.y2()));
            } else if (shape instanceof Shape.Rect rect) {
                rects.add(new Shape.Rect(
                        x + scale * rect.x(),
                        y + scale * rect.y(),
                        scale * rect.width(),
                        scale * rect.height(),
                        rect.style()));
            } else if (shape instanceof Shape.Path path) {
                paths.add(path);
            }
        }
    }

    private static Box box(Shape.Text text, double x, double y, double scale) {
        double width = text.style().widthOf(text.content());
        double start =
                switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> -width / 2;
                    case END -> -width;
                };
        double up = 0.72 * text.style().size();
        double down = 0.2 * text.style().size();
        double[] local = text.turn() == 0
                ? new double[] {start, -up, start + width, down}
                : new double[] {-up, -start - width, down, -start};
        return new Box(
                text.content(),
                x + scale * (text.x() + local[0]) + EDGE,
                y + scale * (text.y() + local[1]) + EDGE,
                x + scale * (text.x() + local[2]) - EDGE,
                y + scale * (text.y() + local[3]) - EDGE);
    }

    /** Pairs of texts that run into each other, and texts that run out of the picture. */
    public List<String> collisions(Picture picture) {
        List<String> found = new ArrayList<>();
        for (int a = 0; a < texts.size(); a++) {
            Box box = texts.get(a);
            if (box.left < 0 || box.top < 0 || box.right > picture.width() || box.bottom > picture.height()) {
                found.add(box + " leaves the picture");
            }
            for (int b = 0; b < a; b++) {
                if (box.overlaps(texts.get(b))) {
                    found.add(box + " runs into " + texts.get(b));
                }
            }
        }
        return found;
    }

    Box text(String content) {
        return texts.stream()
                .filter(box -> box.text.equals(content))
                .findFirst()
                .orElseThrow();
    }

    public List<String> contents() {
        return texts.stream().map(Box::text).toList();
    }
}
