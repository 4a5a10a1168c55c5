package org.nocimap.stats.samples;

/**
 * A sample told by three numbers.
 *
 * @param n at least 2
 * @param mean of it
 * @param sd with n − 1 below the root
 */
public record Sample(int n, double mean, double sd) {
    public Sample {
        if (n < 2 || !Double.isFinite(mean) || !(sd >= 0) || Double.isInfinite(sd)) {
            throw new IllegalArgumentException("at least two numbers with a mean and a standard deviation");
        }
    }

    /**
     * @param values finite, at least two; not modified
     */
    public static Sample of(double... values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return new Sample(values.length, mean, Math.sqrt(squares / Math.max(1, values.length - 1)));
    }

    double variance() {
        return sd * sd;
    }
}
