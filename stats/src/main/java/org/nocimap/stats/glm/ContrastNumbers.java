package org.nocimap.stats.glm;

/** Effects, variances and quadratic forms of a contrast from weights β and the factor of their precision; scratch is reused. */
final class ContrastNumbers {
    private final int columns;
    private final double[] solved;
    private final double[][] rows;
    private final double[] inner;
    private final double[] along;
    private final Contrast contrast;

    ContrastNumbers(Contrast contrast) {
        this.contrast = contrast;
        this.columns = contrast.columns();
        this.solved = new double[columns];
        this.rows = new double[contrast.size()][columns];
        this.inner = new double[contrast.size() * contrast.size()];
        this.along = new double[contrast.size()];
    }

    /** c′β of a t-contrast. */
    double effect(double[] beta) {
        double sum = 0;
        double[] c = contrast.rows()[0];
        for (int j = 0; j < columns; j++) {
            sum += c[j] * beta[j];
        }
        return sum;
    }

    /**
     * c′A⁻¹c of a t-contrast.
     *
     * @param l A = LL′
     */
    double variance(double[] l) {
        System.arraycopy(contrast.rows()[0], 0, solved, 0, columns);
        SmallCholesky.forward(l, columns, solved);
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += solved[j] * solved[j];
        }
        return sum;
    }

    /** m′V⁻¹m with m = Cβ and V = CA⁻¹C′. */
    double quadratic(double[] beta, double[] l) {
        int q = contrast.size();
        for (int r = 0; r < q; r++) {
            System.arraycopy(contrast.rows()[r], 0, rows[r], 0, columns);
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += rows[r][j] * beta[j];
            }
            along[r] = sum;
            SmallCholesky.forward(l, columns, rows[r]);
        }
        for (int r = 0; r < q; r++) {
            for (int s = 0; s <= r; s++) {
                inner[r * q + s] = Design.dot(rows[r], rows[s]);
            }
        }
        SmallCholesky.factor(inner, q);
        SmallCholesky.forward(inner, q, along);
        return Design.dot(along, along);
    }
}
