package org.nocimap.stats.samples;

import org.nocimap.stats.ChiSquare;

/**
 * Pearson's chi-square test of a table of counts, without Yates' correction.
 *
 * @param chiSquare Σ (observed − expected)² / expected
 * @param df (rows − 1)(columns − 1), empty ones left out
 * @param p of chi-square
 * @param smallestExpected where it is below 5 the exact test is the better one
 */
public record ContingencyTable(double chiSquare, double df, double p, double smallestExpected) {
    /**
     * @param counts {@code int[row][column]}, 0 or more, at least two rows and columns that are not empty
     */
    public static ContingencyTable of(int[][] counts) {
        double[] rows = new double[counts.length];
        double[] columns = new double[counts[0].length];
        double n = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
                n += counts[i][j];
            }
        }
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double expected = rows[i] * columns[j] / n;
                if (expected > 0) {
                    sum += (counts[i][j] - expected) * (counts[i][j] - expected) / expected;
                    least = Math.min(least, expected);
                }
            }
        }
        double df = (filled(rows) - 1) * (filled(columns) - 1);
        if (df < 1) {
            throw new IllegalArgumentException("at least two rows and two columns that are not empty");
        }
        return new ContingencyTable(sum, df, ChiSquare.sf(sum, df), least);
    }

    private static double filled(double[] sums) {
        return java.util.Arrays.stream(sums).filter(s -> s > 0).count();
    }
}
