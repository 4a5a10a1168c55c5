package org.nocimap.figures.drawing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One thing on a drawing. All lengths are pixels of the enclosing group. */
public sealed interface Shape {

    record Rect(double x, double y, double width, double height, Style style) implements Shape {
        public Rect {
            Finite.check(x, y);
            Finite.checkLengths(width, height);
            Objects.requireNonNull(style);
        }
    }

    record Line(double x1, double y1, double x2, double y2, Style style) implements Shape {
        public Line {
            Finite.check(x1, y1, x2, y2);
            Objects.requireNonNull(style);
        }
    }

    record Circle(double x, double y, double radius, Style style) implements Shape {
        public Circle {
            Finite.check(x, y);
            Finite.checkLengths(radius);
            Objects.requireNonNull(style);
        }
    }

    /**
     * One or more chains of straight lines; filled by the even-odd rule, so that a ring within a ring is a hole.
     *
     * @param chains each of at least two points
     * @param ends whether every chain is closed
     */
    record Path(List<List<At>> chains, Ends ends, Style style) implements Shape {
        public Path {
            chains = chains.stream().map(List::copyOf).toList();
            Objects.requireNonNull(ends);
            Objects.requireNonNull(style);
            for (List<At> chain : chains) {
                if (chain.size() < 2) {
                    throw new IllegalArgumentException("a chain has at least two points");
                }
            }
        }
    }

    /**
     * One line of text, as wide as {@link TextStyle#widthOf} says whatever fonts the machine has.
     *
     * @param x where {@code anchor} stands
     * @param y the baseline
     * @param turn degrees clockwise about (x, y)
     */
    record Text(double x, double y, String content, TextStyle style, Anchor anchor, double turn) implements Shape {
        public Text {
            Finite.check(x, y, turn);
            Objects.requireNonNull(content);
            Objects.requireNonNull(style);
            Objects.requireNonNull(anchor);
        }

        /** Text that reads from left to right. */
        public Text(double x, double y, String content, TextStyle style, Anchor anchor) {
            this(x, y, content, style, anchor, 0);
        }
    }

    /** Pixels, stretched smoothly over a rectangle. */
    record Image(double x, double y, double width, double height, Pixels pixels) implements Shape {
        public Image {
            Finite.check(x, y);
            Finite.checkLengths(width, height);
            Objects.requireNonNull(pixels);
        }
    }

    /**
     * Shapes that move and grow together.
     *
     * @param x where the group's origin stands
     * @param y where the group's origin stands
     * @param scale how long one of its pixels is outside, above 0
     * @param clip when present, only what lies between the group's origin and this size (in its own pixels) is seen
     * @param shapes from back to front
     */
    record Group(double x, double y, double scale, Optional<Size> clip, List<Shape> shapes) implements Shape {
        public Group {
            Finite.check(x, y);
            Finite.checkLengths(scale);
            if (scale == 0) {
                throw new IllegalArgumentException("a group's scale is above 0");
            }
            Objects.requireNonNull(clip);
            shapes = List.copyOf(shapes);
        }

        /** Shapes moved to another place. */
        public static Group at(double x, double y, List<Shape> shapes) {
            return new Group(x, y, 1, Optional.empty(), shapes);
        }
    }
}
