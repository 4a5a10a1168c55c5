package org.nocimap.appraisal.printed;

/** All values from low to high, both included. */
public record Span(double low, double high) {
    /** A hair of floating point must not call a number wrong. */
    private static final double HAIR = 1e-9;

    public Span {
        if (!(low <= high)) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is no span");
        }
    }

    static Span of(double value) {
        return new Span(value, value);
    }

    /** Whether some value lies in both. */
    public boolean meets(Span other) {
        return low <= other.high + HAIR && other.low <= high + HAIR;
    }
}
