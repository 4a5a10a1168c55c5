package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/** Risk of bias, study by study: a row for each study, a column for each domain, all domains for any number of studies. */
public final class TrafficLightFigure {
    private static final double COLUMN = 44;
    private static final double TALL_ROW = 26;
    private static final double LOW_ROW = 19;
    private static final int MANY_ROWS = 30;
    private static final double HEADER = 24;
    private static final double LONGEST_NAME = 300;

    private TrafficLightFigure() {}

    /**
     * A study.
     *
     * @param name as the reader knows it
     * @param levels one for each column, in their order; empty where nothing was judged
     */
    public record Row(String name, List<Optional<BiasLevel>> levels) {
        public Row {
            levels = List.copyOf(levels);
        }
    }

    /**
     * @param title drawn on top, one line
     * @param columns short headings, such as {@code D1} and {@code Overall}
     * @param meanings what each column is about, in the caption; as many as columns
     * @param levels all that the instrument has, for the legend
     * @param rows at least one, each with as many levels as there are columns
     */
    public record Spec(
            String title, List<String> columns, List<String> meanings, List<BiasLevel> levels, List<Row> rows) {
        public Spec {
            columns = List.copyOf(columns);
            meanings = List.copyOf(meanings);
            levels = List.copyOf(levels);
            rows = List.copyOf(rows);
            if (rows.isEmpty() || columns.isEmpty() || meanings.size() != columns.size()) {
                throw new IllegalArgumentException("a traffic-light table has rows and named columns");
            }
            for (Row row : rows) {
                if (row.levels().size() != columns.size()) {
                    throw new IllegalArgumentException(row.name() + " has another number of domains than the table");
                }
            }
        }
    }

    public static Picture draw(Spec spec) {
        double rowHeight = spec.rows().size() <= MANY_ROWS ? TALL_ROW : LOW_ROW;
        TextStyle letters = TextStyle.regular(rowHeight > LOW_ROW ? 12 : 10.5, Theme.INK);
        double nameWidth = Theme.STRONG.widthOf("Study");
        for (Row row : spec.rows()) {
            nameWidth = Math.max(nameWidth, letters.widthOf(row.name()));
        }
        nameWidth = Math.min(LONGEST_NAME, nameWidth) + 12;
        double table = Theme.MARGIN + nameWidth + spec.columns().size() * COLUMN + Theme.MARGIN;
        double width = Math.max(Math.max(table, 480), Theme.TITLE.widthOf(spec.title()) + 2 * Theme.MARGIN);
        Frame frame = new Frame(width, spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double baseline = frame.top() + 14;
        shapes.add(new Shape.Text(Theme.MARGIN, baseline, "Study", Theme.STRONG, Anchor.START));
        for (int c = 0; c < spec.columns().size(); c++) {
            shapes.add(new Shape.Text(
                    Theme.MARGIN + nameWidth + (c + 0.5) * COLUMN,
                    baseline,
                    Theme.STRONG.fit(spec.columns().get(c), COLUMN - 2),
                    Theme.STRONG,
                    Anchor.MIDDLE));
        }
        double top = frame.top() + HEADER;
        double right = Theme.MARGIN + nameWidth + spec.columns().size() * COLUMN;
        for (int r = 0; r < spec.rows().size(); r++) {
            double y = top + r * rowHeight;
            shapes.add(new Shape.Line(Theme.MARGIN, y, right, y, Theme.GRID));
            Row row = spec.rows().get(r);
            String name = letters.fit(row.name(), nameWidth - 10);
            shapes.add(new Shape.Text(
                    Theme.MARGIN, y + rowHeight / 2 + letters.size() * 0.35, name, letters, Anchor.START));
            for (int c = 0; c < row.levels().size(); c++) {
                double x = Theme.MARGIN + nameWidth + (c + 0.5) * COLUMN;
                row.levels()
                        .get(c)
                        .ifPresent(level -> shapes.addAll(light(level, x, y + rowHeight / 2, rowHeight * 0.38)));
            }
        }
        double bottom = top + spec.rows().size() * rowHeight;
        shapes.add(new Shape.Line(Theme.MARGIN, bottom, right, bottom, Theme.GRID));
        double below = bottom + 22;
        below = legend(spec.levels(), shapes, Theme.MARGIN, below, width);
        Caption caption = Caption.wrapped(meanings(spec), width - 2 * Theme.MARGIN);
        shapes.addAll(caption.shapes(Theme.MARGIN, below));
        return new Picture(width, below + caption.height() + Theme.MARGIN, spec.title(), description(spec), shapes);
    }

    /** A disc with its sign. */
    public static List<Shape> light(BiasLevel level, double x, double y, double radius) {
        TextStyle sign = TextStyle.bold(radius * 1.5, level.ink());
        return List.of(
                new Shape.Circle(x, y, radius, Style.filled(level.colour()).outlined(Theme.RULE, 0.5)),
                new Shape.Text(x, y + radius * 0.52, level.sign(), sign, Anchor.MIDDLE));
    }

    /**
     * What signs and colours mean, broken into lines where the width asks for it.
     *
     * @param shapes to which the legend is added
     * @param top middle of its first line
     * @return the place under it
     */
    public static double legend(List<BiasLevel> levels, List<Shape> shapes, double left, double top, double width) {
        double x = left;
        double y = top;
        for (BiasLevel level : levels) {
            double room = 22 + Theme.LABEL.widthOf(level.words()) + 18;
            if (x > left && x + room > width - Theme.MARGIN) {
                x = left;
                y += 22;
            }
            shapes.addAll(light(level, x + 8, y, 8));
            shapes.add(new Shape.Text(x + 22, y + 4, level.words(), Theme.LABEL, Anchor.START));
            x += room;
        }
        return y + 18;
    }

    private static String meanings(Spec spec) {
        List<String> meanings = new ArrayList<>();
        for (int c = 0; c < spec.columns().size(); c++) {
            if (!spec.meanings().get(c).isEmpty()) {
                meanings.add(spec.columns().get(c) + ": " + spec.meanings().get(c));
            }
        }
        return String.join("; ", meanings) + ".";
    }

    private static String description(Spec spec) {
        List<String> rows = new ArrayList<>();
        for (Row row : spec.rows()) {
            List<String> words = new ArrayList<>();
            for (int c = 0; c < row.levels().size(); c++) {
                words.add(spec.columns().get(c) + " "
                        + row.levels().get(c).map(BiasLevel::words).orElse("not judged"));
            }
            rows.add(row.name() + ": " + String.join(", ", words));
        }
        return "Risk of bias of " + spec.rows().size() + " studies. " + String.join(". ", rows) + ".";
    }
}
