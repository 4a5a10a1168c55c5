package org.nocimap.image.nifti;

import org.nocimap.image.Affine;

/**
 * The rotation of a qform: unit quaternion (a, b, c, d) with a = √(1 − b² − c² − d²) ≥ 0, and the handedness {@code qfac}.
 * Formulas: nifti1.h, "QUATERNION REPRESENTATION OF ROTATION MATRIX", and nifti_mat44_to_quatern of nifti1_io.c.
 *
 * @param b second component; the first is not stored
 * @param c third component
 * @param d fourth component
 * @param qfac 1, or −1 when the third axis is turned round (negative determinant)
 */
record Quaternion(double b, double c, double d, int qfac) {
    /** The affine of a qform with these voxel sizes and this place of voxel (0, 0, 0), all in millimetres. */
    Affine toAffine(double[] voxelSizes, double[] origin) {
        double squares = b * b + c * c + d * d;
        double a = 0;
        double shrink = 1;
        if (squares >= 1) {
            shrink = 1 / Math.sqrt(squares);
        } else {
            a = Math.sqrt(1 - squares);
        }
        double x = b * shrink;
        double y = c * shrink;
        double z = d * shrink;
        double sx = voxelSizes[0];
        double sy = voxelSizes[1];
        double sz = voxelSizes[2] * qfac;
        return Affine.of(
                (a * a + x * x - y * y - z * z) * sx,
                2 * (x * y - a * z) * sy,
                2 * (x * z + a * y) * sz,
                origin[0],
                2 * (x * y + a * z) * sx,
                (a * a + y * y - x * x - z * z) * sy,
                2 * (y * z - a * x) * sz,
                origin[1],
                2 * (x * z - a * y) * sx,
                2 * (y * z + a * x) * sy,
                (a * a + z * z - x * x - y * y) * sz,
                origin[2]);
    }

    /**
     * The rotation of an affine.
     *
     * @param affine not sheared ({@link Affine#isOrthogonal()}) and not singular; a qform cannot hold shear
     */
    static Quaternion of(Affine affine) {
        int qfac = affine.determinant() < 0 ? -1 : 1;
        double[][] r = new double[3][3];
        for (int column = 0; column < 3; column++) {
            double scale = affine.columnNorm(column) * (column == 2 ? qfac : 1);
            for (int row = 0; row < 3; row++) {
                r[row][column] = affine.get(row, column) / scale;
            }
        }
        double trace = r[0][0] + r[1][1] + r[2][2] + 1;
        if (trace > 0.5) {
            double a = Math.sqrt(trace) / 2;
            return new Quaternion(
                    (r[2][1] - r[1][2]) / (4 * a), (r[0][2] - r[2][0]) / (4 * a), (r[1][0] - r[0][1]) / (4 * a), qfac);
        }
        return ofHalfTurn(r, qfac);
    }

    /** Near a half turn a vanishes, so the largest of b, c, d is taken as the divisor instead. */
    private static Quaternion ofHalfTurn(double[][] r, int qfac) {
        double xd = 1 + r[0][0] - (r[1][1] + r[2][2]);
        double yd = 1 + r[1][1] - (r[0][0] + r[2][2]);
        double zd = 1 + r[2][2] - (r[0][0] + r[1][1]);
        double a;
        double b;
        double c;
        double d;
        if (xd > 1) {
            b = Math.sqrt(xd) / 2;
            c = (r[0][1] + r[1][0]) / (4 * b);
            d = (r[0][2] + r[2][0]) / (4 * b);
            a = (r[2][1] - r[1][2]) / (4 * b);
        } else if (yd > 1) {
            c = Math.sqrt(yd) / 2;
            b = (r[0][1] + r[1][0]) / (4 * c);
            d = (r[1][2] + r[2][1]) / (4 * c);
            a = (r[0][2] - r[2][0]) / (4 * c);
        } else {
            d = Math.sqrt(zd) / 2;
            b = (r[0][2] + r[2][0]) / (4 * d);
            c = (r[1][2] + r[2][1]) / (4 * d);
            a = (r[1][0] - r[0][1]) / (4 * d);
        }
        int sign = a < 0 ? -1 : 1;
        return new Quaternion(sign * b, sign * c, sign * d, qfac);
    }
}
