package org.nocimap.stats.glm;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A design: one row for each observation, one named column for each regressor. Immutable.
 *
 * <p>Which columns the others explain is found by orthogonalising column after column twice (Gram-Schmidt with
 * reorthogonalisation, a QR decomposition): a column of which less than {@value #DEPENDENT} of its length is left is a combination of those
 * before it.
 */
public final class Design implements Serializable {
    private static final long serialVersionUID = 1;

    /** Share of a column's length below which it counts as explained by the columns before it. */
    public static final double DEPENDENT = 1e-8;

    private final List<String> names;
    private final int observations;

    /** Row by row: {@code double[observations * columns]}. */
    private final double[] values;

    private Design(List<String> names, int observations, double[] values) {
        this.names = names;
        this.observations = observations;
        this.values = values;
    }

    /**
     * @param names of the columns, at least one
     * @param rows {@code double[observations][columns]}, finite; copied
     * @throws IllegalArgumentException when a row is of another length or holds what is not a number
     */
    public static Design of(List<String> names, double[][] rows) {
        if (names.isEmpty() || rows.length == 0) {
            throw new IllegalArgumentException("a design has columns and rows");
        }
        int columns = names.size();
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException("row " + (i + 1) + " has " + rows[i].length + " of " + columns);
            }
            for (int j = 0; j < columns; j++) {
                if (!Double.isFinite(rows[i][j])) {
                    throw new IllegalArgumentException("row " + (i + 1) + ", " + names.get(j) + " is no number");
                }
                values[i * columns + j] = rows[i][j];
            }
        }
        return new Design(List.copyOf(names), rows.length, values);
    }

    public List<String> names() {
        return names;
    }

    public int observations() {
        return observations;
    }

    public int columns() {
        return names.size();
    }

    /** Value of an observation in a column, both 0-based. */
    public double at(int observation, int column) {
        return values[observation * names.size() + column];
    }

    /** One column; a copy. */
    public double[] column(int column) {
        double[] one = new double[observations];
        for (int i = 0; i < observations; i++) {
            one[i] = at(i, column);
        }
        return one;
    }

    /** {@code double[observations * columns]}, row by row; a copy. */
    double[] rows() {
        return values.clone();
    }

    /** Number of columns that no earlier columns explain. */
    public int rank() {
        return columns() - dependencies().size();
    }

    /** Observations less rank. */
    public int degreesOfFreedom() {
        return observations - rank();
    }

    /**
     * A column that earlier columns explain.
     *
     * @param column its name
     * @param explainedBy the columns that it is a combination of; empty when it is 0 throughout
     */
    public record Dependency(String column, List<String> explainedBy) {
        public Dependency {
            explainedBy = List.copyOf(explainedBy);
        }

        @Override
        public String toString() {
            return explainedBy.isEmpty()
                    ? column + " is 0 throughout"
                    : column + " is a combination of " + String.join(", ", explainedBy);
        }
    }

    /** Every column that earlier columns explain, in order; empty when the design has full rank. */
    public List<Dependency> dependencies() {
        List<double[]> basis = new ArrayList<>();
        List<double[]> madeOf = new ArrayList<>();
        List<Dependency> found = new ArrayList<>();
        for (int j = 0; j < columns(); j++) {
            double[] left = column(j);
            double[] weights = new double[columns()];
            weights[j] = 1;
            double length = norm(left);
            for (int pass = 0; pass < 2; pass++) {
                for (int b = 0; b < basis.size(); b++) {
                    double along = dot(left, basis.get(b));
                    subtract(left, along, basis.get(b));
                    subtract(weights, along, madeOf.get(b));
                }
            }
            double rest = norm(left);
            if (rest <= DEPENDENT * length || length == 0) {
                found.add(new Dependency(names.get(j), explaining(j, weights, length)));
            } else {
                scale(left, 1 / rest);
                scale(weights, 1 / rest);
                basis.add(left);
                madeOf.add(weights);
            }
        }
        return found;
    }

    private List<String> explaining(int column, double[] weights, double length) {
        List<String> by = new ArrayList<>();
        for (int k = 0; k < column; k++) {
            if (Math.abs(weights[k]) * norm(column(k)) > 1e-6 * length) {
                by.add(names.get(k));
            }
        }
        return by;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    static void subtract(double[] from, double times, double[] what) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= times * what[i];
        }
    }

    static void scale(double[] a, double by) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= by;
        }
    }
}
