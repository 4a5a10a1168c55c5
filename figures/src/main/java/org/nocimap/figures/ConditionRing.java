package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/**
 * A ring with one sector for each condition, always at the same angle, so that place says what colour says. Clockwise from the
 * top; a number in the middle.
 */
final class ConditionRing {
    private static final double HOLE = 0.56;
    private static final double STEP = Math.toRadians(6);
    private static final double PALE = 0.3;
    private static final double NUMBER = 9.5;
    private static final Style THIN = Style.line(Colour.rgb(0x6E6E73), 0.7);

    private ConditionRing() {}

    /**
     * @param x its middle
     * @param y its middle
     * @param radius its outer radius, in pixels
     * @param parts one for each condition
     * @param number what stands in the middle; may be empty
     * @param hub whether all conditions share the region: the ring gets a heavy rim
     */
    static List<Shape> shapes(double x, double y, double radius, List<Involvement> parts, String number, boolean hub) {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(new Shape.Circle(x, y, radius + (hub ? 3 : 1), Style.filled(Colour.WHITE)));
        double sector = 2 * Math.PI / parts.size();
        for (int n = 0; n < parts.size(); n++) {
            Colour colour = colour(n, parts.get(n));
            Style style = Style.filled(colour).outlined(Colour.WHITE, 0.8);
            shapes.add(new Shape.Path(List.of(sector(x, y, radius, n * sector, (n + 1) * sector)), Ends.CLOSED, style));
        }
        shapes.add(circle(x, y, radius, THIN));
        if (hub) {
            shapes.add(circle(x, y, radius + 2.2, Style.line(Theme.INK, 1.6)));
        }
        double hole = HOLE * radius;
        shapes.add(new Shape.Circle(x, y, hole, Style.filled(Colour.WHITE)));
        if (!number.isEmpty()) {
            TextStyle letters = TextStyle.bold(Math.min(NUMBER, 1.25 * hole), Theme.INK);
            shapes.add(new Shape.Text(x, y + letters.size() * 0.36, number, letters, Anchor.MIDDLE));
        }
        return shapes;
    }

    /** The colour of a condition's sector. */
    private static Colour colour(int condition, Involvement involvement) {
        return switch (involvement) {
            case STRONG -> CategoryColours.of(condition);
            case WEAK -> CategoryColours.tint(CategoryColours.of(condition), PALE);
            case NONE -> Theme.FAINT;
        };
    }

    /** A circle that is only a line, as a chain of short ones. */
    private static Shape circle(double x, double y, double radius, Style style) {
        List<At> chain = new ArrayList<>();
        for (double angle = 0; angle < 2 * Math.PI - STEP / 2; angle += STEP) {
            chain.add(new At(x + radius * Math.sin(angle), y - radius * Math.cos(angle)));
        }
        return new Shape.Path(List.of(chain), Ends.CLOSED, style);
    }

    private static List<At> sector(double x, double y, double radius, double from, double to) {
        List<At> chain = new ArrayList<>();
        int steps = (int) Math.max(2, Math.ceil((to - from) / STEP));
        for (int n = 0; n <= steps; n++) {
            double angle = from + (to - from) * n / steps;
            chain.add(new At(x + radius * Math.sin(angle), y - radius * Math.cos(angle)));
        }
        for (int n = steps; n >= 0; n--) {
            double angle = from + (to - from) * n / steps;
            double inner = HOLE * radius;
            chain.add(new At(x + inner * Math.sin(angle), y - inner * Math.cos(angle)));
        }
        return chain;
    }
}
