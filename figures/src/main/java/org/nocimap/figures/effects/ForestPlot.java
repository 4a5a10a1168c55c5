package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;
import org.nocimap.figures.drawing.TextStyle;

/**
 * A forest plot as Cochrane prints it: studies with their numbers, weights, squares and intervals; diamonds for pooled effects;
 * heterogeneity under them; which side favours what under the axis.
 */
public final class ForestPlot {
    private static final double ROW = 19;
    private static final double DENSE_ROW = 15;
    private static final int MANY = 60;
    private static final double PLOT_WIDTH = 300;
    private static final double GAP = 16;
    private static final double WIDEST_LABEL = 250;
    private static final double NARROWEST_LABEL = 110;
    private static final double WIDEST_NOTE = 620;
    private static final double AXIS_HEIGHT = 60;
    private static final Style INTERVAL = Style.line(Theme.INK, 1.1);
    private static final Style SQUARE = Style.filled(Theme.BLUE);
    private static final Style DIAMOND = Style.filled(Theme.INK);
    private static final Style PREDICTION = Style.filled(Theme.ORANGE);
    private static final Style NO_EFFECT = Style.line(Theme.INK, 1);
    private static final Style POOLED = Style.line(Theme.MUTED, 1).dashed(3);

    private final Spec spec;
    private final double rowHeight;
    private final TextStyle text;
    private final TextStyle bold;
    private final double labelWidth;
    private final double[] columnRights;
    private final double weightRight;
    private final double textLeft;
    private final EffectAxis axis;
    private final double riskLeft;
    private final double width;
    private final double firstRow;

    /**
     * What is drawn.
     *
     * @param title one line
     * @param labelHeading over the studies' names
     * @param columns from left to right, between names and weights
     * @param effectHeading over estimates and plot, such as {@code Risk ratio [95% CI]}
     * @param rows from top to bottom, with at least one study or pooled effect
     * @param kind of the axis
     * @param favoursLeft what the left side of no effect favours; may be empty
     * @param favoursRight what the right side favours; may be empty
     * @param weights whether weights are shown
     * @param risks columns of the risk of bias, if it is shown
     */
    public record Spec(
            String title,
            String labelHeading,
            List<Column> columns,
            String effectHeading,
            List<ForestRow> rows,
            EffectAxis.Kind kind,
            String favoursLeft,
            String favoursRight,
            Weights weights,
            Optional<RiskColumns> risks) {
        public Spec {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** Whether the weights of the studies are shown. */
    public enum Weights {
        SHOWN,
        HIDDEN
    }

    /**
     * A column of numbers.
     *
     * @param group what stands over it and the columns beside it of the same group, such as {@code Vaccine}; may be empty
     * @param heading such as {@code Events}
     */
    public record Column(String group, String heading) {}

    private ForestPlot(Spec spec) {
        this.spec = spec;
        boolean many = spec.rows().size() > MANY;
        rowHeight = many ? DENSE_ROW : ROW;
        text = TextStyle.regular(many ? 10.5 : 12, Theme.INK);
        bold = TextStyle.bold(many ? 10.5 : 12, Theme.INK);
        labelWidth = labelWidth();
        columnRights = new double[spec.columns().size()];
        double x = Theme.MARGIN + labelWidth;
        for (int c = 0; c < columnRights.length; c++) {
            x += columnWidth(c) + GAP;
            columnRights[c] = x;
        }
        weightRight = spec.weights() == Weights.SHOWN ? x + bold.widthOf("Weight") + GAP : x;
        textLeft = weightRight + GAP;
        double plotLeft = Math.max(textLeft + textWidth(), Theme.MARGIN + noteWidth()) + GAP;
        axis = axis(plotLeft, plotLeft + PLOT_WIDTH);
        riskLeft = plotLeft + PLOT_WIDTH + GAP;
        double riskWidth =
                spec.risks().map(risks -> GAP + risks.width(rowHeight, bold)).orElse(0.0);
        width = plotLeft + PLOT_WIDTH + riskWidth + Theme.MARGIN + 8;
        firstRow = Theme.MARGIN + Theme.TITLE_HEIGHT + 2 * ROW + 8;
    }

    /** Draws. */
    public static Picture draw(Spec spec) {
        ForestPlot plot = new ForestPlot(spec);
        List<Shape> shapes = plot.shapes();
        double under = plot.bottom() + AXIS_HEIGHT;
        double end = spec.risks()
                .map(risks -> risks.legend(shapes, under, plot.width))
                .orElse(under);
        return new Picture(plot.width, end + Theme.MARGIN, spec.title(), plot.words(), shapes);
    }

    private double bottom() {
        return firstRow + spec.rows().size() * rowHeight + 4;
    }

    private double labelWidth() {
        double widest = bold.widthOf(spec.labelHeading());
        for (ForestRow row : spec.rows()) {
            widest = Math.max(widest, row.label().isEmpty() ? 0 : bold.widthOf(row.label()));
        }
        return Math.max(NARROWEST_LABEL, Math.min(WIDEST_LABEL, widest)) + 4;
    }

    private double columnWidth(int c) {
        double widest = bold.widthOf(spec.columns().get(c).heading());
        for (ForestRow row : spec.rows()) {
            if (row.cells().size() > c) {
                widest = Math.max(widest, bold.widthOf(row.cells().get(c)));
            }
        }
        return widest;
    }

    private double textWidth() {
        double widest = bold.widthOf(spec.effectHeading());
        for (ForestRow row : spec.rows()) {
            widest = Math.max(widest, bold.widthOf(row.text()));
        }
        return widest;
    }

    private double noteWidth() {
        double widest = 0;
        for (ForestRow row : spec.rows()) {
            if (row instanceof ForestRow.Note note) {
                widest = Math.max(widest, noteStyle().widthOf(note.words()));
            } else if (row instanceof ForestRow.Heading heading) {
                widest = Math.max(widest, bold.widthOf(heading.words()));
            }
        }
        return Math.min(WIDEST_NOTE, widest);
    }

    private TextStyle noteStyle() {
        return TextStyle.regular(text.size() - 1, Theme.MUTED);
    }

    private EffectAxis axis(double left, double right) {
        List<double[]> intervals = new ArrayList<>();
        for (ForestRow row : spec.rows()) {
            if (row instanceof ForestRow.Study study) {
                intervals.add(new double[] {study.estimate(), study.low(), study.high()});
            } else if (row instanceof ForestRow.Pooled pooled) {
                intervals.add(new double[] {pooled.estimate(), pooled.low(), pooled.high()});
            }
        }
        return EffectAxis.around(
                spec.kind(), column(intervals, 0), column(intervals, 1), column(intervals, 2), left, right);
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    private List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        String title = Theme.TITLE.fit(spec.title(), width - 2 * Theme.MARGIN);
        shapes.add(new Shape.Text(Theme.MARGIN, Theme.MARGIN + 14, title, Theme.TITLE, Anchor.START));
        addHeadings(shapes);
        shapes.add(new Shape.Line(axis.x(0), firstRow - 2, axis.x(0), bottom(), NO_EFFECT));
        addPooledLine(shapes);
        for (int n = 0; n < spec.rows().size(); n++) {
            addRow(shapes, spec.rows().get(n), firstRow + n * rowHeight);
        }
        addAxis(shapes);
        return shapes;
    }

    private void addHeadings(List<Shape> shapes) {
        double y = firstRow - 10;
        shapes.add(new Shape.Text(Theme.MARGIN, y, spec.labelHeading(), bold, Anchor.START));
        for (int c = 0; c < columnRights.length; c++) {
            Column column = spec.columns().get(c);
            shapes.add(new Shape.Text(columnRights[c], y, column.heading(), bold, Anchor.END));
            boolean first = c == 0 || !spec.columns().get(c - 1).group().equals(column.group());
            if (first && !column.group().isEmpty()) {
                int last = c;
                while (last + 1 < columnRights.length
                        && spec.columns().get(last + 1).group().equals(column.group())) {
                    last++;
                }
                double from = columnRights[c] - columnWidth(c);
                double room = columnRights[last] - from + GAP - 4;
                String fitting = bold.fit(column.group(), room);
                shapes.add(new Shape.Text((from + columnRights[last]) / 2, y - ROW + 2, fitting, bold, Anchor.MIDDLE));
            }
        }
        if (spec.weights() == Weights.SHOWN) {
            shapes.add(new Shape.Text(weightRight, y, "Weight", bold, Anchor.END));
        }
        shapes.add(new Shape.Text(textLeft, y, spec.effectHeading(), bold, Anchor.START));
        spec.risks().ifPresent(risks -> shapes.addAll(risks.headings(riskLeft, y, ROW - 2, rowHeight, bold)));
        shapes.add(new Shape.Line(Theme.MARGIN, firstRow - 3, width - Theme.MARGIN, firstRow - 3, Theme.AXIS));
    }

    /** A faint line through the last pooled effect. */
    private void addPooledLine(List<Shape> shapes) {
        double pooled = Double.NaN;
        for (ForestRow row : spec.rows()) {
            pooled = row instanceof ForestRow.Pooled found ? found.estimate() : pooled;
        }
        if (axis.contains(pooled) && Math.abs(axis.x(pooled) - axis.x(0)) > 1) {
            shapes.add(new Shape.Line(axis.x(pooled), firstRow - 2, axis.x(pooled), bottom(), POOLED));
        }
    }

    private void addRow(List<Shape> shapes, ForestRow row, double top) {
        double baseline = top + 0.72 * rowHeight;
        double middle = top + 0.5 * rowHeight;
        if (row instanceof ForestRow.Heading heading) {
            add(shapes, Theme.MARGIN, baseline, bold.fit(heading.words(), axis.left() - Theme.MARGIN), bold);
        } else if (row instanceof ForestRow.Note note) {
            String words = noteStyle().fit(note.words(), axis.left() - Theme.MARGIN - 4);
            add(shapes, Theme.MARGIN, baseline, words, noteStyle());
        } else {
            boolean pooled = row instanceof ForestRow.Pooled;
            TextStyle style = pooled ? bold : text;
            add(shapes, Theme.MARGIN, baseline, style.fit(row.label(), labelWidth), style);
            for (int c = 0; c < Math.min(row.cells().size(), columnRights.length); c++) {
                shapes.add(new Shape.Text(columnRights[c], baseline, row.cells().get(c), style, Anchor.END));
            }
            add(shapes, textLeft, baseline, row.text(), style);
            addEffect(shapes, row, middle, baseline);
            spec.risks().ifPresent(risks -> shapes.addAll(risks.discs(row.risks(), riskLeft, middle, rowHeight)));
        }
    }

    private static void add(List<Shape> shapes, double x, double y, String words, TextStyle style) {
        if (!words.isEmpty()) {
            shapes.add(new Shape.Text(x, y, words, style, Anchor.START));
        }
    }

    private void addEffect(List<Shape> shapes, ForestRow row, double middle, double baseline) {
        if (row instanceof ForestRow.Study study) {
            addWeight(shapes, ForestText.percent(study.weightPercent()), baseline, text);
            addInterval(shapes, study.low(), study.high(), middle);
            if (axis.contains(study.estimate())) {
                double half = Math.max(1.5, 0.5 * (rowHeight - 5) * Math.sqrt(study.weightPercent() / mostWeight()));
                double x = axis.x(study.estimate());
                shapes.add(new Shape.Rect(x - half, middle - half, 2 * half, 2 * half, SQUARE));
            }
        } else if (row instanceof ForestRow.Pooled pooled) {
            addWeight(shapes, pooled.weight(), baseline, bold);
            double half = 0.36 * rowHeight;
            double left = Math.max(axis.left(), axis.x(pooled.low()));
            double right = Math.min(axis.right(), axis.x(pooled.high()));
            double x = Math.max(axis.left(), Math.min(axis.right(), axis.x(pooled.estimate())));
            List<At> diamond = List.of(
                    new At(left, middle), new At(x, middle - half), new At(right, middle), new At(x, middle + half));
            shapes.add(new Shape.Path(List.of(diamond), Ends.CLOSED, DIAMOND));
        } else if (row instanceof ForestRow.Prediction prediction) {
            double left = Math.max(axis.left(), axis.x(prediction.low()));
            double right = Math.min(axis.right(), axis.x(prediction.high()));
            if (right > left) {
                shapes.add(new Shape.Rect(left, middle - 2.5, right - left, 5, PREDICTION));
                addArrows(shapes, prediction.low(), prediction.high(), middle, PREDICTION);
            }
        }
    }

    private void addWeight(List<Shape> shapes, String weight, double baseline, TextStyle style) {
        if (spec.weights() == Weights.SHOWN && !weight.isEmpty()) {
            shapes.add(new Shape.Text(weightRight, baseline, weight, style, Anchor.END));
        }
    }

    private double mostWeight() {
        double most = 1e-9;
        for (ForestRow row : spec.rows()) {
            most = row instanceof ForestRow.Study study ? Math.max(most, study.weightPercent()) : most;
        }
        return most;
    }

    /** The interval; an arrow head where it goes on beyond the axis. */
    private void addInterval(List<Shape> shapes, double low, double high, double middle) {
        double left = Math.max(axis.left(), Math.min(axis.right(), axis.x(low)));
        double right = Math.max(axis.left(), Math.min(axis.right(), axis.x(high)));
        shapes.add(new Shape.Line(left, middle, right, middle, INTERVAL));
        addArrows(shapes, low, high, middle, Style.filled(Theme.INK));
    }

    private void addArrows(List<Shape> shapes, double low, double high, double middle, Style style) {
        if (low < axis.low()) {
            shapes.add(arrow(axis.left(), 6, middle, style));
        }
        if (high > axis.high()) {
            shapes.add(arrow(axis.right(), -6, middle, style));
        }
    }

    private static Shape arrow(double tip, double length, double middle, Style style) {
        List<At> head =
                List.of(new At(tip, middle), new At(tip + length, middle - 4), new At(tip + length, middle + 4));
        return new Shape.Path(List.of(head), Ends.CLOSED, style);
    }

    private void addAxis(List<Shape> shapes) {
        double y = bottom();
        shapes.add(new Shape.Line(axis.left(), y, axis.right(), y, Theme.AXIS));
        for (EffectAxis.Tick tick : axis.ticks()) {
            double x = axis.x(tick.value());
            shapes.add(new Shape.Line(x, y, x, y + 4, Theme.AXIS));
            shapes.add(new Shape.Text(x, y + 16, tick.label(), Theme.SMALL, Anchor.MIDDLE));
        }
        addFavours(shapes, y + 34);
    }

    /** What each side of no effect favours; the right one goes a line lower where both would not fit beside each other. */
    private void addFavours(List<Shape> shapes, double y) {
        double zero = axis.x(0);
        double room = 0.9 * (width - Theme.MARGIN - textLeft);
        double leftEnd = zero - 8;
        if (!spec.favoursLeft().isEmpty()) {
            String words = Theme.SMALL.fit("Favours " + spec.favoursLeft(), room);
            double from = Math.max(textLeft, leftEnd - Theme.SMALL.widthOf(words));
            leftEnd = from + Theme.SMALL.widthOf(words);
            shapes.add(new Shape.Text(from, y, words, Theme.SMALL, Anchor.START));
        }
        if (!spec.favoursRight().isEmpty()) {
            String words = Theme.SMALL.fit("Favours " + spec.favoursRight(), room);
            double from = Math.min(zero + 8, width - Theme.MARGIN - Theme.SMALL.widthOf(words));
            boolean beside = from > leftEnd + 4 || spec.favoursLeft().isEmpty();
            shapes.add(new Shape.Text(from, beside ? y : y + 15, words, Theme.SMALL, Anchor.START));
        }
    }

    private String words() {
        StringBuilder words = new StringBuilder("Forest plot of ");
        long studies = spec.rows().stream()
                .filter(row -> row instanceof ForestRow.Study)
                .count();
        words.append(studies).append(studies == 1 ? " study. " : " studies. ");
        for (ForestRow row : spec.rows()) {
            if (row instanceof ForestRow.Pooled pooled) {
                words.append(pooled.label()).append(": ").append(pooled.text()).append(". ");
            } else if (row instanceof ForestRow.Note note) {
                words.append(note.words()).append(". ");
            }
        }
        return words.toString().strip();
    }
}
