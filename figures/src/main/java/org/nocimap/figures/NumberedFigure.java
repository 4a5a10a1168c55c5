package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Decimal;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** Values of things that are numbered from 1, in panels one above the other that share the axis of the numbers. */
public final class NumberedFigure {
    private static final double PANEL = 170;
    private static final double LEFT = 78;
    private static final double GAP = 22;
    private static final double AXIS_HEIGHT = 42;
    private static final double HEAD = 20;
    private static final double WIDEST_BAR = 34;
    private static final double ROOM = 0.06;

    private NumberedFigure() {}

    /** How values are drawn. */
    public enum Mark {
        LINE,
        BARS
    }

    /**
     * A level that values are compared with.
     *
     * @param value where it lies
     * @param label what it is, a few words
     */
    public record Guide(double value, String label) {}

    /**
     * A panel.
     *
     * @param title what is shown, one line
     * @param mark a line with dots, or bars from 0
     * @param values of the numbers 1, 2, …; finite, at least one
     * @param guide a level to compare with, if any
     */
    public record Panel(String title, Mark mark, double[] values, Optional<Guide> guide) {
        public Panel {
            if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a panel shows finite values");
            }
        }
    }

    /**
     * @param title drawn on top, one line; never blank
     * @param panels at least one
     * @param numbers what is numbered: "number of components"
     * @param marked a number that stands out, if any
     * @param caption what to know besides
     * @param width pixels, 320 to 4000
     */
    public record Spec(
            String title, List<Panel> panels, String numbers, OptionalInt marked, String caption, double width) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 760;

        public Spec {
            Frame.checkWidth(width);
            panels = List.copyOf(panels);
            if (panels.isEmpty()) {
                throw new IllegalArgumentException("a figure has panels");
            }
        }
    }

    public static Picture draw(Spec spec) {
        Frame frame = new Frame(spec.width(), spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        int most = spec.panels().stream().mapToInt(p -> p.values().length).max().orElse(1);
        double right = spec.width() - Theme.MARGIN - 10;
        double y = frame.top();
        double bottom = y;
        for (Panel panel : spec.panels()) {
            shapes.add(new Shape.Text(LEFT, y + 14, panel.title(), Theme.LABEL, Anchor.START));
            Plot plot = Plot.of(panel, y + HEAD, right, most);
            add(shapes, plot, panel, spec.marked());
            bottom = plot.bottom();
            y = bottom + GAP;
        }
        double cell = (right - LEFT) / most;
        for (double value : Ticks.between(0, most, 12).values()) {
            if (value == Math.rint(value) && value >= 1) {
                double x = LEFT + (value - 0.5) * cell;
                shapes.add(new Shape.Line(x, bottom, x, bottom + 4, Theme.AXIS));
                shapes.add(new Shape.Text(x, bottom + 16, Integer.toString((int) value), Theme.SMALL, Anchor.MIDDLE));
            }
        }
        shapes.add(new Shape.Text((LEFT + right) / 2, bottom + 33, spec.numbers(), Theme.LABEL, Anchor.MIDDLE));
        Caption caption = Caption.wrapped(spec.caption(), spec.width() - 2 * Theme.MARGIN);
        shapes.addAll(caption.shapes(Theme.MARGIN, bottom + AXIS_HEIGHT));
        double height = bottom + AXIS_HEIGHT + caption.height() + Theme.MARGIN;
        return new Picture(spec.width(), height, spec.title(), description(spec), shapes);
    }

    private static String description(Spec spec) {
        StringBuilder words = new StringBuilder();
        for (Panel panel : spec.panels()) {
            words.append(panel.title())
                    .append(" for ")
                    .append(spec.numbers())
                    .append(" from 1 to ")
                    .append(panel.values().length)
                    .append(". ");
        }
        spec.marked().ifPresent(n -> words.append("Number ").append(n).append(" stands out."));
        return words.toString().strip();
    }

    private static void add(List<Shape> shapes, Plot plot, Panel panel, OptionalInt marked) {
        Ticks ticks = Ticks.between(plot.low(), plot.high(), 5);
        for (double value : ticks.values()) {
            double y = plot.y(value);
            shapes.add(new Shape.Line(LEFT, y, plot.right(), y, Theme.GRID));
            shapes.add(new Shape.Text(LEFT - 6, y + 4, ticks.label(value), Theme.SMALL, Anchor.END));
        }
        shapes.add(new Shape.Line(LEFT, plot.bottom(), plot.right(), plot.bottom(), Theme.AXIS));
        double[] values = panel.values();
        List<At> line = new ArrayList<>();
        for (int n = 0; n < values.length; n++) {
            double x = plot.x(n + 1);
            boolean stands = marked.isPresent() && marked.getAsInt() == n + 1;
            if (panel.mark() == Mark.BARS) {
                double width = Math.min(WIDEST_BAR, 0.7 * plot.cell());
                double top = Math.min(plot.y(values[n]), plot.y(0));
                double height = Math.abs(plot.y(values[n]) - plot.y(0));
                shapes.add(new Shape.Rect(
                        x - width / 2, top, width, height, Style.filled(stands ? Theme.ORANGE : Theme.BLUE)));
            } else {
                line.add(new At(x, plot.y(values[n])));
                shapes.add(new Shape.Circle(
                        x, plot.y(values[n]), stands ? 5 : 2.4, Style.filled(stands ? Theme.ORANGE : Theme.BLUE)));
            }
        }
        if (line.size() > 1) {
            shapes.add(new Shape.Path(List.of(line), Ends.OPEN, Style.line(Theme.BLUE, 1.5)));
        }
        panel.guide().ifPresent(guide -> {
            double y = plot.y(guide.value());
            shapes.add(new Shape.Line(
                    LEFT, y, plot.right(), y, Style.line(Theme.INK, 1.2).dashed(5)));
            shapes.add(new Shape.Text(
                    plot.right() - 4,
                    y - 5,
                    guide.label() + " " + Decimal.printed(guide.value(), 2),
                    Theme.SMALL,
                    Anchor.END));
        });
    }

    /** Where numbers and values stand. */
    private record Plot(double top, double right, int most, double low, double high) {
        static Plot of(Panel panel, double top, double right, int most) {
            double low = Arrays.stream(panel.values()).min().orElse(0);
            double high = Arrays.stream(panel.values()).max().orElse(1);
            if (panel.guide().isPresent()) {
                low = Math.min(low, panel.guide().get().value());
                high = Math.max(high, panel.guide().get().value());
            }
            if (panel.mark() == Mark.BARS) {
                low = Math.min(0, low);
                high = Math.max(0, high);
            }
            double room = high > low ? ROOM * (high - low) : Math.max(1e-9, Math.abs(high));
            boolean fromZero = panel.mark() == Mark.BARS && low == 0;
            return new Plot(top, right, most, fromZero ? 0 : low - room, high + room);
        }

        double cell() {
            return (right - LEFT) / most;
        }

        double bottom() {
            return top + PANEL;
        }

        double x(int number) {
            return LEFT + (number - 0.5) * cell();
        }

        double y(double value) {
            return top + PANEL * (high - value) / (high - low);
        }
    }
}
