package org.nocimap.fmri.firstlevel;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.nocimap.fmri.linear.Basis;

/**
 * The model under one whitening K. In the orthonormal basis Q of the design, y = Qγ + e: the least-squares part Q'y is taken out first,
 * and what is left is fitted by KQ, whose condition is that of K alone, so that normal equations are accurate.
 */
final class WhiteFit {
    private final Basis basis;
    private final Whitening whitening;
    private final double[][] design;
    private final double[][] inverse;
    private final List<double[]> contrasts;
    private final double[] variances;

    /**
     * @param contrasts weights of the basis' columns
     */
    WhiteFit(Basis basis, Whitening whitening, List<double[]> contrasts) {
        this.basis = basis;
        this.whitening = whitening;
        this.contrasts = contrasts;
        int n = basis.rank();
        this.design = new double[n][];
        for (int c = 0; c < n; c++) {
            design[c] = whitening.apply(basis.column(c));
        }
        DMatrixRMaj gram = new DMatrixRMaj(n, n);
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double product = dot(design[a], design[b]);
                gram.set(a, b, product);
                gram.set(b, a, product);
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
        if (!solver.setA(gram)) {
            throw new ArithmeticException("a whitened design has lost its rank");
        }
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        solver.invert(result);
        this.inverse = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                inverse[a][b] = result.get(a, b);
            }
        }
        this.variances = contrasts.stream().mapToDouble(this::form).toArray();
    }

    private double form(double[] c) {
        double sum = 0;
        for (int a = 0; a < c.length; a++) {
            sum += c[a] * dot(inverse[a], c);
        }
        return sum;
    }

    /** Puts effect and variance of a voxel into the maps, which are modified. */
    void voxel(double[] series, int v, List<ContrastMap> maps) {
        double[] gamma = new double[design.length];
        double[] rest = basis.residual(series, gamma);
        double[] white = whitening.apply(rest);
        double[] products = new double[design.length];
        for (int c = 0; c < products.length; c++) {
            products[c] = dot(design[c], white);
        }
        double squares = dot(white, white);
        for (int c = 0; c < gamma.length; c++) {
            double step = dot(inverse[c], products);
            gamma[c] += step;
            squares -= step * products[c];
        }
        for (int m = 0; m < maps.size(); m++) {
            ContrastMap map = maps.get(m);
            map.effect()[v] = dot(contrasts.get(m), gamma);
            map.variance()[v] = Math.max(0, squares) / map.degreesOfFreedom() * variances[m];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }
}
