package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nocimap.figures.NullDistributionFigure.Observed;
import org.nocimap.figures.NullDistributionFigure.Spec;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/**
 * The axes, bars and marks of a null distribution: labels on top, bars below, and on the right, behind a break of the axis,
 * what lies too far away to draw to scale.
 */
final class NullPlot {
    private static final double HEIGHT = 200;
    private static final double LEFT = 62;
    private static final double AXIS_HEIGHT = 42;
    private static final double AIR = 10;
    private static final double LINE = 15;
    private static final int MOST_BEYOND = 10;
    private static final double BEYOND_WIDTH = 150;
    private static final double FARTHEST = 1.9;
    private static final Style BAR = Style.filled(Theme.PALE_BLUE).outlined(Theme.BLUE, 0.6);
    private static final Style CRITICAL = Style.line(Theme.INK, 1.3).dashed(5);
    private static final Style FILLED = Style.filled(Theme.ORANGE);
    private static final Style HOLLOW = Style.filled(Colour.WHITE).outlined(Theme.ORANGE, 1);

    private final Spec spec;
    private final Histogram histogram;
    private final Ticks digits;
    private final List<Observed> near = new ArrayList<>();
    private final List<Observed> beyond = new ArrayList<>();
    private final double axisLow;
    private final double axisHigh;
    private final double right;
    private final Flags flags;
    private final double top;

    NullPlot(Spec spec, double frameTop) {
        this.spec = spec;
        this.histogram = Histogram.of(spec.values());
        this.digits = digits(spec);
        double low = Math.min(histogram.low(), spec.critical());
        double high = Math.max(histogram.high(), spec.critical());
        double reach = low + FARTHEST * (high - low);
        for (Observed observed : spec.observed()) {
            if (observed.value() > reach) {
                beyond.add(observed);
            } else {
                near.add(observed);
                low = Math.min(low, observed.value());
                high = Math.max(high, observed.value());
            }
        }
        beyond.sort(Comparator.comparingDouble(Observed::value).reversed());
        double air = 0.03 * (high - low);
        this.axisLow = low >= 0 ? Math.max(0, low - air) : low - air;
        this.axisHigh = high + air;
        this.right = spec.width() - Theme.MARGIN - (beyond.isEmpty() ? 8 : BEYOND_WIDTH);
        List<Flags.Wish> wishes = new ArrayList<>();
        wishes.add(new Flags.Wish(x(spec.critical()), "critical " + withUnit(spec.critical()), Theme.INK));
        for (Observed observed : near) {
            if (isBeyondChance(spec, observed)) {
                String text = observed.label() + ": " + digits.label(observed.value());
                wishes.add(new Flags.Wish(x(observed.value()), text, Theme.ORANGE));
            }
        }
        this.flags = Flags.place(wishes, Theme.MARGIN, spec.width() - Theme.MARGIN);
        this.top = frameTop + flags.height();
    }

    /** Whether a value exceeds the critical one; only then is it significant. */
    static boolean isBeyondChance(Spec spec, Observed observed) {
        return observed.value() > spec.critical();
    }

    /** Numbers of this figure have as many digits as a fine axis would need. */
    static Ticks digits(Spec spec) {
        double largest = Math.abs(spec.critical());
        boolean whole = spec.critical() == Math.rint(spec.critical());
        for (Observed observed : spec.observed()) {
            largest = Math.max(largest, Math.abs(observed.value()));
            whole &= observed.value() == Math.rint(observed.value());
        }
        return whole ? new Ticks(List.of(), 0) : Ticks.between(0, Math.max(largest, 1e-6), 200);
    }

    private String withUnit(double value) {
        return NullDistributionFigure.withUnit(digits.label(value), spec.unit());
    }

    private double x(double value) {
        return LEFT + (right - LEFT) * (value - axisLow) / (axisHigh - axisLow);
    }

    private double y(double count) {
        return base() - (HEIGHT - AIR) * count / histogram.tallest();
    }

    private double base() {
        return top + HEIGHT;
    }

    /** Where the next thing may begin, in pixels from the top of the figure. */
    double bottom() {
        return base() + AXIS_HEIGHT;
    }

    List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        addCounts(shapes);
        addBars(shapes);
        addAxis(shapes);
        shapes.addAll(flags.shapes(top));
        shapes.add(new Shape.Line(x(spec.critical()), top, x(spec.critical()), base(), CRITICAL));
        near.forEach(observed -> addMark(shapes, observed));
        addBeyond(shapes);
        return shapes;
    }

    private void addCounts(List<Shape> shapes) {
        Ticks counts = Ticks.between(0, histogram.tallest(), Math.min(5, histogram.tallest() + 1));
        for (double count : counts.values()) {
            shapes.add(new Shape.Line(LEFT, y(count), right, y(count), Theme.GRID));
            shapes.add(new Shape.Text(LEFT - 6, y(count) + 4, counts.label(count), Theme.SMALL, Anchor.END));
        }
        shapes.add(new Shape.Text(22, base() - HEIGHT / 2, "permutations", Theme.LABEL, Anchor.MIDDLE, -90));
    }

    private void addBars(List<Shape> shapes) {
        for (int n = 0; n < histogram.counts().length; n++) {
            double left = x(histogram.low() + n * histogram.width());
            double width = x(histogram.low() + (n + 1) * histogram.width()) - left;
            double up = y(histogram.counts()[n]);
            if (up < base()) {
                double from = Math.max(left, LEFT);
                shapes.add(new Shape.Rect(from, up, left + width - from, base() - up, BAR));
            }
        }
    }

    private void addAxis(List<Shape> shapes) {
        shapes.add(new Shape.Line(LEFT, base(), right, base(), Theme.AXIS));
        Ticks ticks = Ticks.between(axisLow, axisHigh, 8);
        for (double value : ticks.values()) {
            shapes.add(new Shape.Line(x(value), base(), x(value), base() + 4, Theme.AXIS));
            shapes.add(new Shape.Text(x(value), base() + 16, ticks.label(value), Theme.SMALL, Anchor.MIDDLE));
        }
        String name = spec.unit().isEmpty() ? spec.quantity() : spec.quantity() + " (" + spec.unit() + ")";
        name = Theme.LABEL.fit(name, right - LEFT);
        shapes.add(new Shape.Text((LEFT + right) / 2, base() + 33, name, Theme.LABEL, Anchor.MIDDLE));
    }

    /** An arrow head that stands on the axis; with a stem up to its label when it is beyond chance. */
    private void addMark(List<Shape> shapes, Observed observed) {
        double x = x(observed.value());
        double tip = base() - 1;
        boolean significant = isBeyondChance(spec, observed);
        if (significant) {
            shapes.add(new Shape.Line(x, top, x, tip - 6, Style.line(Theme.ORANGE, 1)));
        }
        List<At> head = List.of(new At(x, tip), new At(x - 4, tip - 8), new At(x + 4, tip - 8));
        shapes.add(new Shape.Path(List.of(head), Ends.CLOSED, significant ? FILLED : HOLLOW));
    }

    private void addBeyond(List<Shape> shapes) {
        if (beyond.isEmpty()) {
            return;
        }
        for (int stroke = 0; stroke < 2; stroke++) {
            double x = right + 4 + 5 * stroke;
            shapes.add(new Shape.Line(x - 3, base() + 5, x + 3, base() - 5, Theme.AXIS));
        }
        double x = right + 24;
        double room = spec.width() - Theme.MARGIN - x - 14;
        int fits = Math.min(beyond.size(), MOST_BEYOND);
        double y = base() - HEIGHT / 2 - fits * LINE / 2;
        shapes.add(new Shape.Text(x, y, "far beyond:", Theme.CAPTION, Anchor.START));
        for (Observed observed : beyond.subList(0, fits)) {
            y += LINE;
            List<At> head = List.of(new At(x + 8, y - 4), new At(x, y - 8), new At(x, y));
            shapes.add(new Shape.Path(List.of(head), Ends.CLOSED, FILLED));
            String text = observed.label() + ": " + digits.label(observed.value());
            shapes.add(new Shape.Text(x + 14, y, Theme.SMALL.fit(text, room), Theme.SMALL, Anchor.START));
        }
        if (fits < beyond.size()) {
            String more = "and " + (beyond.size() - fits) + " more";
            shapes.add(new Shape.Text(x + 14, y + LINE, more, Theme.CAPTION, Anchor.START));
        }
    }
}
