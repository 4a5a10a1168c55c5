package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Decimal;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/** Risk of bias over all studies: for each domain a bar of the shares of its levels. */
public final class BiasSummaryFigure {
    private static final double WIDTH = 760;
    private static final double ROW = 28;
    private static final double NAME_SHARE = 0.42;
    private static final double ENOUGH_FOR_A_NUMBER = 0.07;

    private BiasSummaryFigure() {}

    /**
     * A domain.
     *
     * @param name what it is about
     * @param shares of the levels, in their order; 0 to 1, together at most 1: what is missing was not judged
     */
    public record Row(String name, List<Double> shares) {
        public Row {
            shares = List.copyOf(shares);
            double sum = 0;
            for (double share : shares) {
                sum += share;
                if (!(share >= 0)) {
                    throw new IllegalArgumentException("a share is not negative");
                }
            }
            if (sum > 1 + 1e-9) {
                throw new IllegalArgumentException("shares add up to one at most");
            }
        }
    }

    /**
     * @param title drawn on top, one line
     * @param weighting how studies count, in the axis: {@code studies} or {@code studies, by weight}
     * @param levels in the order of the shares
     * @param rows at least one
     */
    public record Spec(String title, String weighting, List<BiasLevel> levels, List<Row> rows) {
        public Spec {
            levels = List.copyOf(levels);
            rows = List.copyOf(rows);
            if (rows.isEmpty() || levels.isEmpty()) {
                throw new IllegalArgumentException("a summary has levels and at least one domain");
            }
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(WIDTH, spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double widest = spec.rows().stream()
                .mapToDouble(row -> Theme.LABEL.widthOf(row.name()))
                .max()
                .orElse(0);
        double nameWidth = Math.min(widest + 12, NAME_SHARE * WIDTH);
        double left = Theme.MARGIN + nameWidth;
        double length = WIDTH - Theme.MARGIN - 12 - left;
        double top = frame.top() + 6;
        for (int r = 0; r < spec.rows().size(); r++) {
            row(spec, spec.rows().get(r), left, length, top + r * ROW, nameWidth, shapes);
        }
        double bottom = top + spec.rows().size() * ROW;
        for (int tick = 0; tick <= 4; tick++) {
            double x = left + length * tick / 4;
            shapes.add(new Shape.Line(x, bottom, x, bottom + 4, Theme.AXIS));
            shapes.add(new Shape.Text(x, bottom + 17, 25 * tick + " %", Theme.SMALL, Anchor.MIDDLE));
        }
        shapes.add(new Shape.Line(left, bottom, left + length, bottom, Theme.AXIS));
        shapes.add(new Shape.Text(
                left + length / 2, bottom + 34, "share of " + spec.weighting(), Theme.LABEL, Anchor.MIDDLE));
        double below = TrafficLightFigure.legend(spec.levels(), shapes, Theme.MARGIN, bottom + 58, WIDTH);
        return new Picture(WIDTH, below + Theme.MARGIN, spec.title(), description(spec), shapes);
    }

    private static void row(
            Spec spec, Row row, double left, double length, double y, double nameWidth, List<Shape> shapes) {
        String name = Theme.LABEL.fit(row.name(), nameWidth - 10);
        shapes.add(new Shape.Text(left - 10, y + ROW / 2 + 4, name, Theme.LABEL, Anchor.END));
        double x = left;
        for (int n = 0; n < row.shares().size(); n++) {
            double share = row.shares().get(n);
            BiasLevel level = spec.levels().get(n);
            Style style = Style.filled(level.colour()).outlined(Theme.RULE, 0.5);
            if (share > 0) {
                shapes.add(new Shape.Rect(x, y + 3, length * share, ROW - 6, style));
            }
            if (share >= ENOUGH_FOR_A_NUMBER) {
                shapes.add(new Shape.Text(
                        x + length * share / 2,
                        y + ROW / 2 + 4,
                        Decimal.fixed(100 * share, 0) + " %",
                        TextStyle.bold(11, level.ink()),
                        Anchor.MIDDLE));
            }
            x += length * share;
        }
    }

    private static String description(Spec spec) {
        List<String> rows = new ArrayList<>();
        for (Row row : spec.rows()) {
            List<String> parts = new ArrayList<>();
            for (int n = 0; n < row.shares().size(); n++) {
                parts.add(spec.levels().get(n).words() + " "
                        + Decimal.fixed(100 * row.shares().get(n), 0) + " %");
            }
            rows.add(row.name() + ": " + String.join(", ", parts));
        }
        return "Bars of the share of " + spec.weighting() + " at each level of risk. " + String.join(". ", rows) + ".";
    }
}
