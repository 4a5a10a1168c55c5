package org.nocimap.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/**
 * Labels that fly from poles above a plot like flags, on as many lines as it takes that none runs into another or its pole.
 */
final class Flags {
    private static final double LINE = 16;
    private static final int MOST_LINES = 10;
    private static final double AIR = 4;
    private static final double POLE = 0.5;

    private final List<Flag> flags;

    private Flags(List<Flag> flags) {
        this.flags = List.copyOf(flags);
    }

    /**
     * What a flag says.
     *
     * @param x where its pole stands, in pixels
     * @param text its label
     * @param colour colour of the pole
     */
    record Wish(double x, String text, Colour colour) {}

    /** A label between {@code from} and {@code to} on a line, 0 being next to the plot. */
    private record Flag(Wish wish, double from, double to, int line) {
        boolean covers(double place) {
            return place > from && place < to;
        }
    }

    /**
     * Finds a place for each label, the rightmost first; what finds none is left out.
     *
     * @param left no label begins before this, in pixels
     * @param right no label ends behind this
     */
    static Flags place(List<Wish> wishes, double left, double right) {
        List<Wish> waiting = new ArrayList<>(wishes);
        waiting.sort(Comparator.comparingDouble(Wish::x).reversed());
        List<Flag> placed = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Wish wish = waiting.remove(0);
            candidates(wish, waiting, left, right).stream()
                    .filter(flag -> placed.stream().allMatch(other -> agree(flag, other)))
                    .findFirst()
                    .ifPresent(placed::add);
        }
        return new Flags(placed);
    }

    /** Flying to the right, else to the left and high enough for the poles that will stand underneath. */
    private static List<Flag> candidates(Wish wish, List<Wish> waiting, double left, double right) {
        double width = Theme.SMALL.widthOf(wish.text()) + 2 * AIR;
        List<Flag> candidates = new ArrayList<>();
        for (int line = 0; line < MOST_LINES; line++) {
            Flag toRight = new Flag(wish, wish.x() - POLE, wish.x() + width, line);
            if (toRight.to <= right + AIR) {
                candidates.add(toRight);
            }
        }
        for (int line = 0; line < MOST_LINES; line++) {
            Flag toLeft = new Flag(wish, wish.x() - width, wish.x() + POLE, line);
            long under =
                    waiting.stream().filter(other -> toLeft.covers(other.x())).count();
            if (toLeft.from >= left - AIR && line >= under) {
                candidates.add(toLeft);
            }
        }
        return candidates;
    }

    /** Whether two flags leave each other's text free, poles included. */
    private static boolean agree(Flag a, Flag b) {
        if (a.line == b.line) {
            return a.to <= b.from || b.to <= a.from;
        }
        Flag upper = a.line > b.line ? a : b;
        Flag lower = a.line > b.line ? b : a;
        return !lower.covers(upper.wish.x()) || upper.wish.x() == lower.wish.x();
    }

    /** Height of all lines. */
    double height() {
        int lines = flags.stream().mapToInt(flag -> flag.line + 1).max().orElse(0);
        return lines * LINE + 6;
    }

    /** Poles down to {@code bottom} and their labels. */
    List<Shape> shapes(double bottom) {
        List<Shape> shapes = new ArrayList<>();
        for (Flag flag : flags) {
            double y = bottom - flag.line * LINE - LINE;
            shapes.add(new Shape.Line(flag.wish.x(), y, flag.wish.x(), bottom, Style.line(flag.wish.colour(), 1)));
        }
        for (Flag flag : flags) {
            double baseline = bottom - 4 - flag.line * LINE;
            boolean toRight = flag.to > flag.wish.x() + POLE;
            double x = flag.wish.x() + (toRight ? AIR : -AIR);
            Anchor anchor = toRight ? Anchor.START : Anchor.END;
            shapes.add(new Shape.Text(x, baseline, flag.wish.text(), Theme.SMALL, anchor));
        }
        return shapes;
    }
}
