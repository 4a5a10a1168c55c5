package org.nocimap.figures;

/**
 * The values between which a colour map runs.
 *
 * @param low value of the first colour
 * @param high value of the last colour, no smaller
 */
public record Range(double low, double high) {
    public Range {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
            throw new IllegalArgumentException("a range runs from a finite number to one no smaller");
        }
    }

    /** The smallest range that holds both. */
    public Range including(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** 0 at or below {@code low}, 1 at or above {@code high}; the middle when the range is a single value. */
    double fraction(double value) {
        if (high <= low) {
            return 0.5;
        }
        return Math.min(1, Math.max(0, (value - low) / (high - low)));
    }
}
