package org.nocimap.meta.measure;

/**
 * Whether what a study reports of a group speaks against normal values, at 5 % (Shi et al. 2023, doi:10.1177/09622802231172043): the
 * median's distance from the middle of the range or of the quartiles, as a share of their width, against a limit for n values.
 * Where it does, a mean and standard deviation made from these numbers mislead.
 */
public final class Skewness {
    private Skewness() {}

    /** From quartiles: |q1 + q3 − 2m| / (q3 − q1) above 2.66/√n − 5.92/n². */
    public static boolean ofQuartiles(double q1, double median, double q3, double n) {
        return distance(q1, median, q3) > 2.66 / Math.sqrt(n) - 5.92 / (n * n);
    }

    /** From the range: |min + max − 2m| / (max − min) above 1.01/ln(n + 9) + 2.43/(n + 1). */
    public static boolean ofRange(double min, double median, double max, double n) {
        return distance(min, median, max) > 1.01 / Math.log(n + 9) + 2.43 / (n + 1);
    }

    /** From all five: the larger of both distances, that of the range times 2.65 ln(0.6n)/√n, above 3/√n − 40/n³. */
    public static boolean ofFiveNumbers(double min, double q1, double median, double q3, double max, double n) {
        double ofRange = 2.65 * Math.log(0.6 * n) / Math.sqrt(n) * distance(min, median, max);
        return Math.max(ofRange, distance(q1, median, q3)) > 3 / Math.sqrt(n) - 40 / (n * n * n);
    }

    private static double distance(double low, double median, double high) {
        return high > low ? Math.abs(low + high - 2 * median) / (high - low) : 0;
    }
}
