package org.nocimap.meta.linear;

/** A symmetric positive definite matrix A = LL', n×n row by row. */
public final class Cholesky {
    private final int n;
    private final double[] lower;

    /**
     * Decomposes.
     *
     * @param matrix n×n row by row; not modified
     * @throws ArithmeticException when it is not positive definite
     */
    public Cholesky(double[] matrix, int n) {
        this.n = n;
        this.lower = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * n + j];
                for (int l = 0; l < j; l++) {
                    sum -= lower[i * n + l] * lower[j * n + l];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        throw new ArithmeticException("the matrix is not positive definite");
                    }
                    lower[i * n + i] = Math.sqrt(sum);
                } else {
                    lower[i * n + j] = sum / lower[j * n + j];
                }
            }
        }
    }

    /** L', n×n row by row. */
    public double[] upper() {
        double[] upper = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                upper[j * n + i] = lower[i * n + j];
            }
        }
        return upper;
    }

    /** ln |A|. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(lower[i * n + i]);
        }
        return 2 * sum;
    }

    /** A⁻¹b; b is not modified. */
    public double[] solve(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < i; l++) {
                x[i] -= lower[i * n + l] * x[l];
            }
            x[i] /= lower[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int l = i + 1; l < n; l++) {
                x[i] -= lower[l * n + i] * x[l];
            }
            x[i] /= lower[i * n + i];
        }
        return x;
    }

    /** A⁻¹, n×n. */
    public double[] inverse() {
        double[] inverse = new double[n * n];
        for (int c = 0; c < n; c++) {
            double[] unit = new double[n];
            unit[c] = 1;
            double[] column = solve(unit);
            for (int i = 0; i < n; i++) {
                inverse[i * n + c] = column[i];
            }
        }
        return inverse;
    }
}
