package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Decimal;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** Power by number of experiments: curves with their bands, and the power wanted. */
public final class PowerFigure {
    private static final double HEIGHT = 300;
    private static final double LEFT = 62;
    private static final double AXIS_HEIGHT = 42;
    private static final double LEGEND_LINE = 18;

    private PowerFigure() {}

    /**
     * A point of a curve.
     *
     * @param experiments at least 1
     * @param power a share
     * @param low lower limit of its interval, a share
     * @param high upper limit, a share
     */
    public record Point(int experiments, double power, double low, double high) {
        public Point {
            if (experiments < 1 || !(0 <= low && low <= power && power <= high && high <= 1)) {
                throw new IllegalArgumentException("no power with an interval: " + low + ", " + power + ", " + high);
            }
        }
    }

    /**
     * A curve.
     *
     * @param name in the legend
     * @param points by rising number of experiments, at least one
     * @param marked number of experiments that is recommended, if any
     */
    public record Curve(String name, List<Point> points, OptionalDouble marked) {
        public Curve {
            Objects.requireNonNull(name);
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("a curve has points");
            }
        }
    }

    /**
     * @param title drawn on top, one line; never blank
     * @param curves 1 to 7
     * @param target the power wanted, a share
     * @param caption what to know besides
     * @param width pixels, 320 to 4000
     */
    public record Spec(String title, List<Curve> curves, double target, String caption, double width) {
        /** The most curves that colours keep apart. */
        public static final int MOST_CURVES = 7;

        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 760;

        public Spec {
            Frame.checkWidth(width);
            curves = List.copyOf(curves);
            if (curves.isEmpty() || curves.size() > MOST_CURVES || !(target > 0 && target < 1)) {
                throw new IllegalArgumentException("1 to " + MOST_CURVES + " curves and a power between 0 and 1");
            }
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double top = frame.top() + (spec.curves().size() > 1 ? spec.curves().size() * LEGEND_LINE : 0) + 10;
        int most = spec.curves().stream()
                .flatMap(c -> c.points().stream())
                .mapToInt(Point::experiments)
                .max()
                .orElse(1);
        Plot plot = new Plot(top, spec.width() - Theme.MARGIN - 10, Math.max(2, most));
        addAxes(shapes, plot, spec);
        for (int n = 0; n < spec.curves().size(); n++) {
            addBand(shapes, plot, spec.curves().get(n), colour(spec, n));
        }
        for (int n = 0; n < spec.curves().size(); n++) {
            addCurve(shapes, plot, spec.curves().get(n), colour(spec, n));
            if (spec.curves().size() > 1) {
                double y = frame.top() + n * LEGEND_LINE + 4;
                shapes.add(new Shape.Line(LEFT, y + 4, LEFT + 22, y + 4, Style.line(colour(spec, n), 2.2)));
                shapes.add(new Shape.Text(LEFT + 28, y + 8, spec.curves().get(n).name(), Theme.LABEL, Anchor.START));
            }
        }
        Caption caption = Caption.wrapped(spec.caption(), spec.width() - 2 * Theme.MARGIN);
        double bottom = top + HEIGHT + AXIS_HEIGHT;
        shapes.addAll(caption.shapes(Theme.MARGIN, bottom));
        return new Picture(
                spec.width(), bottom + caption.height() + Theme.MARGIN, spec.title(), description(spec), shapes);
    }

    private static Colour colour(Spec spec, int n) {
        return spec.curves().size() == 1 ? Theme.BLUE : CategoryColours.of(n);
    }

    private static String description(Spec spec) {
        List<String> words = new ArrayList<>();
        for (Curve curve : spec.curves()) {
            Point last = curve.points().get(curve.points().size() - 1);
            String found = curve.marked().isPresent()
                    ? "reaches " + percent(spec.target()) + " with "
                            + (int) curve.marked().getAsDouble() + " experiments"
                    : "has " + percent(last.power()) + " with " + last.experiments() + " experiments";
            words.add((curve.name().isEmpty() ? "The curve" : curve.name()) + " " + found);
        }
        return "Curves of power by number of experiments, with bands. " + String.join("; ", words) + ".";
    }

    private static String percent(double share) {
        return Decimal.printed(100 * share, 0) + " %";
    }

    private static void addAxes(List<Shape> shapes, Plot plot, Spec spec) {
        for (int percent = 0; percent <= 100; percent += 20) {
            double y = plot.y(percent / 100.0);
            shapes.add(new Shape.Line(LEFT, y, plot.right(), y, percent == 0 ? Theme.AXIS : Theme.GRID));
            shapes.add(new Shape.Text(LEFT - 6, y + 4, Integer.toString(percent), Theme.SMALL, Anchor.END));
        }
        for (double value : Ticks.between(0, plot.most(), 9).values()) {
            if (value != Math.rint(value)) {
                continue;
            }
            double x = plot.x(value);
            shapes.add(new Shape.Line(x, plot.y(0), x, plot.y(0) + 4, Theme.AXIS));
            shapes.add(new Shape.Text(x, plot.y(0) + 16, Integer.toString((int) value), Theme.SMALL, Anchor.MIDDLE));
        }
        shapes.add(new Shape.Text(22, plot.y(0.5), "power (%)", Theme.LABEL, Anchor.MIDDLE, -90));
        shapes.add(
                new Shape.Text((LEFT + plot.right()) / 2, plot.y(0) + 33, "experiments", Theme.LABEL, Anchor.MIDDLE));
        double y = plot.y(spec.target());
        shapes.add(new Shape.Line(
                LEFT, y, plot.right(), y, Style.line(Theme.INK, 1.2).dashed(5)));
        shapes.add(new Shape.Text(LEFT + 5, y - 5, percent(spec.target()), Theme.SMALL, Anchor.START));
    }

    private static void addBand(List<Shape> shapes, Plot plot, Curve curve, Colour colour) {
        if (curve.points().size() < 2) {
            return;
        }
        List<At> outline = new ArrayList<>();
        curve.points().forEach(p -> outline.add(new At(plot.x(p.experiments()), plot.y(p.high()))));
        for (int n = curve.points().size() - 1; n >= 0; n--) {
            Point p = curve.points().get(n);
            outline.add(new At(plot.x(p.experiments()), plot.y(p.low())));
        }
        shapes.add(new Shape.Path(List.of(outline), Ends.CLOSED, Style.filled(CategoryColours.tint(colour, 0.25))));
    }

    private static void addCurve(List<Shape> shapes, Plot plot, Curve curve, Colour colour) {
        List<At> line = new ArrayList<>();
        for (Point p : curve.points()) {
            At at = new At(plot.x(p.experiments()), plot.y(p.power()));
            line.add(at);
            shapes.add(new Shape.Circle(at.x(), at.y(), 2.4, Style.filled(colour)));
        }
        if (line.size() > 1) {
            shapes.add(new Shape.Path(List.of(line), Ends.OPEN, Style.line(colour, 2)));
        }
        curve.marked().ifPresent(experiments -> {
            double x = plot.x(experiments);
            Point there = curve.points().stream()
                    .filter(p -> p.experiments() == (int) experiments)
                    .findFirst()
                    .orElse(curve.points().get(curve.points().size() - 1));
            double y = plot.y(there.power());
            shapes.add(new Shape.Line(x, y, x, plot.y(0), Style.line(colour, 1).dashed(3)));
            shapes.add(new Shape.Circle(x, y, 5, Style.filled(Colour.WHITE).outlined(colour, 2)));
            shapes.add(new Shape.Text(
                    x + 5, plot.y(0) - 6, Integer.toString((int) experiments), Theme.STRONG, Anchor.START));
        });
    }

    /** Where numbers of experiments and shares stand. */
    private record Plot(double top, double right, int most) {
        double x(double experiments) {
            return LEFT + (right - LEFT) * experiments / most;
        }

        double y(double share) {
            return top + HEIGHT * (1 - share);
        }
    }
}
