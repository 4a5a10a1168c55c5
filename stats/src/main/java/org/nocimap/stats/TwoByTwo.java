package org.nocimap.stats;

/**
 * A table of two rows and two columns of counts, (a, b) and (c, d).
 *
 * @param a upper left, 0 or more
 * @param b upper right, 0 or more
 * @param c lower left, 0 or more
 * @param d lower right, 0 or more
 */
public record TwoByTwo(int a, int b, int c, int d) {
    public TwoByTwo {
        if (a < 0 || b < 0 || c < 0 || d < 0) {
            throw new IllegalArgumentException("counts are 0 or more");
        }
    }

    public long total() {
        return (long) a + b + c + d;
    }

    /**
     * Pearson's statistic without continuity correction, n (ad − bc)² / product of the margins, with 1 degree of freedom (Pearson
     * 1900, doi:10.1080/14786440009463897); 0 when a margin is 0, since such a table says nothing.
     */
    public double chiSquared() {
        double r = signedRoot();
        return r * r;
    }

    /** The root of {@link #chiSquared}, positive when a / (a + b) is the larger share: the z of a test of two proportions. */
    public double signedRoot() {
        double margins = ((double) a + b) * ((double) c + d) * ((double) a + c) * ((double) b + d);
        if (margins == 0) {
            return 0;
        }
        double determinant = (double) a * d - (double) b * c;
        return determinant * Math.sqrt(total() / margins);
    }

    /** The smallest count to be expected when rows and columns are independent; 0 for an empty table. */
    public double smallestExpected() {
        double row = Math.min((double) a + b, (double) c + d);
        double column = Math.min((double) a + c, (double) b + d);
        return total() == 0 ? 0 : row * column / total();
    }
}
