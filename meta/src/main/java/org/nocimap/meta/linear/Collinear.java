package org.nocimap.meta.linear;

/** Columns of a design depend on one another, so that their coefficients cannot be told apart. */
public final class Collinear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param column the first that the columns before it explain
     */
    Collinear(String column) {
        super("the column \"" + column + "\" can be computed from the columns before it");
    }
}
