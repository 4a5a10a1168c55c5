package org.nocimap.meta.measure;

/**
 * A 2×2 table: events and non-events of the treated group (a, b) and of the control group (c, d).
 *
 * <p>Counts are doubles because a correction for empty cells adds fractions to them.
 */
public record TwoByTwo(double a, double b, double c, double d) {
    public TwoByTwo {
        if (!(a >= 0 && b >= 0 && c >= 0 && d >= 0)) {
            throw new IllegalArgumentException("a table with the cells " + a + ", " + b + ", " + c + ", " + d);
        }
    }

    /** From events and sizes of the groups. */
    public static TwoByTwo ofEvents(double events1, double n1, double events2, double n2) {
        return new TwoByTwo(events1, n1 - events1, events2, n2 - events2);
    }

    /** Size of the treated group. */
    public double n1() {
        return a + b;
    }

    /** Size of the control group. */
    public double n2() {
        return c + d;
    }

    /** Everybody. */
    public double n() {
        return a + b + c + d;
    }

    /** Events in both groups. */
    public double events() {
        return a + c;
    }

    public boolean hasEmptyCell() {
        return a == 0 || b == 0 || c == 0 || d == 0;
    }

    /** Nobody, or everybody, had the event: such a table says nothing about a ratio. */
    public boolean isDoubleZero() {
        return a + c == 0 || b + d == 0;
    }

    /** The expected events of the treated group when treatment changes nothing. */
    public double expected() {
        return n1() * (a + c) / n();
    }

    /** The hypergeometric variance of the events of the treated group. */
    public double hypergeometricVariance() {
        double n = n();
        return n1() * n2() * (a + c) * (b + d) / (n * n * (n - 1));
    }

    TwoByTwo plus(double treated, double control) {
        return new TwoByTwo(a + treated, b + treated, c + control, d + control);
    }
}
