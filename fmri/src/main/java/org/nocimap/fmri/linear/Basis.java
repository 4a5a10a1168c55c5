package org.nocimap.fmri.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * An orthonormal basis of the space that regressors span: QR by Gram-Schmidt, every column orthogonalised twice (Giraud et al.
 * 2005, doi:10.1007/s00211-005-0615-4: twice is enough). Columns are taken in their order, so that the one left out of a
 * linearly dependent group is the last. Immutable.
 */
public final class Basis {
    /** A column whose part outside the others is below this share of its length adds nothing. */
    public static final double TOLERANCE = 1e-9;

    private final int length;
    private final double[][] columns;
    private final List<Integer> redundant;

    private Basis(int length, double[][] columns, List<Integer> redundant) {
        this.length = length;
        this.columns = columns;
        this.redundant = List.copyOf(redundant);
    }

    /**
     * @param length number of time points
     * @param regressors each {@code double[length]}, finite; not modified; may be none
     */
    public static Basis of(int length, List<double[]> regressors) {
        List<double[]> kept = new ArrayList<>();
        List<Integer> redundant = new ArrayList<>();
        for (int n = 0; n < regressors.size(); n++) {
            double[] q = regressors.get(n).clone();
            if (q.length != length) {
                throw new IllegalArgumentException("a regressor has " + q.length + " values, not " + length);
            }
            double before = norm(q);
            for (int pass = 0; pass < 2; pass++) {
                for (double[] other : kept) {
                    subtract(q, other, dot(q, other));
                }
            }
            double left = norm(q);
            if (!(left > TOLERANCE * before) || kept.size() == length) {
                redundant.add(n);
                continue;
            }
            for (int t = 0; t < length; t++) {
                q[t] /= left;
            }
            kept.add(q);
        }
        return new Basis(length, kept.toArray(double[][]::new), redundant);
    }

    /** Number of time points. */
    public int length() {
        return length;
    }

    /** Dimension of the space. */
    public int rank() {
        return columns.length;
    }

    /** Which of the given regressors, by number, are zero or combinations of those before them. */
    public List<Integer> redundant() {
        return redundant;
    }

    /** The {@code n}-th unit vector; a copy. */
    public double[] column(int n) {
        return columns[n].clone();
    }

    /** Takes the part in this space out of a series; {@code series} is modified. */
    public void removeFrom(double[] series) {
        for (double[] q : columns) {
            subtract(series, q, dot(series, q));
        }
    }

    /** The rest of a series outside this space; the series is not modified. */
    public double[] residual(double[] series) {
        double[] rest = series.clone();
        removeFrom(rest);
        return rest;
    }

    /**
     * The rest of a series outside this space; the series is not modified.
     *
     * @param parts {@code double[rank]}, gets the series' part along every unit vector
     */
    public double[] residual(double[] series, double[] parts) {
        double[] rest = series.clone();
        for (int c = 0; c < columns.length; c++) {
            parts[c] = dot(rest, columns[c]);
            subtract(rest, columns[c], parts[c]);
        }
        return rest;
    }

    /**
     * What a linear combination of the regressors' coefficients is in the coefficients of this basis: with X = QR and Xβ = Qγ,
     * c'β = d'γ where R'd = c.
     *
     * @param regressors those the basis was made of, none of them redundant
     * @param weights c, one for each regressor; not modified
     * @return d
     */
    public double[] dual(List<double[]> regressors, double[] weights) {
        double[] d = new double[columns.length];
        for (int c = 0; c < d.length; c++) {
            double sum = weights[c];
            for (int b = 0; b < c; b++) {
                sum -= dot(columns[b], regressors.get(c)) * d[b];
            }
            d[c] = sum / dot(columns[c], regressors.get(c));
        }
        return d;
    }

    double[][] columns() {
        return columns;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static void subtract(double[] from, double[] direction, double times) {
        for (int t = 0; t < from.length; t++) {
            from[t] -= times * direction[t];
        }
    }
}
