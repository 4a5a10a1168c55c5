package org.nocimap.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * The exact test of a table of any size: Fisher's, as Freeman &amp; Halton extended it (1951, doi:10.1093/biomet/38.1-2.141). p is
 * the probability, given all margins and independence of rows and columns, of a table that is no more probable than the one
 * seen; P(table) = Π rᵢ! Π cⱼ! / (n! Π aᵢⱼ!). Ties are judged as in {@link FisherExact}.
 *
 * <p>All tables with the margins are enumerated where there are few enough; else tables are drawn at random with these margins.
 *
 * @param p the p-value, in (0, 1]
 * @param drawn how p was estimated; empty when every table was looked at and p is exact
 */
public record FreemanHalton(double p, Optional<MonteCarloP> drawn) {
    /** How many tables are enumerated at most: well under a second. */
    public static final long USUAL_TABLES = 2_000_000;

    /** How many tables are drawn where they are too many: p of 0.05 is then known to about 0.001. */
    public static final int USUAL_DRAWS = 100_000;

    /**
     * Tests a table.
     *
     * @param table counts, row by row, all rows of one length; not modified
     * @param mostTables enumerate when no more tables than this, dead ends on the way to them included, have the margins
     * @param draws number of tables drawn otherwise, at least 1
     * @param nextInt gives a random number from 0 to its argument − 1; called only when tables are drawn
     * @throws IllegalArgumentException when the table is empty or ragged, or a count is negative
     */
    public static FreemanHalton of(int[][] table, long mostTables, int draws, IntUnaryOperator nextInt) {
        int[] rows = rowSums(table);
        int[] columns = columnSums(table);
        int n = Arrays.stream(rows).sum();
        LogFactorials ln = new LogFactorials(n);
        double seen = lnWeight(table, ln);
        double margins = -ln.of(n);
        for (int row : rows) {
            margins += ln.of(row);
        }
        for (int column : columns) {
            margins += ln.of(column);
        }
        Enumeration all = new Enumeration(rows, columns, ln, margins, margins + seen, mostTables);
        if (all.run()) {
            return new FreemanHalton(Math.min(1, all.p), Optional.empty());
        }
        MonteCarloP drawn = MonteCarloP.of(noMoreProbable(rows, columns, ln, seen, draws, nextInt), draws);
        return new FreemanHalton(drawn.p(), Optional.of(drawn));
    }

    /** As {@link #of(int[][], long, int, IntUnaryOperator)} with the usual bounds. */
    public static FreemanHalton of(int[][] table, IntUnaryOperator nextInt) {
        return of(table, USUAL_TABLES, USUAL_DRAWS, nextInt);
    }

    private static int[] rowSums(int[][] table) {
        if (table.length == 0 || table[0].length == 0) {
            throw new IllegalArgumentException("an empty table");
        }
        int[] sums = new int[table.length];
        for (int i = 0; i < table.length; i++) {
            if (table[i].length != table[0].length) {
                throw new IllegalArgumentException("rows of different length");
            }
            for (int count : table[i]) {
                if (count < 0) {
                    throw new IllegalArgumentException("a count is not negative: " + count);
                }
                sums[i] += count;
            }
        }
        return sums;
    }

    private static int[] columnSums(int[][] table) {
        int[] sums = new int[table[0].length];
        for (int[] row : table) {
            for (int j = 0; j < row.length; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }

    /** ln of 1 / Π aᵢⱼ!, to which the margins add a constant. */
    private static double lnWeight(int[][] table, LogFactorials ln) {
        double weight = 0;
        for (int[] row : table) {
            for (int count : row) {
                weight -= ln.of(count);
            }
        }
        return weight;
    }

    /** How many of the tables drawn are no more probable: columns are dealt out to the rows as cards are. */
    private static int noMoreProbable(
            int[] rows, int[] columns, LogFactorials ln, double seen, int draws, IntUnaryOperator nextInt) {
        int n = Arrays.stream(rows).sum();
        int[] cards = new int[n];
        int at = 0;
        for (int j = 0; j < columns.length; j++) {
            Arrays.fill(cards, at, at + columns[j], j);
            at += columns[j];
        }
        double limit = seen + Math.log(FisherExact.TIE);
        int found = 0;
        int[][] drawn = new int[rows.length][columns.length];
        for (int draw = 0; draw < draws; draw++) {
            int left = n;
            for (int i = 0; i < rows.length; i++) {
                Arrays.fill(drawn[i], 0);
                for (int k = 0; k < rows[i]; k++) {
                    int picked = nextInt.applyAsInt(left);
                    int card = cards[picked];
                    cards[picked] = cards[--left];
                    cards[left] = card;
                    drawn[i][card]++;
                }
            }
            if (lnWeight(drawn, ln) <= limit) {
                found++;
            }
        }
        return found;
    }

    /** Every table with the margins, cell by cell; the last row and column follow from the others. */
    private static final class Enumeration {
        private final int[] rowLeft;
        private final int[] columnLeft;
        private final LogFactorials ln;
        private final double margins;
        private final double limit;
        private long stepsLeft;
        private double p;

        Enumeration(int[] rows, int[] columns, LogFactorials ln, double margins, double lnSeen, long mostTables) {
            this.rowLeft = rows.clone();
            this.columnLeft = columns.clone();
            this.ln = ln;
            this.margins = margins;
            this.limit = lnSeen + Math.log(FisherExact.TIE);
            this.stepsLeft = mostTables;
        }

        /** False when there are too many. */
        boolean run() {
            return fill(0, 0, margins);
        }

        private boolean fill(int i, int j, double lnP) {
            if (i == rowLeft.length - 1) {
                return lastRow(lnP);
            }
            if (j == columnLeft.length - 1) {
                int count = rowLeft[i];
                if (count > columnLeft[j]) {
                    return --stepsLeft >= 0;
                }
                columnLeft[j] -= count;
                boolean goOn = fill(i + 1, 0, lnP - ln.of(count));
                columnLeft[j] += count;
                return goOn;
            }
            int most = Math.min(rowLeft[i], columnLeft[j]);
            for (int count = 0; count <= most; count++) {
                rowLeft[i] -= count;
                columnLeft[j] -= count;
                boolean goOn = fill(i, j + 1, lnP - ln.of(count));
                rowLeft[i] += count;
                columnLeft[j] += count;
                if (!goOn) {
                    return false;
                }
            }
            return true;
        }

        private boolean lastRow(double lnP) {
            double whole = lnP;
            for (int left : columnLeft) {
                whole -= ln.of(left);
            }
            if (whole <= limit) {
                p += Math.exp(whole);
            }
            return --stepsLeft >= 0;
        }
    }
}
