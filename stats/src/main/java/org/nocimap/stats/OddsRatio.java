package org.nocimap.stats;

/**
 * The odds ratio of a table of two rows and two columns with the interval of Woolf (1955, doi:10.1111/j.1469-1809.1955.tb01348.x):
 * ln(ad/bc) ± z · √(1/a + 1/b + 1/c + 1/d). Where a cell is 0, one half is added to all four first (Haldane 1956,
 * doi:10.1111/j.1469-1809.1955.tb01285.x; Anscombe 1956, doi:10.1093/biomet/43.3-4.461), so that the ratio is finite.
 *
 * @param estimate the odds ratio, above 0
 * @param low lower limit of the interval
 * @param high upper limit
 * @param standardError of the natural logarithm
 * @param correction whether one half was added
 */
public record OddsRatio(double estimate, double low, double high, double standardError, Correction correction) {
    /** What was done about cells of 0. */
    public enum Correction {
        NONE,
        /** One half was added to every cell. */
        HALDANE_ANSCOMBE
    }

    /**
     * @param a upper left cell, 0 or more, as the others
     * @param confidence of the interval, in (0, 1)
     */
    public static OddsRatio of(int a, int b, int c, int d, double confidence) {
        if (a < 0 || b < 0 || c < 0 || d < 0) {
            throw new IllegalArgumentException("no table: " + a + ", " + b + ", " + c + ", " + d);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, not " + confidence);
        }
        boolean empty = a == 0 || b == 0 || c == 0 || d == 0;
        double added = empty ? 0.5 : 0;
        double logOdds = Math.log(a + added) + Math.log(d + added) - Math.log(b + added) - Math.log(c + added);
        double error = Math.sqrt(1 / (a + added) + 1 / (b + added) + 1 / (c + added) + 1 / (d + added));
        double reach = Normal.isf((1 - confidence) / 2) * error;
        return new OddsRatio(
                Math.exp(logOdds),
                Math.exp(logOdds - reach),
                Math.exp(logOdds + reach),
                error,
                empty ? Correction.HALDANE_ANSCOMBE : Correction.NONE);
    }

    /** Natural logarithm of the estimate. */
    public double log() {
        return Math.log(estimate);
    }
}
