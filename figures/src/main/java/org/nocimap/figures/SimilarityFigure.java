package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Decimal;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** Correlations of one map with several others as bars to either side of 0, with the band that chance reaches. */
public final class SimilarityFigure {
    private static final double ROW = 20;
    private static final double NAME_SHARE = 0.42;
    private static final double VALUE_WIDTH = 50;
    private static final double AXIS_HEIGHT = 42;

    private SimilarityFigure() {}

    /**
     * A bar.
     *
     * @param name of the other map
     * @param r in [−1, 1]
     * @param significant drawn firm
     */
    public record Bar(String name, double r, Firmness significant) {}

    /** Whether a bar is a finding. */
    public enum Firmness {
        SIGNIFICANT,
        NOT_SIGNIFICANT
    }

    /**
     * @param title drawn on top, one line; never blank
     * @param bars from top to bottom, 1 to 100
     * @param chance |r| that chance alone reaches; not drawn when it is not a number below 1
     * @param caption how to read the bars
     * @param width pixels, 320 to 4000
     */
    public record Spec(String title, List<Bar> bars, double chance, String caption, double width) {
        /** The most bars. */
        public static final int MOST_BARS = 100;

        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 820;

        public Spec {
            Frame.checkWidth(width);
            bars = List.copyOf(bars);
            if (bars.isEmpty() || bars.size() > MOST_BARS) {
                throw new IllegalArgumentException("a figure has 1 to " + MOST_BARS + " bars");
            }
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), false);
        double nameWidth = NAME_SHARE * (spec.width() - 2 * Theme.MARGIN);
        double left = Theme.MARGIN + nameWidth + VALUE_WIDTH;
        double right = spec.width() - Theme.MARGIN - VALUE_WIDTH;
        double most =
                spec.bars().stream().mapToDouble(b -> Math.abs(b.r())).max().orElse(1);
        most = Math.max(most, spec.chance() < 1 ? spec.chance() : 0);
        double end = Math.min(1, Math.ceil(most * 10 + 1e-9) / 10);
        double middle = (left + right) / 2;
        double scale = (right - left) / 2 / Math.max(0.1, end);
        double top = frame.top() + 4;
        double bottom = top + spec.bars().size() * ROW;
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        if (spec.chance() < 1) {
            double half = spec.chance() * scale;
            shapes.add(new Shape.Rect(middle - half, top, 2 * half, bottom - top, Style.filled(Theme.FAINT)));
        }
        Ticks ticks = Ticks.between(-end, end, 5);
        for (double value : ticks.values()) {
            double x = middle + value * scale;
            shapes.add(new Shape.Line(x, top, x, bottom + 4, value == 0 ? Theme.AXIS : Theme.GRID));
            shapes.add(new Shape.Text(x, bottom + 17, ticks.label(value), Theme.SMALL, Anchor.MIDDLE));
        }
        shapes.add(new Shape.Text(middle, bottom + 34, "Pearson's r", Theme.LABEL, Anchor.MIDDLE));
        for (int n = 0; n < spec.bars().size(); n++) {
            Bar bar = spec.bars().get(n);
            double baseline = top + n * ROW + 14;
            double length = Math.abs(bar.r()) * scale;
            double from = bar.r() < 0 ? middle - length : middle;
            Style style = Style.filled(
                    bar.significant() == Firmness.NOT_SIGNIFICANT
                            ? Theme.PALE_BLUE
                            : bar.r() < 0 ? Theme.ORANGE : Theme.BLUE);
            shapes.add(new Shape.Text(
                    Theme.MARGIN, baseline, Theme.LABEL.fit(bar.name(), nameWidth), Theme.LABEL, Anchor.START));
            shapes.add(new Shape.Rect(from, top + n * ROW + 4, length, ROW - 8, style));
            double at = bar.r() < 0 ? from - 5 : from + length + 5;
            shapes.add(new Shape.Text(
                    at, baseline, Decimal.printed(bar.r(), 2), Theme.SMALL, bar.r() < 0 ? Anchor.END : Anchor.START));
        }
        Caption caption = Caption.wrapped(spec.caption(), spec.width() - 2 * Theme.MARGIN);
        double captionTop = bottom + AXIS_HEIGHT;
        shapes.addAll(caption.shapes(Theme.MARGIN, captionTop));
        return new Picture(
                spec.width(), captionTop + caption.height() + Theme.MARGIN, spec.title(), description(spec), shapes);
    }

    private static String description(Spec spec) {
        Bar first = spec.bars().get(0);
        return String.format(
                Locale.ROOT,
                "Bars for the correlations with %d maps. The first: %s, r = %.2f.",
                spec.bars().size(),
                first.name(),
                first.r());
    }
}
