package org.nocimap.stats.glm;

/** Cholesky factors of small symmetric positive matrices kept row by row in flat arrays; only lower triangles are looked at. */
final class SmallCholesky {
    private SmallCholesky() {}

    /**
     * Replaces the lower triangle of a by L with a = LL′.
     *
     * @param a {@code double[n * n]}; modified
     * @return the logarithm of a's determinant; NaN when a is not positive definite
     */
    static double factor(double[] a, int n) {
        double product = 1;
        double log = 0;
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        return Double.NaN;
                    }
                    product *= sum;
                    if (product > 1e100 || product < 1e-100) {
                        log += Math.log(product);
                        product = 1;
                    }
                    a[j * n + j] = Math.sqrt(sum);
                } else {
                    a[i * n + j] = sum / a[j * n + j];
                }
            }
        }
        return log + Math.log(product);
    }

    /** Replaces x by L⁻¹x. */
    static void forward(double[] l, int n, double[] x) {
        for (int i = 0; i < n; i++) {
            double sum = x[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i * n + k] * x[k];
            }
            x[i] = sum / l[i * n + i];
        }
    }

    /** Replaces x by L′⁻¹x. */
    static void backward(double[] l, int n, double[] x) {
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) {
                sum -= l[k * n + i] * x[k];
            }
            x[i] = sum / l[i * n + i];
        }
    }
}
