package org.nocimap.stats;

import java.util.Arrays;

/**
 * Pairs rows with columns so that the sum of what the pairs are worth is largest: the Hungarian method with potentials, O(rows² ·
 * columns) (Kuhn 1955, doi:10.1002/nav.3800020109).
 */
public final class Assignment {
    private Assignment() {}

    /**
     * @param worth {@code double[rows][columns]}, finite, with at least as many columns as rows; not modified
     * @return the column of every row, each at most once
     */
    public static int[] best(double[][] worth) {
        int rows = worth.length;
        int columns = rows == 0 ? 0 : worth[0].length;
        if (columns < rows) {
            throw new IllegalArgumentException("every row needs a column of its own");
        }
        double[] rowPrice = new double[rows + 1];
        double[] columnPrice = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            int[] way = new int[columns + 1];
            double[] least = new double[columns + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            boolean[] used = new boolean[columns + 1];
            rowOf[0] = row;
            int column = 0;
            do {
                used[column] = true;
                int here = rowOf[column];
                double delta = Double.POSITIVE_INFINITY;
                int next = 0;
                for (int c = 1; c <= columns; c++) {
                    if (used[c]) {
                        continue;
                    }
                    double cost = -worth[here - 1][c - 1] - rowPrice[here] - columnPrice[c];
                    if (cost < least[c]) {
                        least[c] = cost;
                        way[c] = column;
                    }
                    if (least[c] < delta) {
                        delta = least[c];
                        next = c;
                    }
                }
                for (int c = 0; c <= columns; c++) {
                    if (used[c]) {
                        rowPrice[rowOf[c]] += delta;
                        columnPrice[c] -= delta;
                    } else {
                        least[c] -= delta;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[way[column]];
                column = way[column];
            }
        }
        int[] columnOf = new int[rows];
        for (int c = 1; c <= columns; c++) {
            if (rowOf[c] > 0) {
                columnOf[rowOf[c] - 1] = c - 1;
            }
        }
        return columnOf;
    }
}
