package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Pixels;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** The upright bar that says which colour is which value. */
final class ColourBar {
    /** Room to leave for a bar with its numbers and its name. */
    static final double WIDTH = 76;

    private static final double BAR = 11;
    private static final double GAP = 5;
    private static final int MOST_TICKS = 6;
    private static final int FINE = 20;
    private static final double TICK_ROOM = 18;
    private static final double BETWEEN_SIDES = 10;

    private ColourBar() {}

    /**
     * @param x left edge of the bar in pixels
     * @param y its upper edge
     * @param height its height
     */
    static List<Shape> shapes(Overlay overlay, Ground ground, double x, double y, double height) {
        List<Shape> shapes = new ArrayList<>();
        Range range = overlay.range();
        double widest;
        if (overlay.sides() == Sides.BOTH) {
            double half = (height - BETWEEN_SIDES) / 2;
            widest = side(shapes, ground.above(), range.low(), range.high(), x, y, half);
            double lower = y + half + BETWEEN_SIDES;
            widest = Math.max(widest, side(shapes, ground.below(), -range.high(), -range.low(), x, lower, half));
        } else {
            widest = side(shapes, ground.above(), range.low(), range.high(), x, y, height);
        }
        double nameX = x + BAR + GAP + widest + 16;
        shapes.add(new Shape.Text(nameX, y + height / 2, overlay.label(), Theme.LABEL, Anchor.MIDDLE, -90));
        return shapes;
    }

    /** Draws one bar with ticks and says how wide its numbers are. */
    private static double side(
            List<Shape> shapes, ColourMap colours, double low, double high, double x, double y, double height) {
        shapes.add(new Shape.Image(x, y, BAR, height, ramp(colours, low < 0)));
        shapes.add(new Shape.Rect(x, y, BAR, height, Style.line(Theme.RULE, 0.75)));
        double widest = 0;
        Scale scale = scale(low, high, height);
        for (double value : scale.values()) {
            double at = high > low ? y + height * (high - value) / (high - low) : y + height / 2;
            widest = Math.max(widest, tick(shapes, scale.digits().label(value), x, at));
        }
        return widest;
    }

    private record Scale(List<Double> values, Ticks digits) {}

    /** Round numbers, or both ends where there is no room for two of them, or the only value there is. */
    private static Scale scale(double low, double high, double height) {
        if (high > low) {
            Ticks ticks = Ticks.between(low, high, Math.max(2, Math.min(MOST_TICKS, (int) (height / TICK_ROOM))));
            if (ticks.values().size() > 1) {
                return new Scale(ticks.values(), ticks);
            }
            return new Scale(List.of(low, high), Ticks.between(low, high, FINE));
        }
        return new Scale(List.of(low), Ticks.between(0, Math.max(Math.abs(low), 1e-6), FINE));
    }

    private static double tick(List<Shape> shapes, String label, double x, double y) {
        shapes.add(new Shape.Line(x + BAR, y, x + BAR + 3, y, Theme.AXIS));
        shapes.add(new Shape.Text(x + BAR + GAP, y + 4, label, Theme.SMALL, Anchor.START));
        return Theme.SMALL.widthOf(label);
    }

    /** One pixel for each colour; the value nearest to zero is at the bottom, or on top of a bar of negative values. */
    private static Pixels ramp(ColourMap colours, boolean strongAtBottom) {
        int[] argb = new int[ColourMap.LEVELS];
        for (int level = 0; level < argb.length; level++) {
            double fraction = (level + 0.5) / argb.length;
            argb[level] = colours.argb(strongAtBottom ? fraction : 1 - fraction);
        }
        return new Pixels(1, argb.length, argb);
    }
}
