package org.nocimap.meta.linear;

/** Eigenvalues and -vectors of a small symmetric matrix by Jacobi's rotations. */
public final class SymmetricEigen {
    private static final int MOST_SWEEPS = 100;

    private final int n;
    private final double[] values;
    private final double[] vectors;

    /**
     * Decomposes.
     *
     * @param matrix n×n row by row, symmetric; not modified
     */
    public SymmetricEigen(double[] matrix, int n) {
        this.n = n;
        double[] a = matrix.clone();
        vectors = new double[n * n];
        for (int i = 0; i < n; i++) {
            vectors[i * n + i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > 0; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, p, q);
                }
            }
        }
        values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i * n + i];
        }
    }

    private double offDiagonal(double[] a) {
        double off = 0;
        double diagonal = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i == j) {
                    diagonal += Math.abs(a[i * n + j]);
                } else {
                    off += Math.abs(a[i * n + j]);
                }
            }
        }
        return off > 1e-16 * diagonal ? off : 0;
    }

    private void rotate(double[] a, int p, int q) {
        double apq = a[p * n + q];
        if (apq == 0) {
            return;
        }
        double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int i = 0; i < n; i++) {
            double aip = a[i * n + p];
            double aiq = a[i * n + q];
            a[i * n + p] = c * aip - s * aiq;
            a[i * n + q] = s * aip + c * aiq;
        }
        for (int i = 0; i < n; i++) {
            double api = a[p * n + i];
            double aqi = a[q * n + i];
            a[p * n + i] = c * api - s * aqi;
            a[q * n + i] = s * api + c * aqi;
            double vip = vectors[i * n + p];
            double viq = vectors[i * n + q];
            vectors[i * n + p] = c * vip - s * viq;
            vectors[i * n + q] = s * vip + c * viq;
        }
    }

    /** The eigenvalues; n values, in no order. */
    public double[] values() {
        return values;
    }

    /** The symmetric A^(−½) of a positive semidefinite matrix, with 0 in place of 1/√λ where λ is 0; n×n. */
    public double[] inverseRoot() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double[] root = new double[n * n];
        for (int l = 0; l < n; l++) {
            if (values[l] > 1e-10 * largest) {
                double factor = 1 / Math.sqrt(values[l]);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        root[i * n + j] += factor * vectors[i * n + l] * vectors[j * n + l];
                    }
                }
            }
        }
        return root;
    }
}
