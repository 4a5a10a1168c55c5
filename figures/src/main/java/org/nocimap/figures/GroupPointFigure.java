package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** Every value of every group as a dot, beside them the groups' means with their intervals: several panels side by side. */
public final class GroupPointFigure {
    private static final int MOST_PANELS = 12;
    private static final int PANELS_A_ROW = 4;
    private static final double PANEL_HEIGHT = 210;
    private static final double LABELS = 46;
    private static final double AXIS = 52;
    private static final double GAP = 16;
    private static final double DOT = 3;
    private static final int BINS = 40;
    private static final int MOST_TICKS = 5;

    private GroupPointFigure() {}

    /**
     * A group of values.
     *
     * @param name what they have in common, short
     * @param values finite, at least one
     * @param low lower limit of the interval of their mean
     * @param high upper limit
     */
    public record Group(String name, double[] values, double low, double high) {
        public Group {
            Objects.requireNonNull(name);
            values = values.clone();
            if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a group has finite values");
            }
            if (!(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
                throw new IllegalArgumentException("an interval runs from a finite number to one no smaller");
            }
        }

        double mean() {
            return Arrays.stream(values).average().orElse(0);
        }
    }

    /**
     * A panel.
     *
     * @param name above it
     * @param groups from left to right, one or more
     */
    public record PointPanel(String name, List<Group> groups) {
        public PointPanel {
            Objects.requireNonNull(name);
            groups = List.copyOf(groups);
            if (groups.isEmpty()) {
                throw new IllegalArgumentException("a panel has a group");
            }
        }
    }

    /**
     * @param title drawn on top, one line; never blank
     * @param panels one or more; the first 12 are drawn, the caption says how many are not
     * @param axis what the values are, with their unit; all panels share it
     * @param caption what to know besides
     * @param width pixels, 320 to 4000
     */
    public record Spec(String title, List<PointPanel> panels, String axis, String caption, double width) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 860;

        public Spec {
            Frame.checkWidth(width);
            panels = List.copyOf(panels);
            if (panels.isEmpty()) {
                throw new IllegalArgumentException("a figure has a panel");
            }
        }
    }

    public static Picture draw(Spec spec) {
        List<PointPanel> drawn =
                spec.panels().subList(0, Math.min(MOST_PANELS, spec.panels().size()));
        Frame frame = new Frame(spec.width(), spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double[] range = range(drawn);
        int across = Math.min(PANELS_A_ROW, drawn.size());
        double width = (spec.width() - 2 * Theme.MARGIN - AXIS - (across - 1) * GAP) / across;
        double top = frame.top() + 8;
        int rows = (drawn.size() + across - 1) / across;
        double rowHeight = PANEL_HEIGHT + LABELS + 14;
        for (int n = 0; n < drawn.size(); n++) {
            double left = Theme.MARGIN + AXIS + n % across * (width + GAP);
            int row = n / across;
            double panelTop = top + 14 + row * rowHeight;
            shapes.addAll(panel(drawn.get(n), left, panelTop, width, range, n % across == 0));
        }
        for (int row = 0; row < rows; row++) {
            double middle = top + 14 + row * rowHeight + PANEL_HEIGHT / 2;
            String name = Theme.LABEL.fit(spec.axis(), PANEL_HEIGHT);
            shapes.add(new Shape.Text(Theme.MARGIN + 10, middle, name, Theme.LABEL, Anchor.MIDDLE, -90));
        }
        int left = spec.panels().size() - drawn.size();
        String text = spec.caption() + (left > 0 ? " Not drawn: " + left + " further panels." : "");
        Caption caption = Caption.wrapped(text, spec.width() - 2 * Theme.MARGIN);
        double bottom = top + rows * rowHeight;
        shapes.addAll(caption.shapes(Theme.MARGIN, bottom));
        return new Picture(
                spec.width(), bottom + caption.height() + Theme.MARGIN, spec.title(), description(spec, drawn), shapes);
    }

    /** The axis of all panels, with a little room; 0 belongs to it. */
    private static double[] range(List<PointPanel> panels) {
        double low = 0;
        double high = 0;
        for (PointPanel panel : panels) {
            for (Group group : panel.groups()) {
                low = Math.min(low, group.low());
                high = Math.max(high, group.high());
                for (double value : group.values()) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        double room = high > low ? 0.05 * (high - low) : 1;
        return new double[] {low - room, high + room};
    }

    private static List<Shape> panel(
            PointPanel panel, double left, double top, double width, double[] range, boolean first) {
        List<Shape> shapes = new ArrayList<>();
        Ticks ticks = Ticks.between(range[0], range[1], MOST_TICKS);
        for (double value : ticks.values()) {
            double y = y(value, top, range);
            shapes.add(new Shape.Line(left, y, left + width, y, value == 0 ? Theme.AXIS : Theme.GRID));
            if (first) {
                shapes.add(new Shape.Text(left - 6, y + 4, ticks.label(value), Theme.SMALL, Anchor.END));
            }
        }
        shapes.add(new Shape.Text(
                left + width / 2, top - 6, Theme.LABEL.fit(panel.name(), width), Theme.LABEL, Anchor.MIDDLE));
        double slot = width / panel.groups().size();
        for (int g = 0; g < panel.groups().size(); g++) {
            shapes.addAll(group(panel.groups().get(g), left + (g + 0.5) * slot, slot, top, range));
        }
        return shapes;
    }

    private static List<Shape> group(Group group, double middle, double slot, double top, double[] range) {
        List<Shape> shapes = new ArrayList<>();
        double cloud = middle - slot * 0.12;
        double widest = slot * 0.26;
        double[] sorted = group.values().clone();
        Arrays.sort(sorted);
        int[] inBin = new int[BINS + 1];
        for (double value : sorted) {
            int bin = (int) (BINS * (value - range[0]) / (range[1] - range[0]));
            // Dots of nearly the same height go to the right and the left of the middle by turns.
            int before = inBin[bin]++;
            int step = (before + 1) / 2;
            double off = Math.min(widest, step * 2 * DOT) * (before % 2 == 0 ? 1 : -1);
            shapes.add(new Shape.Circle(
                    cloud + off, y(value, top, range), DOT, Style.filled(Theme.BLUE.withOpacity(0.55))));
        }
        double at = middle + slot * 0.3;
        shapes.add(new Shape.Line(
                at, y(group.low(), top, range), at, y(group.high(), top, range), Style.line(Theme.INK, 1.6)));
        shapes.add(new Shape.Circle(at, y(group.mean(), top, range), 4, Style.filled(Theme.ORANGE)));
        double below = top + PANEL_HEIGHT + 16;
        shapes.add(new Shape.Text(middle, below, Theme.SMALL.fit(group.name(), slot - 2), Theme.SMALL, Anchor.MIDDLE));
        shapes.add(new Shape.Text(
                middle,
                below + 14,
                Theme.SMALL.fit("n = " + group.values().length, slot - 2),
                Theme.SMALL,
                Anchor.MIDDLE));
        return shapes;
    }

    private static double y(double value, double top, double[] range) {
        return top + PANEL_HEIGHT * (range[1] - value) / (range[1] - range[0]);
    }

    private static String description(Spec spec, List<PointPanel> drawn) {
        List<String> words = new ArrayList<>();
        for (PointPanel panel : drawn) {
            List<String> groups = new ArrayList<>();
            for (Group group : panel.groups()) {
                groups.add(String.format(
                        Locale.ROOT,
                        "%s mean %.3g, interval %.3g to %.3g, %d values",
                        group.name(),
                        group.mean(),
                        group.low(),
                        group.high(),
                        group.values().length));
            }
            words.add(panel.name() + ": " + String.join("; ", groups));
        }
        return "A dot for every value of " + spec.axis() + ", and the means. " + String.join(". ", words) + ".";
    }
}
