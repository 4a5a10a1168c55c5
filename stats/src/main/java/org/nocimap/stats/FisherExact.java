package org.nocimap.stats;

/**
 * Fisher's exact test of a table of two rows and two columns (Fisher 1934, Statistical Methods for Research Workers, 5th ed.,
 * §21.02): given its margins, the upper left cell follows the hypergeometric distribution when rows and columns are
 * independent. The two-sided p adds up the tables that are no more probable than the one seen, within a relative 1e-7, which
 * takes equal probabilities that differ in the last bits for equal (the rule of R's {@code fisher.test}).
 *
 * @param twoSided the two-sided p
 * @param less P(upper left cell ≤ the one seen): small when the rows' shares of the first column point downwards
 * @param greater P(upper left cell ≥ the one seen)
 * @param oddsRatio ad / bc of the table seen; +∞ when only bc is 0, NaN when both are
 */
public record FisherExact(double twoSided, double less, double greater, double oddsRatio) {
    /** How much more probable than the table seen another one may be and still counts as no more probable. */
    static final double TIE = 1 + 1e-7;

    /**
     * Tests the table with rows (a, b) and (c, d).
     *
     * @throws IllegalArgumentException when a count is negative or all together are more than 2³⁰
     */
    public static FisherExact of(int a, int b, int c, int d) {
        long n = (long) a + b + c + d;
        if (a < 0 || b < 0 || c < 0 || d < 0 || n > 1 << 30) {
            throw new IllegalArgumentException("no table: " + a + ", " + b + ", " + c + ", " + d);
        }
        int row = a + b;
        int column = a + c;
        int least = Math.max(0, column - (c + d));
        int most = Math.min(row, column);
        LogFactorials ln = new LogFactorials((int) n);
        double[] p = new double[most - least + 1];
        double sum = 0;
        for (int x = least; x <= most; x++) {
            double lnP = -ln.of(x) - ln.of(row - x) - ln.of(column - x) - ln.of((int) n - row - column + x);
            p[x - least] = lnP;
        }
        double largest = p[0];
        for (double lnP : p) {
            largest = Math.max(largest, lnP);
        }
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(p[i] - largest);
            sum += p[i];
        }
        double seen = p[a - least];
        double two = 0;
        double less = 0;
        double greater = 0;
        for (int x = least; x <= most; x++) {
            double share = p[x - least] / sum;
            if (p[x - least] <= seen * TIE) {
                two += share;
            }
            if (x <= a) {
                less += share;
            }
            if (x >= a) {
                greater += share;
            }
        }
        double odds = (double) a * d / ((double) b * c);
        return new FisherExact(Math.min(1, two), Math.min(1, less), Math.min(1, greater), odds);
    }
}
