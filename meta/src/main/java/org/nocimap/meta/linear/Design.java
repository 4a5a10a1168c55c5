package org.nocimap.meta.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * A design matrix of k rows and p columns.
 *
 * @param rows k
 * @param names of the p columns
 * @param values column by column, {@code values[column * rows + row]}; not written to
 */
public record Design(int rows, List<String> names, double[] values) {
    /** What the column of ones is called. */
    public static final String INTERCEPT = "intercept";

    public Design {
        names = List.copyOf(names);
        if (values.length != rows * names.size() || names.isEmpty()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + rows + " rows and " + names.size() + " columns");
        }
    }

    /** A column of ones. */
    public static Design intercept(int rows) {
        double[] ones = new double[rows];
        java.util.Arrays.fill(ones, 1);
        return new Design(rows, List.of(INTERCEPT), ones);
    }

    /** How many columns there are. */
    public int columns() {
        return names.size();
    }

    public double at(int row, int column) {
        return values[column * rows + row];
    }

    /** One row; p values. */
    public double[] row(int row) {
        double[] x = new double[columns()];
        for (int j = 0; j < x.length; j++) {
            x[j] = at(row, j);
        }
        return x;
    }

    /** Whether the first column is the intercept. */
    public boolean hasIntercept() {
        return names.get(0).equals(INTERCEPT);
    }

    /** This design with a further column at the right. */
    public Design with(String name, double[] column) {
        if (column.length != rows) {
            throw new IllegalArgumentException(column.length + " values for " + rows + " rows");
        }
        List<String> all = new ArrayList<>(names);
        all.add(name);
        double[] wider = java.util.Arrays.copyOf(values, values.length + rows);
        System.arraycopy(column, 0, wider, values.length, rows);
        return new Design(rows, all, wider);
    }

    /**
     * This design with a column for every level of a factor but the first, in the order of the levels given.
     *
     * @param name of the factor; the columns are called name=level
     * @param levels all levels, the reference first
     * @param ofRow the level of every row
     */
    public Design withFactor(String name, List<String> levels, List<String> ofRow) {
        Design wider = this;
        for (String level : levels.subList(1, levels.size())) {
            double[] column = new double[rows];
            for (int i = 0; i < rows; i++) {
                column[i] = ofRow.get(i).equals(level) ? 1 : 0;
            }
            wider = wider.with(name + "=" + level, column);
        }
        return wider;
    }

    /** These rows, in this order. */
    public Design select(int... indices) {
        double[] fewer = new double[indices.length * columns()];
        for (int j = 0; j < columns(); j++) {
            for (int i = 0; i < indices.length; i++) {
                fewer[j * indices.length + i] = at(indices[i], j);
            }
        }
        return new Design(indices.length, names, fewer);
    }
}
