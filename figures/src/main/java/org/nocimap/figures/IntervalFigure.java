package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** A value for each row, where there is one with its interval and with the smallest and the largest that were seen. */
public final class IntervalFigure {
    private static final int MOST_ROWS = 60;
    private static final double ROW = 22;
    private static final double NAME_SHARE = 0.42;
    private static final double TEXT_WIDTH = 150;
    private static final double AXIS_HEIGHT = 40;
    private static final int MOST_TICKS = 7;

    private IntervalFigure() {}

    /** How a row is drawn. */
    public enum Emphasis {
        /** As it should be. */
        PLAIN,
        /** To be noticed. */
        WARNING
    }

    /**
     * A row. Where there is no interval, low and high, least and most are the value.
     *
     * @param name what the value belongs to
     * @param least the smallest value seen
     * @param low lower limit of the interval
     * @param value the value
     * @param high upper limit of the interval
     * @param most the largest value seen
     * @param text beside it, such as the value in words; may be empty
     */
    public record Row(
            String name,
            double least,
            double low,
            double value,
            double high,
            double most,
            String text,
            Emphasis emphasis) {
        public Row {
            Objects.requireNonNull(name);
            Objects.requireNonNull(text);
            if (!(0 <= least
                    && least <= value
                    && low <= value
                    && value <= high
                    && value <= most
                    && low >= 0
                    && Double.isFinite(high)
                    && Double.isFinite(most))) {
                throw new IllegalArgumentException(
                        "no interval about " + value + ": " + least + ", " + low + ", " + high + ", " + most);
            }
        }

        /** A value alone. */
        public static Row of(String name, double value, String text, Emphasis emphasis) {
            return new Row(name, value, value, value, value, value, text, emphasis);
        }
    }

    /**
     * @param title drawn on top, one line; never blank
     * @param rows from top to bottom, 1 or more; the first 60 are drawn, the caption says how many are not
     * @param axis what the axis shows, with its unit
     * @param end of the axis, which begins at 0; above 0
     * @param reference where a dashed line stands, if anywhere
     * @param caption what to know besides
     * @param width pixels, 320 to 4000
     */
    public record Spec(
            String title,
            List<Row> rows,
            String axis,
            double end,
            OptionalDouble reference,
            String caption,
            double width) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 820;

        public Spec {
            Frame.checkWidth(width);
            rows = List.copyOf(rows);
            if (rows.isEmpty() || !(end > 0 && Double.isFinite(end))) {
                throw new IllegalArgumentException("at least one row, and an axis that ends above 0");
            }
        }
    }

    public static Picture draw(Spec spec) {
        List<Row> drawn = spec.rows().subList(0, Math.min(MOST_ROWS, spec.rows().size()));
        Frame frame = new Frame(spec.width(), spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double widest = drawn.stream()
                .mapToDouble(r -> Theme.LABEL.widthOf(r.name()))
                .max()
                .orElse(0);
        double nameWidth = Math.min(widest + 2, NAME_SHARE * spec.width());
        Scale scale = new Scale(Theme.MARGIN + nameWidth + 12, spec.width() - Theme.MARGIN - TEXT_WIDTH, spec.end());
        double top = frame.top() + 4;
        double bottom = top + drawn.size() * ROW;
        addAxis(shapes, spec, scale, top, bottom);
        for (int n = 0; n < drawn.size(); n++) {
            addRow(shapes, drawn.get(n), scale, nameWidth, top + n * ROW + ROW / 2);
        }
        int left = spec.rows().size() - drawn.size();
        String text = spec.caption() + (left > 0 ? " Not drawn: " + left + " further rows." : "");
        Caption caption = Caption.wrapped(text, spec.width() - 2 * Theme.MARGIN);
        shapes.addAll(caption.shapes(Theme.MARGIN, bottom + AXIS_HEIGHT));
        double height = bottom + AXIS_HEIGHT + caption.height() + Theme.MARGIN;
        return new Picture(spec.width(), height, spec.title(), description(spec, drawn), shapes);
    }

    private static String description(Spec spec, List<Row> drawn) {
        List<String> words = drawn.stream()
                .limit(12)
                .map(r -> r.name() + " " + (r.text().isEmpty() ? Double.toString(r.value()) : r.text()))
                .toList();
        return "Values with intervals on an axis of " + spec.axis() + ": " + String.join("; ", words) + ".";
    }

    private static void addAxis(List<Shape> shapes, Spec spec, Scale scale, double top, double bottom) {
        Ticks ticks = Ticks.between(0, spec.end(), MOST_TICKS);
        for (double value : ticks.values()) {
            double x = scale.x(value);
            shapes.add(new Shape.Line(x, top, x, bottom + 3, value == 0 ? Theme.AXIS : Theme.GRID));
            shapes.add(new Shape.Text(x, bottom + 16, ticks.label(value), Theme.SMALL, Anchor.MIDDLE));
        }
        spec.reference()
                .ifPresent(at -> shapes.add(new Shape.Line(
                        scale.x(at),
                        top,
                        scale.x(at),
                        bottom,
                        Style.line(Theme.INK, 1.2).dashed(5))));
        String name = Theme.LABEL.fit(spec.axis(), spec.width() - scale.left() - Theme.MARGIN);
        shapes.add(new Shape.Text(scale.left(), bottom + 33, name, Theme.LABEL, Anchor.START));
    }

    private static void addRow(List<Shape> shapes, Row row, Scale scale, double nameWidth, double y) {
        Colour colour = row.emphasis() == Emphasis.WARNING ? Theme.ORANGE : Theme.BLUE;
        String name = Theme.LABEL.fit(row.name(), nameWidth);
        shapes.add(new Shape.Text(Theme.MARGIN, y + 4, name, Theme.LABEL, Anchor.START));
        shapes.add(new Shape.Line(scale.x(row.least()), y, scale.x(row.most()), y, Style.line(Theme.RULE, 1)));
        double low = scale.x(row.low());
        double high = scale.x(row.high());
        if (high > low) {
            shapes.add(new Shape.Rect(low, y - 3, high - low, 6, Style.filled(CategoryColours.tint(colour, 0.55))));
        }
        double x = scale.x(row.value());
        shapes.add(
                row.emphasis() == Emphasis.WARNING
                        ? diamond(x, y, colour)
                        : new Shape.Circle(x, y, 4.5, Style.filled(colour)));
        shapes.add(new Shape.Text(scale.right() + 10, y + 4, row.text(), Theme.SMALL, Anchor.START));
    }

    /** What is to be noticed has a shape of its own, for those who do not see its colour. */
    private static Shape diamond(double x, double y, Colour colour) {
        List<At> corners = List.of(new At(x, y - 6), new At(x + 6, y), new At(x, y + 6), new At(x - 6, y));
        return new Shape.Path(List.of(corners), Ends.CLOSED, Style.filled(colour));
    }

    /** Where values stand. */
    private record Scale(double left, double right, double end) {
        double x(double value) {
            return left + (right - left) * Math.min(value, end) / end;
        }
    }
}
