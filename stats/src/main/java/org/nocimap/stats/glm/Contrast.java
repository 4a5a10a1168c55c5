package org.nocimap.stats.glm;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A question to a design: combinations of its columns that are 0 under the null. One combination is tested by t, several together
 * by F. Immutable.
 */
public final class Contrast implements Serializable {
    private static final long serialVersionUID = 1;

    private final String name;
    private final double[][] rows;

    private Contrast(String name, double[][] rows) {
        this.name = name;
        this.rows = rows;
    }

    /**
     * A t-test.
     *
     * @param weights one for each column; copied
     */
    public static Contrast t(String name, double... weights) {
        return f(name, new double[][] {weights});
    }

    /**
     * An F-test; with a single row a t-test.
     *
     * @param rows {@code double[combinations][columns]}; copied
     * @throws IllegalArgumentException when there is no row, a row is 0 throughout or holds what is no number, or rows explain each
     *     other
     */
    public static Contrast f(String name, double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException(name + " has no row");
        }
        List<String> numbers = new ArrayList<>();
        double[][] turned = new double[rows[0].length][rows.length];
        double[][] copy = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            numbers.add("row " + (r + 1));
            copy[r] = rows[r].clone();
            for (int j = 0; j < rows[0].length; j++) {
                turned[j][r] = rows[r][j];
            }
        }
        List<Design.Dependency> useless = Design.of(numbers, turned).dependencies();
        if (!useless.isEmpty()) {
            throw new IllegalArgumentException(name + ": " + useless.get(0));
        }
        return new Contrast(name, copy);
    }

    public String name() {
        return name;
    }

    /** Number of combinations, 1 for a t-test. */
    public int size() {
        return rows.length;
    }

    public boolean isT() {
        return rows.length == 1;
    }

    /** Weight of a column in a combination, both 0-based. */
    public double weight(int row, int column) {
        return rows[row][column];
    }

    /** Number of columns that it speaks of. */
    public int columns() {
        return rows[0].length;
    }

    double[][] rows() {
        return rows;
    }

    @Override
    public String toString() {
        return name + " " + java.util.Arrays.deepToString(rows);
    }
}
