package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Decimal;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/** Which experiments carry a cluster: a bar each for its share of the cluster's value, the largest on top. */
public final class ContributionFigure {
    private static final int MOST_ROWS = 150;
    private static final int FEWEST_ROWS = 3;
    private static final double SEEN = 0.0005;
    private static final int FEW_ROWS = 40;
    private static final double TALL_ROW = 20;
    private static final double LOW_ROW = 14;
    private static final double NAME_WIDTH_SHARE = 0.36;
    private static final double NUMBER_WIDTH = 38;
    private static final double GAP = 10;
    private static final double PERCENT_WIDTH = 48;
    private static final double HEADER_HEIGHT = 20;
    private static final double AXIS_HEIGHT = 40;
    private static final int MOST_TICKS = 6;
    private static final double TICK_ROOM = 34;

    private ContributionFigure() {}

    /**
     * One experiment.
     *
     * @param name study and experiment, as the reader knows them
     * @param subjects number of subjects, when known
     * @param fociInside foci within the cluster, 0 or more
     * @param share of the cluster's value that would be lost without the experiment; 0 to 1
     */
    public record Row(String name, OptionalInt subjects, int fociInside, double share) {
        public Row {
            Objects.requireNonNull(name);
            Objects.requireNonNull(subjects);
            if (fociInside < 0 || !(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("an experiment has 0 or more foci inside and a share from 0 to 1");
            }
        }
    }

    /**
     * @param title drawn on top, one line; never blank
     * @param measure what the shares are shares of: "cluster's ALE"
     * @param rows in any order, at least one; drawn are those with foci inside or at least 0.05 %, up to 150, the
     *     others are summed up in the caption
     * @param width pixels, 320 to 4000
     */
    public record Spec(String title, String measure, List<Row> rows, double width) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 760;

        public Spec {
            Frame.checkWidth(width);
            rows = List.copyOf(rows);
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("contributions of no experiment cannot be drawn");
            }
        }

        public static Spec of(String title, String measure, List<Row> rows) {
            return new Spec(title, measure, rows, USUAL_WIDTH);
        }
    }

    public static Picture draw(Spec spec) {
        List<Row> sorted = spec.rows().stream()
                .sorted(Comparator.comparingDouble((Row row) -> -row.share()).thenComparing(Row::name))
                .toList();
        List<Row> drawn = worthDrawing(sorted);
        Table table = new Table(spec, drawn);
        Frame frame = new Frame(spec.width(), spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double top = frame.top() + HEADER_HEIGHT;
        double bottom = top + drawn.size() * table.rowHeight();
        shapes.addAll(table.header(frame.top() + 12));
        shapes.addAll(table.axis(top, bottom));
        for (int n = 0; n < drawn.size(); n++) {
            shapes.addAll(table.row(drawn.get(n), top + n * table.rowHeight()));
        }
        Caption caption = Caption.wrapped(caption(sorted, drawn), spec.width() - 2 * Theme.MARGIN);
        double captionTop = bottom + AXIS_HEIGHT;
        shapes.addAll(caption.shapes(Theme.MARGIN, captionTop));
        double height = captionTop + caption.height() + Theme.MARGIN;
        return new Picture(spec.width(), height, spec.title(), description(spec, sorted), shapes);
    }

    /** The first rows, up to the last that has foci inside or a share that is more than 0.0 % in print. */
    private static List<Row> worthDrawing(List<Row> sorted) {
        int end = Math.min(FEWEST_ROWS, sorted.size());
        for (int n = end; n < Math.min(MOST_ROWS, sorted.size()); n++) {
            if (sorted.get(n).fociInside() > 0 || sorted.get(n).share() >= SEEN) {
                end = n + 1;
            }
        }
        return sorted.subList(0, end);
    }

    private static String caption(List<Row> sorted, List<Row> drawn) {
        StringBuilder text =
                new StringBuilder("Dark bars: experiments with foci inside the cluster; pale bars: none inside.");
        List<Row> others = sorted.subList(drawn.size(), sorted.size());
        if (!others.isEmpty()) {
            double share = others.stream().mapToDouble(Row::share).sum();
            text.append(" Not drawn: ").append(others.size());
            text.append(others.size() == 1 ? " experiment with " : " experiments with together ");
            text.append(percent(share)).append('.');
        }
        return text.toString();
    }

    private static String description(Spec spec, List<Row> sorted) {
        List<String> largest = sorted.stream()
                .limit(3)
                .map(row -> row.name() + " " + percent(row.share()))
                .toList();
        return "Bars for the share of the " + spec.measure() + " that each of " + sorted.size()
                + " experiments carries. The largest: " + String.join("; ", largest) + ".";
    }

    private static String percent(double share) {
        return Decimal.fixed(100 * share, 1) + " %";
    }

    /** Where the columns stand and how high a row is. */
    private static final class Table {
        private final Spec spec;
        private final double rowHeight;
        private final TextStyle letters;
        private final double nameWidth;
        private final double barLeft;
        private final double barWidth;
        private final Ticks ticks;
        private final double axisEnd;

        Table(Spec spec, List<Row> drawn) {
            this.spec = spec;
            this.rowHeight = drawn.size() <= FEW_ROWS ? TALL_ROW : LOW_ROW;
            this.letters = TextStyle.regular(drawn.size() <= FEW_ROWS ? 12 : 10.5, Theme.INK);
            double widest = drawn.stream()
                    .mapToDouble(row -> letters.widthOf(row.name()))
                    .max()
                    .orElse(0);
            widest = Math.max(widest, Theme.STRONG.widthOf("Experiment"));
            this.nameWidth = Math.min(widest + 2, NAME_WIDTH_SHARE * spec.width());
            this.barLeft = Theme.MARGIN + nameWidth + 2 * NUMBER_WIDTH + GAP;
            this.barWidth = spec.width() - Theme.MARGIN - PERCENT_WIDTH - barLeft;
            double most = 100 * Math.max(0.01, drawn.get(0).share());
            int mostTicks = (int) Math.max(2, Math.min(MOST_TICKS, barWidth / TICK_ROOM));
            double step = Ticks.step(most / (mostTicks - 1));
            this.axisEnd = Math.ceil(most / step - 1e-9) * step;
            this.ticks = Ticks.between(0, axisEnd, mostTicks);
        }

        double rowHeight() {
            return rowHeight;
        }

        private double subjectsRight() {
            return Theme.MARGIN + nameWidth + NUMBER_WIDTH;
        }

        private double fociRight() {
            return Theme.MARGIN + nameWidth + 2 * NUMBER_WIDTH;
        }

        List<Shape> header(double baseline) {
            return List.of(
                    new Shape.Text(Theme.MARGIN, baseline, "Experiment", Theme.STRONG, Anchor.START),
                    new Shape.Text(subjectsRight(), baseline, "n", Theme.STRONG, Anchor.END),
                    new Shape.Text(fociRight(), baseline, "foci", Theme.STRONG, Anchor.END));
        }

        List<Shape> axis(double top, double bottom) {
            List<Shape> shapes = new ArrayList<>();
            for (double value : ticks.values()) {
                double x = barLeft + barWidth * value / axisEnd;
                shapes.add(new Shape.Line(x, top, x, bottom + 3, value == 0 ? Theme.AXIS : Theme.GRID));
                shapes.add(new Shape.Text(x, bottom + 16, ticks.label(value), Theme.SMALL, Anchor.MIDDLE));
            }
            String name = Theme.LABEL.fit("share of the " + spec.measure() + " (%)", spec.width() - barLeft);
            shapes.add(new Shape.Text(barLeft + barWidth / 2, bottom + 33, name, Theme.LABEL, Anchor.MIDDLE));
            return shapes;
        }

        List<Shape> row(Row row, double top) {
            double baseline = top + rowHeight / 2 + letters.size() * 0.35;
            double length = Math.max(0, barWidth * 100 * row.share() / axisEnd);
            double thickness = rowHeight * 0.66;
            String subjects =
                    row.subjects().isPresent() ? Integer.toString(row.subjects().getAsInt()) : "–";
            Style style = Style.filled(row.fociInside() > 0 ? Theme.BLUE : Theme.PALE_BLUE);
            return List.of(
                    new Shape.Text(Theme.MARGIN, baseline, letters.fit(row.name(), nameWidth), letters, Anchor.START),
                    new Shape.Text(subjectsRight(), baseline, subjects, letters, Anchor.END),
                    new Shape.Text(fociRight(), baseline, Integer.toString(row.fociInside()), letters, Anchor.END),
                    new Shape.Rect(barLeft, top + (rowHeight - thickness) / 2, length, thickness, style),
                    new Shape.Text(barLeft + length + 5, baseline, percent(row.share()), letters, Anchor.START));
        }
    }
}
