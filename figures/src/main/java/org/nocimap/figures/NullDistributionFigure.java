package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nocimap.figures.drawing.Decimal;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;

/** What chance alone produces: the null distribution of a maximum, its critical value and what was observed. */
public final class NullDistributionFigure {
    private static final int MOST_IN_WORDS = 12;
    private static final double LARGEST = 1e12;

    private NullDistributionFigure() {}

    /**
     * A value that was observed.
     *
     * @param label what it belongs to, short: "1", "cluster 1"
     */
    public record Observed(String label, double value) {
        public Observed {
            Objects.requireNonNull(label);
            checkValue(value);
        }
    }

    /**
     * Every value lies within ±10¹².
     *
     * @param title drawn on top, one line; never blank
     * @param quantity what is on the axis: "largest cluster per permutation"
     * @param unit its unit, or empty
     * @param values the null distribution, one value for each permutation; at least one; not modified
     * @param alpha the error rate that the critical value keeps, between 0 and 1
     * @param critical the critical value; what is significant exceeds it
     * @param observed in any order; may be empty
     * @param width pixels, 320 to 4000
     */
    public record Spec(
            String title,
            String quantity,
            String unit,
            double[] values,
            double alpha,
            double critical,
            List<Observed> observed,
            double width) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 760;

        public Spec {
            Frame.checkWidth(width);
            Objects.requireNonNull(quantity);
            Objects.requireNonNull(unit);
            if (values.length == 0) {
                throw new IllegalArgumentException("a null distribution has at least one value");
            }
            values = values.clone();
            for (double value : values) {
                checkValue(value);
            }
            checkValue(critical);
            if (!(alpha > 0 && alpha < 1)) {
                throw new IllegalArgumentException("an error rate lies between 0 and 1, not at " + alpha);
            }
            observed = List.copyOf(observed);
        }

        public static Spec of(
                String title,
                String quantity,
                String unit,
                double[] values,
                double alpha,
                double critical,
                List<Observed> observed) {
            return new Spec(title, quantity, unit, values, alpha, critical, observed, USUAL_WIDTH);
        }
    }

    private static void checkValue(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("a value of a null distribution lies within plus and minus " + LARGEST
                    + ", as " + value + " does not");
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), false);
        NullPlot plot = new NullPlot(spec, frame.top());
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        shapes.addAll(plot.shapes());
        Caption caption = Caption.wrapped(caption(spec), spec.width() - 2 * Theme.MARGIN);
        shapes.addAll(caption.shapes(Theme.MARGIN, plot.bottom()));
        double height = plot.bottom() + caption.height() + Theme.MARGIN;
        return new Picture(spec.width(), height, spec.title(), description(spec), shapes);
    }

    private static String caption(Spec spec) {
        long below = spec.observed().stream()
                .filter(o -> !NullPlot.isBeyondChance(spec, o))
                .count();
        StringBuilder text = new StringBuilder().append(spec.values().length);
        text.append(" permutations. Dashed: critical value at α = ")
                .append(plain(spec.alpha()))
                .append('.');
        if (below < spec.observed().size()) {
            text.append(" Filled arrows: observed values above it.");
        }
        if (below > 0) {
            text.append(" Hollow arrows: ").append(below).append(" observed at or below it.");
        }
        return text.toString();
    }

    private static String description(Spec spec) {
        Ticks digits = NullPlot.digits(spec);
        StringBuilder text = new StringBuilder("Histogram of the ").append(spec.quantity());
        text.append(" in ").append(spec.values().length).append(" permutations; the critical value at alpha = ");
        text.append(plain(spec.alpha())).append(" is ").append(withUnit(digits.label(spec.critical()), spec.unit()));
        text.append(". ");
        if (!spec.observed().isEmpty()) {
            List<String> labels = spec.observed().stream()
                    .limit(MOST_IN_WORDS)
                    .map(o -> o.label() + " " + digits.label(o.value()))
                    .toList();
            text.append("Observed: ").append(String.join(", ", labels));
            int more = spec.observed().size() - labels.size();
            text.append(more > 0 ? " and " + more + " more." : ".");
        }
        return text.toString();
    }

    /** As few decimals as the number needs, six at most. */
    private static String plain(double value) {
        int decimals = 0;
        while (decimals < 6 && Math.abs(Double.parseDouble(Decimal.fixed(value, decimals)) - value) > 1e-9) {
            decimals++;
        }
        return Decimal.fixed(value, decimals);
    }

    static String withUnit(String value, String unit) {
        return unit.isEmpty() ? value : value + " " + unit;
    }
}
