package org.nocimap.meta.linear;

/**
 * Weighted least squares of y on X with weights W, and the projection P = W − WX(X'WX)⁻¹X'W that estimators of a variance need.
 *
 * <p>√W X = QR by Gram-Schmidt, done twice per column, so that columns of very different size (a year beside an indicator) lose
 * no digits; everything else follows from Q (k×p, orthonormal) and R (p×p, upper).
 */
public final class WeightedLeastSquares {
    private static final double DEPENDENT = 1e-9;

    private final int k;
    private final int p;
    private final double[] w;
    private final double[] q;
    private final double[] r;
    private final double[] coefficients;
    private final double[] residuals;

    /**
     * Fits.
     *
     * @param x k rows, p ≤ k columns; not modified
     * @param y k values; not modified
     * @param weights k positive weights; kept, not modified
     * @throws Collinear when the columns are linearly dependent
     */
    public WeightedLeastSquares(Design x, double[] y, double[] weights) {
        k = x.rows();
        p = x.columns();
        w = weights;
        q = new double[k * p];
        r = new double[p * p];
        double[] root = new double[k];
        for (int i = 0; i < k; i++) {
            root[i] = Math.sqrt(w[i]);
        }
        for (int j = 0; j < p; j++) {
            orthonormalise(x, j, root);
        }
        coefficients = new double[p];
        for (int j = p - 1; j >= 0; j--) {
            double sum = 0;
            for (int i = 0; i < k; i++) {
                sum += q[j * k + i] * root[i] * y[i];
            }
            for (int l = j + 1; l < p; l++) {
                sum -= r[j * p + l] * coefficients[l];
            }
            coefficients[j] = sum / r[j * p + j];
        }
        residuals = new double[k];
        for (int i = 0; i < k; i++) {
            double fitted = 0;
            for (int j = 0; j < p; j++) {
                fitted += x.at(i, j) * coefficients[j];
            }
            residuals[i] = y[i] - fitted;
        }
    }

    private void orthonormalise(Design x, int j, double[] root) {
        int at = j * k;
        double before = 0;
        for (int i = 0; i < k; i++) {
            q[at + i] = root[i] * x.values()[at + i];
            before += q[at + i] * q[at + i];
        }
        for (int pass = 0; pass < 2; pass++) {
            for (int l = 0; l < j; l++) {
                double dot = 0;
                for (int i = 0; i < k; i++) {
                    dot += q[l * k + i] * q[at + i];
                }
                r[l * p + j] += dot;
                for (int i = 0; i < k; i++) {
                    q[at + i] -= dot * q[l * k + i];
                }
            }
        }
        double square = 0;
        for (int i = 0; i < k; i++) {
            square += q[at + i] * q[at + i];
        }
        double norm = Math.sqrt(square);
        if (!(norm > DEPENDENT * Math.sqrt(before))) {
            throw new Collinear(x.names().get(j));
        }
        r[j * p + j] = norm;
        for (int i = 0; i < k; i++) {
            q[at + i] /= norm;
        }
    }

    /** (X'WX)⁻¹X'Wy; p values. */
    public double[] coefficients() {
        return coefficients;
    }

    /** y − Xb; k values. */
    public double[] residuals() {
        return residuals;
    }

    /** Σ w r² = y'Py. */
    public double weightedSquares() {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += w[i] * residuals[i] * residuals[i];
        }
        return sum;
    }

    /** y'P C P y = Σ c w² r² for a diagonal C of ones. */
    public double squaresOfP() {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            double pull = w[i] * residuals[i];
            sum += pull * pull;
        }
        return sum;
    }

    /** (X'WX)⁻¹; p×p, row by row. */
    public double[] inverse() {
        double[] rInverse = new double[p * p];
        for (int c = 0; c < p; c++) {
            for (int j = c; j >= 0; j--) {
                double sum = j == c ? 1 : 0;
                for (int l = j + 1; l <= c; l++) {
                    sum -= r[j * p + l] * rInverse[l * p + c];
                }
                rInverse[j * p + c] = sum / r[j * p + j];
            }
        }
        double[] inverse = new double[p * p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                double sum = 0;
                for (int l = Math.max(a, b); l < p; l++) {
                    sum += rInverse[a * p + l] * rInverse[b * p + l];
                }
                inverse[a * p + b] = sum;
            }
        }
        return inverse;
    }

    /** ln |X'WX|. */
    public double logDeterminant() {
        double sum = 0;
        for (int j = 0; j < p; j++) {
            sum += Math.log(r[j * p + j]);
        }
        return 2 * sum;
    }

    /** The diagonal of the hat matrix X(X'WX)⁻¹X'W; k values that sum to p. */
    public double[] leverages() {
        double[] h = new double[k];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < k; i++) {
                h[i] += q[j * k + i] * q[j * k + i];
            }
        }
        return h;
    }

    /** tr P = Σ w (1 − h). */
    public double traceP() {
        double[] h = leverages();
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += w[i] * (1 - h[i]);
        }
        return sum;
    }

    /**
     * tr(P C P D) for diagonal matrices C and D, without forming a k×k matrix: Σ w²cd(1 − 2h) + tr(Q'WCQ Q'WDQ).
     *
     * @param c k values
     * @param d k values
     */
    public double traceOfProduct(double[] c, double[] d) {
        double[] h = leverages();
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += w[i] * w[i] * c[i] * d[i] * (1 - 2 * h[i]);
        }
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                double left = 0;
                double right = 0;
                for (int i = 0; i < k; i++) {
                    double qq = q[a * k + i] * q[b * k + i] * w[i];
                    left += qq * c[i];
                    right += qq * d[i];
                }
                sum += left * right;
            }
        }
        return sum;
    }

    /** tr(P P), as {@link #traceOfProduct} with ones. */
    public double tracePP() {
        double[] ones = new double[k];
        java.util.Arrays.fill(ones, 1);
        return traceOfProduct(ones, ones);
    }
}
