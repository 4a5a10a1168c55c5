package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Pixels;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** What happened during a run: panels above each other that share an axis of time. */
public final class TimeCourseFigure {
    private static final double LINE_HEIGHT = 84;
    private static final double CARPET_HEIGHT = 170;
    private static final double LEFT = 66;
    private static final double GAP = 26;
    private static final double AXIS = 36;
    private static final int MOST_TICKS = 4;
    private static final int TIME_TICKS = 10;

    private TimeCourseFigure() {}

    /** A panel. */
    public sealed interface Lane {
        /** What it shows, short, with its unit. */
        String name();
    }

    /**
     * A line.
     *
     * @param values at equal steps, finite, two or more; not modified
     * @param marks seconds at which dots stand on the line, such as peaks
     */
    public record Trace(String name, double[] values, double[] marks) implements Lane {
        public Trace {
            if (values.length < 2 || !Arrays.stream(values).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a trace has two finite values or more");
            }
        }
    }

    /**
     * Many series as rows of grey, dark below their mean and bright above.
     *
     * @param rows {@code double[series][time]}, standardised: −2 is black and 2 white; at least one
     */
    public record Carpet(String name, double[][] rows) implements Lane {}

    /**
     * @param title drawn on top, one line; never blank
     * @param lanes from top to bottom, one or more
     * @param seconds how long the run is, above 0
     * @param shaded seconds from where to where, such as censored volumes, {@code double[n][2]}
     * @param caption what to know besides
     * @param width pixels, 320 to 4000
     */
    public record Spec(
            String title, List<Lane> lanes, double seconds, double[][] shaded, String caption, double width) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 980;

        public Spec {
            Frame.checkWidth(width);
            lanes = List.copyOf(lanes);
            if (lanes.isEmpty() || !(seconds > 0)) {
                throw new IllegalArgumentException("a figure has a panel and a time");
            }
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double left = Theme.MARGIN + LEFT;
        double width = spec.width() - left - Theme.MARGIN;
        double top = frame.top() + 18;
        for (Lane lane : spec.lanes()) {
            double height = lane instanceof Carpet ? CARPET_HEIGHT : LINE_HEIGHT;
            shapes.add(new Shape.Text(left, top - 5, Theme.SMALL.fit(lane.name(), width), Theme.SMALL, Anchor.START));
            for (double[] span : spec.shaded()) {
                double x = left + width * span[0] / spec.seconds();
                double w = Math.max(1.5, width * (span[1] - span[0]) / spec.seconds());
                shapes.add(new Shape.Rect(
                        x, top, Math.min(w, left + width - x), height, Style.filled(Theme.ORANGE.withOpacity(0.35))));
            }
            if (lane instanceof Carpet carpet) {
                shapes.add(new Shape.Image(left, top, width, height, pixels(carpet.rows())));
            } else {
                shapes.addAll(trace((Trace) lane, left, top, width, spec.seconds()));
            }
            top += height + GAP;
        }
        Ticks ticks = Ticks.between(0, spec.seconds(), TIME_TICKS);
        for (double at : ticks.values()) {
            double x = left + width * at / spec.seconds();
            shapes.add(new Shape.Line(x, top - GAP, x, top - GAP + 5, Theme.AXIS));
            shapes.add(new Shape.Text(x, top - GAP + 18, ticks.label(at), Theme.SMALL, Anchor.MIDDLE));
        }
        shapes.add(new Shape.Text(left + width / 2, top - GAP + 33, "time, s", Theme.LABEL, Anchor.MIDDLE));
        double bottom = top - GAP + AXIS + 6;
        Caption caption = Caption.wrapped(spec.caption(), spec.width() - 2 * Theme.MARGIN);
        shapes.addAll(caption.shapes(Theme.MARGIN, bottom));
        return new Picture(
                spec.width(), bottom + caption.height() + Theme.MARGIN, spec.title(), description(spec), shapes);
    }

    private static List<Shape> trace(Trace trace, double left, double top, double width, double seconds) {
        List<Shape> shapes = new ArrayList<>();
        double[] values = trace.values();
        double low = Math.min(0, Arrays.stream(values).min().orElse(0));
        double high = Math.max(low + 1e-9, Arrays.stream(values).max().orElse(1));
        Ticks ticks = Ticks.between(low, high, MOST_TICKS);
        for (double value : ticks.values()) {
            double y = top + LINE_HEIGHT * (high - value) / (high - low);
            shapes.add(new Shape.Line(left, y, left + width, y, value == 0 ? Theme.AXIS : Theme.GRID));
            shapes.add(new Shape.Text(left - 6, y + 4, ticks.label(value), Theme.SMALL, Anchor.END));
        }
        double step = seconds / values.length;
        List<At> chain = new ArrayList<>();
        for (int n = 0; n < values.length; n++) {
            chain.add(new At(
                    left + width * (n + 0.5) * step / seconds, top + LINE_HEIGHT * (high - values[n]) / (high - low)));
        }
        shapes.add(new Shape.Path(List.of(chain), Ends.OPEN, Style.line(Theme.BLUE, values.length > 2000 ? 0.6 : 1.3)));
        for (double mark : trace.marks()) {
            if (mark >= 0 && mark < seconds) {
                double value = values[(int) Math.min(values.length - 1, Math.floor(mark / step))];
                shapes.add(new Shape.Circle(
                        left + width * mark / seconds,
                        top + LINE_HEIGHT * (high - value) / (high - low),
                        1.8,
                        Style.filled(Theme.ORANGE)));
            }
        }
        return shapes;
    }

    private static Pixels pixels(double[][] rows) {
        int time = rows[0].length;
        int[] argb = new int[rows.length * time];
        for (int r = 0; r < rows.length; r++) {
            for (int t = 0; t < time; t++) {
                double share = Math.max(0, Math.min(1, (rows[r][t] + 2) / 4));
                argb[r * time + t] = ColourMap.GREY.colour(share).argb();
            }
        }
        return new Pixels(time, rows.length, argb);
    }

    private static String description(Spec spec) {
        List<String> words = new ArrayList<>();
        for (Lane lane : spec.lanes()) {
            if (lane instanceof Trace trace) {
                words.add(String.format(
                        Locale.ROOT,
                        "%s from %.3g to %.3g%s",
                        lane.name(),
                        Arrays.stream(trace.values()).min().orElse(0),
                        Arrays.stream(trace.values()).max().orElse(0),
                        trace.marks().length > 0 ? ", " + trace.marks().length + " marks" : ""));
            } else {
                words.add(lane.name());
            }
        }
        return String.format(
                Locale.ROOT,
                "Over %.0f seconds: %s. %d stretches are shaded.",
                spec.seconds(),
                String.join("; ", words),
                spec.shaded().length);
    }
}
