package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/**
 * Stars that studies were given: a row for each study, a column for each item, their total, and the class where there are cut-offs.
 * Stars are drawn as shapes, so that every viewer has them.
 */
public final class StarTableFigure {
    private static final double COLUMN = 40;
    private static final double GAP = 10;
    private static final double TOTAL = 62;
    private static final double TALL_ROW = 26;
    private static final double LOW_ROW = 19;
    private static final int MANY_ROWS = 30;
    private static final double LONGEST_NAME = 300;
    private static final Colour GOLD = Colour.rgb(0xC58A00);

    private StarTableFigure() {}

    /**
     * Columns that belong together.
     *
     * @param title drawn above them
     * @param most stars that they give together
     * @param columns short headings, at least one
     * @param meanings what each column is about, for the caption
     */
    public record Group(String title, int most, List<String> columns, List<String> meanings) {
        public Group {
            columns = List.copyOf(columns);
            meanings = List.copyOf(meanings);
            if (columns.isEmpty() || columns.size() != meanings.size()) {
                throw new IllegalArgumentException("a group has named columns");
            }
        }
    }

    /**
     * A study.
     *
     * @param name as the reader knows it
     * @param stars one for each column of all groups; empty where nothing was chosen
     * @param total empty while a column is
     * @param level its class, if it has one
     */
    public record Row(String name, List<OptionalInt> stars, OptionalInt total, Optional<BiasLevel> level) {
        public Row {
            stars = List.copyOf(stars);
        }
    }

    /**
     * @param title drawn on top, one line
     * @param groups at least one
     * @param levels classes in the legend; none without cut-offs
     * @param cutOffs in words, for the caption
     * @param rows at least one
     */
    public record Spec(String title, List<Group> groups, List<BiasLevel> levels, String cutOffs, List<Row> rows) {
        public Spec {
            groups = List.copyOf(groups);
            levels = List.copyOf(levels);
            rows = List.copyOf(rows);
            int columns = groups.stream().mapToInt(g -> g.columns().size()).sum();
            if (rows.isEmpty()
                    || columns == 0
                    || rows.stream().anyMatch(row -> row.stars().size() != columns)) {
                throw new IllegalArgumentException("a table of stars has rows of as many stars as there are columns");
            }
        }

        int most() {
            return groups.stream().mapToInt(Group::most).sum();
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
        double levelWidth = spec.levels().stream()
                .mapToDouble(level -> 30 + Theme.LABEL.widthOf(level.words()))
                .max()
                .orElse(0);
        List<Double> groupLefts = new ArrayList<>();
        double right = Theme.MARGIN + nameWidth;
        for (Group group : spec.groups()) {
            groupLefts.add(right);
            right += groupWidth(group);
        }
        double totalLeft = right;
        right += TOTAL + levelWidth;
        double width =
                Math.max(Math.max(right + Theme.MARGIN, 480), Theme.TITLE.widthOf(spec.title()) + 2 * Theme.MARGIN);
        Frame frame = new Frame(width, spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double baseline = frame.top() + 30;
        shapes.add(new Shape.Text(Theme.MARGIN, baseline, "Study", Theme.STRONG, Anchor.START));
        for (int g = 0; g < spec.groups().size(); g++) {
            heading(spec.groups().get(g), groupLefts.get(g), baseline, shapes);
        }
        shapes.add(
                new Shape.Text(totalLeft + TOTAL / 2, baseline, "Stars/" + spec.most(), Theme.STRONG, Anchor.MIDDLE));
        if (!spec.levels().isEmpty()) {
            shapes.add(new Shape.Text(totalLeft + TOTAL + 6, baseline, "Class", Theme.STRONG, Anchor.START));
        }
        double top = baseline + 10;
        for (int r = 0; r < spec.rows().size(); r++) {
            double y = top + r * rowHeight;
            shapes.add(new Shape.Line(Theme.MARGIN, y, right, y, Theme.GRID));
            Row row = spec.rows().get(r);
            shapes.add(new Shape.Text(
                    Theme.MARGIN,
                    y + rowHeight / 2 + letters.size() * 0.35,
                    letters.fit(row.name(), nameWidth - 10),
                    letters,
                    Anchor.START));
            stars(spec, row, groupLefts, y + rowHeight / 2, rowHeight, shapes);
            String total =
                    row.total().isPresent() ? Integer.toString(row.total().getAsInt()) : "?";
            shapes.add(new Shape.Text(
                    totalLeft + TOTAL / 2,
                    y + rowHeight / 2 + letters.size() * 0.35,
                    total,
                    TextStyle.bold(letters.size(), Theme.INK),
                    Anchor.MIDDLE));
            row.level().ifPresent(level -> {
                double middle = y + rowHeight / 2;
                shapes.addAll(TrafficLightFigure.light(level, totalLeft + TOTAL + 14, middle, rowHeight * 0.32));
                shapes.add(new Shape.Text(
                        totalLeft + TOTAL + 28, middle + letters.size() * 0.35, level.words(), letters, Anchor.START));
            });
        }
        double bottom = top + spec.rows().size() * rowHeight;
        shapes.add(new Shape.Line(Theme.MARGIN, bottom, right, bottom, Theme.GRID));
        double below = legend(spec, shapes, bottom + 22, width);
        Caption caption = Caption.wrapped(meanings(spec), width - 2 * Theme.MARGIN);
        shapes.addAll(caption.shapes(Theme.MARGIN, below));
        return new Picture(width, below + caption.height() + Theme.MARGIN, spec.title(), description(spec), shapes);
    }

    private static double groupWidth(Group group) {
        double columns = group.columns().size() * COLUMN;
        return Math.max(columns, Theme.SMALL.widthOf(heading(group)) + 4) + GAP;
    }

    private static String heading(Group group) {
        return group.title() + " (" + group.most() + ")";
    }

    private static double columnCentre(Group group, double left, int column) {
        double spare = groupWidth(group) - GAP - group.columns().size() * COLUMN;
        return left + spare / 2 + (column + 0.5) * COLUMN;
    }

    private static void heading(Group group, double left, double baseline, List<Shape> shapes) {
        double width = groupWidth(group) - GAP;
        shapes.add(new Shape.Text(left + width / 2, baseline - 18, heading(group), Theme.SMALL, Anchor.MIDDLE));
        shapes.add(new Shape.Line(left + 3, baseline - 13, left + width - 3, baseline - 13, Theme.AXIS));
        for (int c = 0; c < group.columns().size(); c++) {
            shapes.add(new Shape.Text(
                    columnCentre(group, left, c),
                    baseline,
                    Theme.STRONG.fit(group.columns().get(c), COLUMN - 2),
                    Theme.STRONG,
                    Anchor.MIDDLE));
        }
    }

    private static void stars(
            Spec spec, Row row, List<Double> groupLefts, double y, double rowHeight, List<Shape> shapes) {
        int n = 0;
        for (int g = 0; g < spec.groups().size(); g++) {
            Group group = spec.groups().get(g);
            for (int c = 0; c < group.columns().size(); c++) {
                cell(row.stars().get(n++), columnCentre(group, groupLefts.get(g), c), y, rowHeight, shapes);
            }
        }
    }

    private static void cell(OptionalInt stars, double x, double y, double rowHeight, List<Shape> shapes) {
        if (stars.isEmpty() || stars.getAsInt() == 0) {
            shapes.add(new Shape.Text(x, y + 4, stars.isEmpty() ? "?" : "\u2013", Theme.LABEL, Anchor.MIDDLE));
            return;
        }
        int count = stars.getAsInt();
        double radius = Math.min(rowHeight * 0.34, (COLUMN - 4) / (2.1 * count));
        for (int s = 0; s < count; s++) {
            shapes.add(star(x + (s - (count - 1) / 2.0) * 2.1 * radius, y, radius));
        }
    }

    /** A five-pointed star; the inner radius is that of a pentagram, (3 − √5) / 2 of the outer. */
    private static Shape star(double x, double y, double radius) {
        List<At> corners = new ArrayList<>();
        double inner = radius * (3 - Math.sqrt(5)) / 2;
        for (int n = 0; n < 10; n++) {
            double r = n % 2 == 0 ? radius : inner;
            double angle = Math.PI * n / 5;
            corners.add(new At(x + r * Math.sin(angle), y - r * Math.cos(angle)));
        }
        return new Shape.Path(List.of(corners), Ends.CLOSED, Style.filled(GOLD).outlined(Theme.RULE, 0.5));
    }

    private static double legend(Spec spec, List<Shape> shapes, double top, double width) {
        shapes.add(star(Theme.MARGIN + 8, top, 8));
        shapes.add(new Shape.Text(
                Theme.MARGIN + 22,
                top + 4,
                "a star;  \u2013  no star;  ?  nothing was chosen",
                Theme.LABEL,
                Anchor.START));
        return spec.levels().isEmpty()
                ? top + 18
                : TrafficLightFigure.legend(spec.levels(), shapes, Theme.MARGIN, top + 24, width);
    }

    private static String meanings(Spec spec) {
        List<String> meanings = new ArrayList<>();
        for (Group group : spec.groups()) {
            for (int c = 0; c < group.columns().size(); c++) {
                meanings.add(group.columns().get(c) + ": " + group.meanings().get(c));
            }
        }
        return String.join("; ", meanings) + "." + (spec.cutOffs().isEmpty() ? "" : " " + spec.cutOffs());
    }

    private static String description(Spec spec) {
        List<String> rows = new ArrayList<>();
        for (Row row : spec.rows()) {
            rows.add(row.name() + ": "
                    + (row.total().isPresent() ? row.total().getAsInt() + " stars" : "not finished")
                    + row.level().map(level -> ", " + level.words()).orElse(""));
        }
        return "Stars of " + spec.rows().size() + " studies, of at most " + spec.most() + ". " + String.join(". ", rows)
                + ".";
    }
}
