package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Pixels;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/** A table of numbers as colours: rows against columns, with the number in every cell. */
public final class HeatMapFigure {
    private static final int MOST_ROWS = 80;
    private static final int MOST_COLUMNS = 40;
    private static final double ROW = 22;
    private static final double NAME_SHARE = 0.34;
    private static final double WIDEST_CELL = 92;
    private static final double NARROWEST_CELL = 26;
    private static final double TALLEST_HEAD = 230;
    private static final double NOTE_LINE = 15;
    private static final double BAR_WIDTH = 220;
    private static final double BAR_HEIGHT = 11;
    private static final double BAR_ROOM = 52;
    private static final double DARK = 0.55;
    private static final int MOST_TICKS = 6;

    private HeatMapFigure() {}

    /**
     * A column.
     *
     * @param name its heading
     * @param note stands under the heading: "n = 12"; may be empty
     */
    public record Head(String name, String note) {}

    /**
     * A cell.
     *
     * @param value what its colour shows
     * @param text what it says, a few letters: "5/12"
     */
    public record Cell(double value, String text) {}

    /**
     * A row.
     *
     * @param name its region
     * @param cells as many as columns; empty where there is nothing to say
     */
    public record Row(String name, List<Optional<Cell>> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param title drawn on top, one line; never blank
     * @param rowHead what the rows are
     * @param columns 1 to 40
     * @param rows 1 or more; the first 80 are drawn, the caption says how many are not
     * @param measure what the colours show, with its unit: "studies that report the region (%)"
     * @param range values between which the colours run
     * @param caption how to read the cells
     * @param width pixels, 320 to 4000
     */
    public record Spec(
            String title,
            String rowHead,
            List<Head> columns,
            List<Row> rows,
            String measure,
            Range range,
            String caption,
            double width) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 900;

        public Spec {
            Frame.checkWidth(width);
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            if (columns.isEmpty() || columns.size() > MOST_COLUMNS || rows.isEmpty()) {
                throw new IllegalArgumentException("a heat map has rows and 1 to " + MOST_COLUMNS + " columns");
            }
            for (Row row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException("the row " + row.name() + " has not one cell for each column");
                }
            }
        }
    }

    public static Picture draw(Spec spec) {
        List<Row> drawn = spec.rows().subList(0, Math.min(MOST_ROWS, spec.rows().size()));
        Layout layout = new Layout(spec, drawn);
        Frame frame = new Frame(spec.width(), spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double top = frame.top() + layout.headHeight();
        shapes.addAll(layout.heads(top));
        for (int n = 0; n < drawn.size(); n++) {
            shapes.addAll(layout.row(drawn.get(n), top + n * ROW));
        }
        double bottom = top + drawn.size() * ROW;
        shapes.addAll(bar(spec, layout.left(), bottom + 14));
        String more = drawn.size() < spec.rows().size()
                ? " Not drawn: " + (spec.rows().size() - drawn.size()) + " further rows."
                : "";
        Caption caption = Caption.wrapped(spec.caption() + more, spec.width() - 2 * Theme.MARGIN);
        double captionTop = bottom + 14 + BAR_ROOM;
        shapes.addAll(caption.shapes(Theme.MARGIN, captionTop));
        double height = captionTop + caption.height() + Theme.MARGIN;
        return new Picture(spec.width(), height, spec.title(), description(spec), shapes);
    }

    /** The colours with their values, from left to right. */
    private static List<Shape> bar(Spec spec, double left, double top) {
        List<Shape> shapes = new ArrayList<>();
        int[] argb = new int[ColourMap.LEVELS];
        for (int level = 0; level < argb.length; level++) {
            argb[level] = ColourMap.EMBER.argb((level + 0.5) / argb.length);
        }
        double width = Math.min(BAR_WIDTH, spec.width() - Theme.MARGIN - left - 20);
        shapes.add(new Shape.Image(left, top, width, BAR_HEIGHT, new Pixels(argb.length, 1, argb)));
        shapes.add(new Shape.Rect(left, top, width, BAR_HEIGHT, Style.line(Theme.RULE, 0.75)));
        Range range = spec.range();
        if (range.high() > range.low()) {
            Ticks ticks = Ticks.between(range.low(), range.high(), width < 150 ? 3 : MOST_TICKS);
            for (double value : ticks.values()) {
                double x = left + width * range.fraction(value);
                shapes.add(new Shape.Line(x, top + BAR_HEIGHT, x, top + BAR_HEIGHT + 3, Theme.AXIS));
                shapes.add(new Shape.Text(x, top + BAR_HEIGHT + 15, ticks.label(value), Theme.SMALL, Anchor.MIDDLE));
            }
        }
        String name = Theme.LABEL.fit(spec.measure(), spec.width() - Theme.MARGIN - left);
        shapes.add(new Shape.Text(left, top + BAR_HEIGHT + 32, name, Theme.LABEL, Anchor.START));
        return shapes;
    }

    private static String description(Spec spec) {
        Optional<String> strongest = Optional.empty();
        double most = Double.NEGATIVE_INFINITY;
        for (Row row : spec.rows()) {
            for (int n = 0; n < row.cells().size(); n++) {
                Optional<Cell> cell = row.cells().get(n);
                if (cell.isPresent() && cell.get().value() > most) {
                    most = cell.get().value();
                    strongest = Optional.of(row.name() + " in "
                            + spec.columns().get(n).name() + ", " + cell.get().text());
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "Heat map of %s: %d rows (%s) and %d columns (%s).%s",
                spec.measure(),
                spec.rows().size(),
                spec.rowHead().toLowerCase(Locale.ROOT),
                spec.columns().size(),
                String.join(", ", spec.columns().stream().map(Head::name).toList()),
                strongest.map(s -> " The strongest: " + s + ".").orElse(""));
    }

    /** Where the columns stand. */
    private static final class Layout {
        private final Spec spec;
        private final double nameWidth;
        private final double cellWidth;
        private final boolean upright;
        private final double headHeight;
        private final TextStyle cellLetters;

        Layout(Spec spec, List<Row> rows) {
            this.spec = spec;
            double widest = Theme.STRONG.widthOf(spec.rowHead());
            for (Row row : rows) {
                widest = Math.max(widest, Theme.LABEL.widthOf(row.name()));
            }
            this.nameWidth = Math.min(widest + 4, NAME_SHARE * spec.width());
            double room = spec.width() - Theme.MARGIN - left();
            this.cellWidth =
                    Math.min(WIDEST_CELL, Math.max(1, room / spec.columns().size()));
            double widestHead = 0;
            double widestNote = 0;
            for (Head head : spec.columns()) {
                widestHead = Math.max(widestHead, Theme.STRONG.widthOf(head.name()));
                widestNote = Math.max(widestNote, Theme.SMALL.widthOf(head.note()));
            }
            this.upright = Math.max(widestHead, widestNote) > cellWidth - 6;
            this.headHeight = upright
                    ? Math.min(TALLEST_HEAD, Math.max(widestHead, widestNote) + 10)
                    : (widestNote > 0 ? 2 : 1) * NOTE_LINE + 6;
            this.cellLetters =
                    TextStyle.regular(cellWidth < NARROWEST_CELL ? 8 : cellWidth < 40 ? 10 : 11.5, Theme.INK);
        }

        double left() {
            return Theme.MARGIN + nameWidth + 8;
        }

        double headHeight() {
            return headHeight;
        }

        List<Shape> heads(double bottom) {
            List<Shape> shapes = new ArrayList<>();
            String rows = Theme.STRONG.fit(spec.rowHead(), nameWidth);
            shapes.add(new Shape.Text(Theme.MARGIN, bottom - 6, rows, Theme.STRONG, Anchor.START));
            for (int n = 0; n < spec.columns().size(); n++) {
                Head head = spec.columns().get(n);
                double middle = left() + (n + 0.5) * cellWidth;
                shapes.addAll(upright ? uprightHead(head, middle, bottom) : flatHead(head, middle, bottom));
            }
            return shapes;
        }

        private List<Shape> flatHead(Head head, double middle, double bottom) {
            double baseline = bottom - 6 - (head.note().isEmpty() ? 0 : NOTE_LINE);
            return List.of(
                    new Shape.Text(middle, baseline, head.name(), Theme.STRONG, Anchor.MIDDLE),
                    new Shape.Text(middle, bottom - 6, head.note(), Theme.SMALL, Anchor.MIDDLE));
        }

        /** Name and note side by side, reading upwards, where a column has room for both. */
        private List<Shape> uprightHead(Head head, double middle, double bottom) {
            double room = headHeight - 10;
            if (cellWidth < 2 * NOTE_LINE || head.note().isEmpty()) {
                String both = head.note().isEmpty() ? head.name() : head.name() + ", " + head.note();
                return List.of(new Shape.Text(
                        middle + 4, bottom - 6, Theme.SMALL.fit(both, room), Theme.SMALL, Anchor.START, -90));
            }
            return List.of(
                    new Shape.Text(
                            middle - 3,
                            bottom - 6,
                            Theme.STRONG.fit(head.name(), room),
                            Theme.STRONG,
                            Anchor.START,
                            -90),
                    new Shape.Text(
                            middle + 11,
                            bottom - 6,
                            Theme.SMALL.fit(head.note(), room),
                            Theme.SMALL,
                            Anchor.START,
                            -90));
        }

        List<Shape> row(Row row, double top) {
            List<Shape> shapes = new ArrayList<>();
            double baseline = top + ROW / 2 + 4;
            String name = Theme.LABEL.fit(row.name(), nameWidth);
            shapes.add(new Shape.Text(Theme.MARGIN, baseline, name, Theme.LABEL, Anchor.START));
            for (int n = 0; n < row.cells().size(); n++) {
                double x = left() + n * cellWidth;
                Optional<Cell> cell = row.cells().get(n);
                double fraction =
                        cell.map(c -> spec.range().fraction(c.value())).orElse(0.0);
                boolean nothing =
                        cell.isEmpty() || cell.get().value() <= spec.range().low();
                Colour fill = nothing ? Colour.WHITE : ColourMap.EMBER.colour(fraction);
                shapes.add(new Shape.Rect(
                        x, top, cellWidth, ROW, Style.filled(fill).outlined(Theme.FAINT, 1)));
                Colour ink = cell.isEmpty() || nothing ? Theme.MUTED : fraction > DARK ? Colour.WHITE : Theme.INK;
                TextStyle letters = TextStyle.regular(cellLetters.size(), ink);
                String text = letters.fit(cell.map(Cell::text).orElse("–"), cellWidth - 2);
                shapes.add(new Shape.Text(x + cellWidth / 2, baseline, text, letters, Anchor.MIDDLE));
            }
            return shapes;
        }
    }
}
