package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Decimal;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** How often something was reported: a bar for each share, with its interval. */
public final class FrequencyBarFigure {
    private static final int MOST_ROWS = 40;
    private static final double BAR = 11;
    private static final double LONE_BAR = 14;
    private static final double BETWEEN = 8;
    private static final double COUNT_WIDTH = 62;
    private static final double NAME_SHARE = 0.36;
    private static final double AXIS_HEIGHT = 40;
    private static final double LEGEND_LINE = 18;
    private static final int MOST_TICKS = 6;
    private static final double TINT = 0.72;

    private FrequencyBarFigure() {}

    /**
     * A bar.
     *
     * @param count of how many
     * @param of out of how many, 1 or more
     * @param low lower limit of the interval, a share
     * @param high its upper limit
     */
    public record Bar(int count, int of, double low, double high) {
        public Bar {
            if (of < 1 || count < 0 || count > of || !(low >= 0 && low <= high && high <= 1)) {
                throw new IllegalArgumentException("no share with an interval: " + count + " of " + of);
            }
        }
    }

    /**
     * The bars of one region.
     *
     * @param name of the region
     * @param bars one for each series; empty where the series has nothing to count
     */
    public record Row(String name, List<Optional<Bar>> bars) {
        public Row {
            bars = List.copyOf(bars);
        }
    }

    /**
     * @param title drawn on top, one line; never blank
     * @param rowHead what the rows are
     * @param series what the bars of a row are, 1 to 7
     * @param rows from top to bottom, 1 or more; the first 40 are drawn, the caption says how many are not
     * @param measure what the axis shows, without its unit, which is per cent
     * @param confidence of the intervals, such as 0.95
     * @param caption what to know besides; may be empty
     * @param width pixels, 320 to 4000
     */
    public record Spec(
            String title,
            String rowHead,
            List<String> series,
            List<Row> rows,
            String measure,
            double confidence,
            String caption,
            double width) {
        /** The most series that colours keep apart. */
        public static final int MOST_SERIES = 7;

        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 820;

        public Spec {
            Frame.checkWidth(width);
            series = List.copyOf(series);
            rows = List.copyOf(rows);
            if (series.isEmpty() || series.size() > MOST_SERIES || rows.isEmpty()) {
                throw new IllegalArgumentException("bars have rows and 1 to " + MOST_SERIES + " series");
            }
            for (Row row : rows) {
                if (row.bars().size() != series.size()) {
                    throw new IllegalArgumentException("the row " + row.name() + " has not one bar for each series");
                }
            }
        }
    }

    public static Picture draw(Spec spec) {
        List<Row> drawn = spec.rows().subList(0, Math.min(MOST_ROWS, spec.rows().size()));
        Layout layout = new Layout(spec, drawn);
        Frame frame = new Frame(spec.width(), spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double top = layout.legend(shapes, frame.top());
        double bottom = top + drawn.size() * layout.rowHeight();
        shapes.addAll(layout.axis(top, bottom));
        for (int n = 0; n < drawn.size(); n++) {
            shapes.addAll(layout.row(drawn.get(n), top + n * layout.rowHeight()));
        }
        String more = drawn.size() < spec.rows().size()
                ? " Not drawn: " + (spec.rows().size() - drawn.size()) + " further rows."
                : "";
        String text = "Lines: " + Decimal.printed(100 * spec.confidence(), 0)
                + " % intervals (Wilson). Beside them: how many of how many. " + spec.caption() + more;
        Caption caption = Caption.wrapped(text, spec.width() - 2 * Theme.MARGIN);
        double captionTop = bottom + AXIS_HEIGHT;
        shapes.addAll(caption.shapes(Theme.MARGIN, captionTop));
        double height = captionTop + caption.height() + Theme.MARGIN;
        return new Picture(spec.width(), height, spec.title(), description(spec), shapes);
    }

    private static String description(Spec spec) {
        List<String> largest = new ArrayList<>();
        for (Row row : spec.rows().subList(0, Math.min(3, spec.rows().size()))) {
            for (int n = 0; n < row.bars().size(); n++) {
                String series =
                        spec.series().size() == 1 ? "" : ", " + spec.series().get(n);
                row.bars()
                        .get(n)
                        .ifPresent(bar -> largest.add(row.name() + series + " " + bar.count() + " of " + bar.of()));
            }
        }
        return String.format(
                Locale.ROOT,
                "Bars with intervals for %s, %d rows. On top: %s.",
                spec.measure(),
                spec.rows().size(),
                String.join("; ", largest));
    }

    /** Where names, bars and counts stand. */
    private static final class Layout {
        private final Spec spec;
        private final double nameWidth;
        private final double left;
        private final double width;
        private final double bar;
        private final double axisEnd;
        private final Ticks ticks;

        Layout(Spec spec, List<Row> rows) {
            this.spec = spec;
            double widest = Theme.STRONG.widthOf(spec.rowHead());
            double highest = 0;
            for (Row row : rows) {
                widest = Math.max(widest, Theme.LABEL.widthOf(row.name()));
                for (Optional<Bar> each : row.bars()) {
                    highest = Math.max(highest, each.map(Bar::high).orElse(0.0));
                }
            }
            this.nameWidth = Math.min(widest + 4, NAME_SHARE * spec.width());
            this.left = Theme.MARGIN + nameWidth + 10;
            this.width = spec.width() - Theme.MARGIN - COUNT_WIDTH - left;
            this.bar = spec.series().size() == 1 ? LONE_BAR : BAR;
            double step = Ticks.step(Math.max(1, 100 * highest) / (MOST_TICKS - 1));
            this.axisEnd = Math.min(100, Math.ceil(100 * highest / step - 1e-9) * step);
            this.ticks = Ticks.between(0, axisEnd, MOST_TICKS + 1);
        }

        double rowHeight() {
            return spec.series().size() * bar + BETWEEN;
        }

        /** The series with their colours; returns where the rows may begin. */
        double legend(List<Shape> shapes, double top) {
            if (spec.series().size() == 1) {
                return top + 4;
            }
            double x = left;
            double y = top;
            for (int n = 0; n < spec.series().size(); n++) {
                String text = Theme.LABEL.fit(spec.series().get(n), spec.width() - Theme.MARGIN - left - 16);
                double needed = 16 + Theme.LABEL.widthOf(text);
                if (x > left && x + needed > spec.width() - Theme.MARGIN) {
                    x = left;
                    y += LEGEND_LINE;
                }
                shapes.add(new Shape.Rect(x, y + 3, 11, 11, Style.filled(CategoryColours.tint(colour(n), TINT))));
                shapes.add(new Shape.Text(x + 16, y + 13, text, Theme.LABEL, Anchor.START));
                x += needed + 18;
            }
            return y + LEGEND_LINE + 8;
        }

        List<Shape> axis(double top, double bottom) {
            List<Shape> shapes = new ArrayList<>();
            for (double value : ticks.values()) {
                double x = x(value / 100);
                shapes.add(new Shape.Line(x, top, x, bottom + 3, value == 0 ? Theme.AXIS : Theme.GRID));
                shapes.add(new Shape.Text(x, bottom + 16, ticks.label(value), Theme.SMALL, Anchor.MIDDLE));
            }
            String name = Theme.LABEL.fit(spec.measure() + " (%)", spec.width() - left);
            shapes.add(new Shape.Text(left, bottom + 33, name, Theme.LABEL, Anchor.START));
            return shapes;
        }

        List<Shape> row(Row row, double top) {
            List<Shape> shapes = new ArrayList<>();
            double middle = top + rowHeight() / 2;
            String name = Theme.LABEL.fit(row.name(), nameWidth);
            shapes.add(new Shape.Text(Theme.MARGIN, middle + 4, name, Theme.LABEL, Anchor.START));
            for (int n = 0; n < row.bars().size(); n++) {
                double y = top + BETWEEN / 2 + n * bar;
                if (row.bars().get(n).isPresent()) {
                    shapes.addAll(bar(row.bars().get(n).get(), colour(n), y));
                }
            }
            return shapes;
        }

        private List<Shape> bar(Bar share, Colour colour, double y) {
            double middle = y + bar / 2;
            double low = x(share.low());
            double high = x(Math.min(share.high(), axisEnd / 100));
            Style whisker = Style.line(Theme.INK, 1.2);
            String count = share.count() + "/" + share.of();
            return List.of(
                    new Shape.Rect(
                            left,
                            y + 1,
                            x((double) share.count() / share.of()) - left,
                            bar - 2,
                            Style.filled(CategoryColours.tint(colour, TINT))),
                    new Shape.Line(low, middle, high, middle, whisker),
                    new Shape.Line(low, middle - 3, low, middle + 3, whisker),
                    new Shape.Line(high, middle - 3, high, middle + 3, whisker),
                    new Shape.Text(left + width + 8, middle + 4, count, Theme.SMALL, Anchor.START));
        }

        private double x(double share) {
            return left + width * 100 * share / axisEnd;
        }

        private Colour colour(int n) {
            return spec.series().size() == 1 ? Theme.BLUE : CategoryColours.of(n);
        }
    }
}
