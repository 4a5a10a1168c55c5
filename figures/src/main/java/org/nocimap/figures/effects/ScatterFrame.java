package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.Caption;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** The field of a plot whose studies are points: title, two axes, and what lies between them. */
final class ScatterFrame {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 360;
    private static final double LEFT = 74;
    private static final double HALF_LABEL = 8;
    private static final double UNDER_AXIS = 46;
    private static final double TOP = Theme.MARGIN + Theme.TITLE_HEIGHT + 4;

    private final String title;
    private final EffectAxis across;
    private final EffectAxis up;
    private final double left;
    private final double right;

    /**
     * @param across values from left to right
     * @param up values from the bottom to the top
     * @param roomRight what is left free beside the field, in pixels
     */
    ScatterFrame(String title, Span across, Span up, double roomRight) {
        this.title = title;
        this.left = LEFT;
        this.right = WIDTH - Theme.MARGIN - HALF_LABEL - roomRight;
        this.across = new EffectAxis(across.kind(), across.low(), across.high(), left, right);
        this.up = new EffectAxis(up.kind(), up.low(), up.high(), 0, HEIGHT);
    }

    /** The values of an axis. */
    record Span(EffectAxis.Kind kind, double low, double high) {
        /** All values and a little air around them; at least a unit in the last place of air where all are the same. */
        static Span of(EffectAxis.Kind kind, double... values) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            double air = high > low ? 0.06 * (high - low) : Math.max(1e-3, 0.1 * Math.abs(high));
            return new Span(kind, low - air, high + air);
        }

        /** The same from another beginning. */
        Span from(double value) {
            return new Span(kind, value, high);
        }

        /** The same to another end. */
        Span to(double value) {
            return new Span(kind, low, value);
        }
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double top() {
        return TOP;
    }

    double bottom() {
        return TOP + HEIGHT;
    }

    double x(double value) {
        return across.x(value);
    }

    double y(double value) {
        return bottom() - up.x(value);
    }

    EffectAxis across() {
        return across;
    }

    EffectAxis up() {
        return up;
    }

    /** A line between two places in values, cut at the borders of the field; nothing where it does not cross it. */
    List<Shape> line(double x1, double y1, double x2, double y2, Style style) {
        double from = 0;
        double to = 1;
        double[] starts = {x1, y1};
        double[] ways = {x2 - x1, y2 - y1};
        double[] lows = {across.low(), up.low()};
        double[] highs = {across.high(), up.high()};
        for (int d = 0; d < 2; d++) {
            if (ways[d] == 0) {
                if (starts[d] < lows[d] || starts[d] > highs[d]) {
                    return List.of();
                }
                continue;
            }
            double a = (lows[d] - starts[d]) / ways[d];
            double b = (highs[d] - starts[d]) / ways[d];
            from = Math.max(from, Math.min(a, b));
            to = Math.min(to, Math.max(a, b));
        }
        return from >= to
                ? List.of()
                : List.of(new Shape.Line(
                        x(x1 + from * ways[0]),
                        y(y1 + from * ways[1]),
                        x(x1 + to * ways[0]),
                        y(y1 + to * ways[1]),
                        style));
    }

    /** A curve through places in values, which must lie within the horizontal axis; the vertical is cut at the borders. */
    Shape curve(double[] xs, double[] ys, Style style) {
        List<At> chain = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            chain.add(new At(x(xs[i]), y(within(ys[i]))));
        }
        return new Shape.Path(List.of(chain), Ends.OPEN, style);
    }

    /** The area between two curves over the same places. */
    Shape band(double[] xs, double[] lows, double[] highs, Style style) {
        List<At> ring = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            ring.add(new At(x(xs[i]), y(within(lows[i]))));
        }
        for (int i = xs.length - 1; i >= 0; i--) {
            ring.add(new At(x(xs[i]), y(within(highs[i]))));
        }
        return new Shape.Path(List.of(ring), Ends.CLOSED, style);
    }

    private double within(double value) {
        return Math.max(up.low(), Math.min(up.high(), value));
    }

    /** Axes with ticks and titles, and the figure's title. */
    List<Shape> axes(String acrossTitle, String upTitle) {
        List<Shape> shapes = new ArrayList<>();
        String fitting = Theme.TITLE.fit(title, WIDTH - 2 * Theme.MARGIN);
        shapes.add(new Shape.Text(Theme.MARGIN, Theme.MARGIN + 14, fitting, Theme.TITLE, Anchor.START));
        shapes.add(new Shape.Line(left, bottom(), right, bottom(), Theme.AXIS));
        shapes.add(new Shape.Line(left, TOP, left, bottom(), Theme.AXIS));
        for (EffectAxis.Tick tick : across.ticks()) {
            double x = x(tick.value());
            shapes.add(new Shape.Line(x, bottom(), x, bottom() + 4, Theme.AXIS));
            shapes.add(new Shape.Text(x, bottom() + 16, tick.label(), Theme.SMALL, Anchor.MIDDLE));
        }
        for (EffectAxis.Tick tick : up.ticks()) {
            double y = y(tick.value());
            shapes.add(new Shape.Line(left - 4, y, left, y, Theme.AXIS));
            shapes.add(new Shape.Text(left - 7, y + 4, tick.label(), Theme.SMALL, Anchor.END));
        }
        String under = Theme.LABEL.fit(acrossTitle, WIDTH - 2 * Theme.MARGIN);
        double middle = Math.max(
                Theme.MARGIN + Theme.LABEL.widthOf(under) / 2,
                Math.min(WIDTH - Theme.MARGIN - Theme.LABEL.widthOf(under) / 2, (left + right) / 2));
        shapes.add(new Shape.Text(middle, bottom() + 36, under, Theme.LABEL, Anchor.MIDDLE));
        String beside = Theme.LABEL.fit(upTitle, HEIGHT + 20);
        shapes.add(new Shape.Text(22, TOP + HEIGHT / 2, beside, Theme.LABEL, Anchor.MIDDLE, -90));
        return shapes;
    }

    /** Ticks of another scale on the right border. */
    List<Shape> rightTicks(double value, String label) {
        double y = y(value);
        return List.of(
                new Shape.Line(right, y, right + 4, y, Theme.AXIS),
                new Shape.Text(right + 7, y + 4, label, Theme.SMALL, Anchor.START));
    }

    /** A picture of these shapes with a caption under the axis. */
    Picture picture(List<Shape> shapes, String caption, String description) {
        Caption under = Caption.wrapped(caption, WIDTH - 2 * Theme.MARGIN);
        List<Shape> all = new ArrayList<>(shapes);
        all.addAll(under.shapes(Theme.MARGIN, bottom() + UNDER_AXIS));
        double height = bottom() + UNDER_AXIS + under.height() + Theme.MARGIN;
        return new Picture(WIDTH, height, title, description, all);
    }
}
