package org.nocimap.stats;

/**
 * Fisher's exact test of all tables with the same margins at once, for maps in which the same tables come up again and again; the
 * two-sided p are those of {@link FisherExact}. Immutable.
 */
public final class FisherMargins {
    private final int least;
    private final double[] twoSided;

    private FisherMargins(int least, double[] twoSided) {
        this.least = least;
        this.twoSided = twoSided;
    }

    /** Makes margins of tables with the same total; keeps the logarithms they need. */
    public static final class Factory {
        private final LogFactorials ln;
        private final int total;

        /**
         * @param total all four cells together, 0 to 2³⁰
         */
        public Factory(int total) {
            if (total < 0 || total > 1 << 30) {
                throw new IllegalArgumentException(total + " counts");
            }
            this.total = total;
            this.ln = new LogFactorials(total);
        }

        /**
         * @param row sum of the first row, 0 to the total
         * @param column sum of the first column, 0 to the total
         */
        public FisherMargins of(int row, int column) {
            if (row < 0 || row > total || column < 0 || column > total) {
                throw new IllegalArgumentException("margins " + row + " and " + column + " of " + total);
            }
            int least = Math.max(0, row + column - total);
            int most = Math.min(row, column);
            double[] p = new double[most - least + 1];
            double sum = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int x = least; x <= most; x++) {
                p[x - least] = -ln.of(x) - ln.of(row - x) - ln.of(column - x) - ln.of(total - row - column + x);
                largest = Math.max(largest, p[x - least]);
            }
            for (int i = 0; i < p.length; i++) {
                p[i] = Math.exp(p[i] - largest);
                sum += p[i];
            }
            double[] two = new double[p.length];
            for (int i = 0; i < p.length; i++) {
                double limit = p[i] * FisherExact.TIE;
                for (double other : p) {
                    two[i] += other <= limit ? other / sum : 0;
                }
                two[i] = Math.min(1, two[i]);
            }
            return new FisherMargins(least, two);
        }
    }

    /**
     * The two-sided p of the table whose upper left cell is a.
     *
     * @throws IndexOutOfBoundsException when the margins do not allow that cell
     */
    public double twoSided(int a) {
        return twoSided[a - least];
    }
}
