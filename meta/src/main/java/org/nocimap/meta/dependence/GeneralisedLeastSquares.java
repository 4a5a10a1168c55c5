package org.nocimap.meta.dependence;

import java.util.List;
import org.nocimap.meta.linear.Cholesky;
import org.nocimap.meta.linear.Design;

/** Generalised least squares of effects whose covariance is a block per cluster. */
final class GeneralisedLeastSquares {
    final double[] coefficients;
    final double[] inverse;
    final double[] residuals;
    final double weightedSquares;
    final double logDeterminantOfV;
    final double logDeterminantOfXWX;

    /** tr P, P = W − WX(X'WX)⁻¹X'W with W the inverse covariance. */
    final double traceP;

    /**
     * Fits.
     *
     * @param blocks covariance of every cluster, n×n row by row, positive definite
     */
    GeneralisedLeastSquares(Design x, double[] y, Clusters clusters, List<double[]> blocks) {
        int p = x.columns();
        double[] xwx = new double[p * p];
        double[] xwy = new double[p];
        double[] xwwx = new double[p * p];
        double traceW = 0;
        double logV = 0;
        List<Cholesky> factors = blocks.stream()
                .map(block -> new Cholesky(block, (int) Math.round(Math.sqrt(block.length))))
                .toList();
        for (int c = 0; c < clusters.count(); c++) {
            int[] rows = clusters.members().get(c);
            logV += factors.get(c).logDeterminant();
            double[] wy = factors.get(c).solve(pick(y, rows));
            double[][] wx = new double[p][];
            for (int a = 0; a < p; a++) {
                wx[a] = factors.get(c).solve(column(x, a, rows));
            }
            for (int a = 0; a < p; a++) {
                for (int i = 0; i < rows.length; i++) {
                    xwy[a] += x.at(rows[i], a) * wy[i];
                    for (int b = 0; b < p; b++) {
                        xwx[a * p + b] += x.at(rows[i], b) * wx[a][i];
                        xwwx[a * p + b] += wx[a][i] * wx[b][i];
                    }
                }
            }
            double[] inverseOfV = factors.get(c).inverse();
            for (int i = 0; i < rows.length; i++) {
                traceW += inverseOfV[i * rows.length + i];
            }
        }
        Cholesky normal = new Cholesky(xwx, p);
        coefficients = normal.solve(xwy);
        inverse = normal.inverse();
        double explained = 0;
        for (int n = 0; n < p * p; n++) {
            explained += inverse[n] * xwwx[n];
        }
        traceP = traceW - explained;
        logDeterminantOfXWX = normal.logDeterminant();
        logDeterminantOfV = logV;
        residuals = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            residuals[i] = y[i];
            for (int a = 0; a < p; a++) {
                residuals[i] -= x.at(i, a) * coefficients[a];
            }
        }
        double squares = 0;
        for (int c = 0; c < clusters.count(); c++) {
            double[] r = pick(residuals, clusters.members().get(c));
            double[] wr = factors.get(c).solve(r);
            for (int i = 0; i < r.length; i++) {
                squares += r[i] * wr[i];
            }
        }
        weightedSquares = squares;
    }

    static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    static double[] column(Design x, int column, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = x.at(rows[i], column);
        }
        return picked;
    }
}
