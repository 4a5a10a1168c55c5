package org.nocimap.meta;

/**
 * An interval of the effect's scale.
 *
 * @param low lower limit; −∞ when it is open
 * @param high upper limit, not below the lower one; +∞ when it is open
 */
public record Interval(double low, double high) {
    public Interval {
        if (low > high) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is no interval");
        }
    }

    /** centre ± half. */
    public static Interval around(double centre, double half) {
        return new Interval(centre - half, centre + half);
    }

    /** Whether a value lies in the interval, limits included. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
