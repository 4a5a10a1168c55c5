package org.nocimap.stats;

import java.util.stream.IntStream;

/**
 * Student's t as a standard normal deviate ({@link StudentT#z}) for very many values with the same degrees of freedom: a table over asinh
 * t, read by cubic Hermite interpolation. Off by less than 1e-6 of the deviate, or of 1; values beyond |t| = {@value #FARTHEST} or a deviate of {@value #LARGEST} are computed one by one.
 */
public final class DeviateTable {
    private static final double FARTHEST = 60;
    /** Where {@link StudentT#z} nears its limit. */
    private static final double LARGEST = 36;

    private static final int CELLS = 2048;

    private final double df;
    private final double step;
    private final double[] z;

    /**
     * @param df degrees of freedom, positive
     */
    public DeviateTable(double df) {
        this.df = df;
        this.step = asinh(FARTHEST) / CELLS;
        // One cell more on either side, for slopes.
        this.z = IntStream.rangeClosed(-1, CELLS + 1)
                .mapToDouble(n -> StudentT.z(Math.sinh(n * step), df))
                .toArray();
    }

    /** The deviate of t; NaN for NaN. */
    public double z(double t) {
        double u = asinh(Math.abs(t)) / step;
        if (!(u < CELLS)) {
            return StudentT.z(t, df);
        }
        int cell = (int) u;
        if (z[cell + 3] > LARGEST) {
            return StudentT.z(t, df);
        }
        double f = u - cell;
        double low = z[cell + 1];
        double high = z[cell + 2];
        double slopeLow = (high - z[cell]) / 2;
        double slopeHigh = (z[cell + 3] - low) / 2;
        double f2 = f * f;
        double f3 = f2 * f;
        double value = (2 * f3 - 3 * f2 + 1) * low
                + (f3 - 2 * f2 + f) * slopeLow
                + (3 * f2 - 2 * f3) * high
                + (f3 - f2) * slopeHigh;
        return Math.copySign(value, t);
    }

    private static double asinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1));
    }
}
