package org.nocimap.image;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A 3×4 affine map, row-major {@code [m00 m01 m02 m03; m10 …; m20 …]}, from voxel indices to millimetres (or from millimetres
 * to millimetres). Immutable.
 */
public final class Affine implements Serializable {
    private static final long serialVersionUID = 1;

    private final double[] m;

    private Affine(double[] rows) {
        this.m = rows;
    }

    /**
     * @param rows twelve finite numbers, row-major; copied
     * @throws IllegalArgumentException for another length or a number that is not finite
     */
    public static Affine of(double... rows) {
        if (rows.length != 12) {
            throw new IllegalArgumentException("an affine has twelve numbers, not " + rows.length);
        }
        for (double v : rows) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("an affine holds finite numbers only");
            }
        }
        return new Affine(rows.clone());
    }

    /** Voxel sizes on the diagonal and the millimetres of voxel (0, 0, 0). */
    public static Affine diagonal(double sx, double sy, double sz, double ox, double oy, double oz) {
        return of(sx, 0, 0, ox, 0, sy, 0, oy, 0, 0, sz, oz);
    }

    /** Row {@code r} (0–2), column {@code c} (0–3). */
    public double get(int r, int c) {
        return m[4 * r + c];
    }

    /** The twelve numbers, row-major; a copy. */
    public double[] toArray() {
        return m.clone();
    }

    public Point apply(double i, double j, double k) {
        return new Point(
                m[0] * i + m[1] * j + m[2] * k + m[3],
                m[4] * i + m[5] * j + m[6] * k + m[7],
                m[8] * i + m[9] * j + m[10] * k + m[11]);
    }

    public Point apply(Point p) {
        return apply(p.x(), p.y(), p.z());
    }

    /** The map that does {@code first} and then this one. */
    public Affine after(Affine first) {
        double[] r = new double[12];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = column == 3 ? m[4 * row + 3] : 0;
                for (int n = 0; n < 3; n++) {
                    sum += m[4 * row + n] * first.m[4 * n + column];
                }
                r[4 * row + column] = sum;
            }
        }
        return new Affine(r);
    }

    /** Length of column {@code axis} (0–2): the voxel size along that axis in mm. */
    public double columnNorm(int axis) {
        return Math.sqrt(m[axis] * m[axis] + m[4 + axis] * m[4 + axis] + m[8 + axis] * m[8 + axis]);
    }

    /** Determinant of the linear part; its absolute value is the voxel volume in mm³. */
    public double determinant() {
        return m[0] * (m[5] * m[10] - m[6] * m[9])
                - m[1] * (m[4] * m[10] - m[6] * m[8])
                + m[2] * (m[4] * m[9] - m[5] * m[8]);
    }

    /** True when no two columns of the linear part lean on each other (cosine above 1e-4): a grid without shear. */
    public boolean isOrthogonal() {
        for (int a = 0; a < 3; a++) {
            for (int b = a + 1; b < 3; b++) {
                double dot = m[a] * m[b] + m[4 + a] * m[4 + b] + m[8 + a] * m[8 + b];
                if (Math.abs(dot) > 1e-4 * columnNorm(a) * columnNorm(b)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** True when the linear part cannot be inverted in practice: |det| at most 1e-9 of the product of the column lengths. */
    public boolean isSingular() {
        double scale = columnNorm(0) * columnNorm(1) * columnNorm(2);
        return !(Math.abs(determinant()) > 1e-9 * scale);
    }

    /**
     * @throws ArithmeticException when {@link #isSingular()}
     */
    public Affine inverse() {
        if (isSingular()) {
            throw new ArithmeticException("singular affine");
        }
        double det = determinant();
        double[] r = new double[12];
        r[0] = (m[5] * m[10] - m[6] * m[9]) / det;
        r[1] = (m[2] * m[9] - m[1] * m[10]) / det;
        r[2] = (m[1] * m[6] - m[2] * m[5]) / det;
        r[4] = (m[6] * m[8] - m[4] * m[10]) / det;
        r[5] = (m[0] * m[10] - m[2] * m[8]) / det;
        r[6] = (m[2] * m[4] - m[0] * m[6]) / det;
        r[8] = (m[4] * m[9] - m[5] * m[8]) / det;
        r[9] = (m[1] * m[8] - m[0] * m[9]) / det;
        r[10] = (m[0] * m[5] - m[1] * m[4]) / det;
        for (int row = 0; row < 3; row++) {
            r[4 * row + 3] = -(r[4 * row] * m[3] + r[4 * row + 1] * m[7] + r[4 * row + 2] * m[11]);
        }
        return new Affine(r);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Affine a && Arrays.equals(m, a.m);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m);
    }

    @Override
    public String toString() {
        return "Affine" + Arrays.toString(m);
    }
}
