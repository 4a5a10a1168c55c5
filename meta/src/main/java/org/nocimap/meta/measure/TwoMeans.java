package org.nocimap.meta.measure;

/**
 * Means, standard deviations and sizes of the treated group (1) and the control group (2).
 *
 * @param m1 mean of the treated group
 * @param sd1 its standard deviation, positive
 * @param n1 its size, at least 2
 * @param m2 mean of the control group
 * @param sd2 its standard deviation, positive
 * @param n2 its size, at least 2
 */
public record TwoMeans(double m1, double sd1, double n1, double m2, double sd2, double n2) {
    public TwoMeans {
        if (!(sd1 > 0 && sd2 > 0 && n1 >= 2 && n2 >= 2)) {
            throw new IllegalArgumentException(
                    "standard deviations " + sd1 + " and " + sd2 + " of groups of " + n1 + " and " + n2);
        }
    }

    /** The pooled standard deviation. */
    public double pooledSd() {
        return Math.sqrt(((n1 - 1) * sd1 * sd1 + (n2 - 1) * sd2 * sd2) / (n1 + n2 - 2));
    }
}
