package org.nocimap.meta.linear;

/** b'A⁻¹b. */
public final class QuadraticForm {
    private QuadraticForm() {}

    /**
     * The form of the entries from an index on, with the block of the matrix that belongs to them. Rows and columns are scaled to
     * a unit diagonal first, so that coefficients of very different size lose no digits.
     *
     * @param b p values; not modified
     * @param matrix p×p, symmetric positive definite; not modified
     * @param first the first entry that counts
     */
    public static double ofTail(double[] b, double[] matrix, int first) {
        int p = b.length;
        int m = p - first;
        double[] block = new double[m * m];
        double[] scaled = new double[m];
        for (int i = 0; i < m; i++) {
            double si = Math.sqrt(matrix[(i + first) * p + i + first]);
            scaled[i] = b[i + first] / si;
            for (int j = 0; j < m; j++) {
                double sj = Math.sqrt(matrix[(j + first) * p + j + first]);
                block[i * m + j] = matrix[(i + first) * p + j + first] / (si * sj);
            }
        }
        double[] solved = new Cholesky(block, m).solve(scaled);
        double form = 0;
        for (int i = 0; i < m; i++) {
            form += scaled[i] * solved[i];
        }
        return form;
    }
}
