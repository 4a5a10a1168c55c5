package org.nocimap.stats.glm;

/** Ordinary least squares: everything but y is prepared once, so that a voxel costs P·N multiplications twice. */
final class LeastSquaresFit extends VoxelFit {
    private final int n;
    private final int p;
    private final double[] x;

    /** (X′X)⁻¹X′, {@code double[p * n]}. */
    private final double[] inverse;

    private final double[] factor;
    private final ContrastNumbers[] numbers;
    private final double[] unitVariance;

    LeastSquaresFit(GroupModel model) {
        super(model);
        n = model.design().observations();
        p = model.design().columns();
        x = model.design().rows();
        factor = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                factor[i * p + j] =
                        Design.dot(model.design().column(i), model.design().column(j));
            }
        }
        SmallCholesky.factor(factor, p);
        inverse = new double[p * n];
        double[] one = new double[p];
        for (int k = 0; k < n; k++) {
            System.arraycopy(x, k * p, one, 0, p);
            SmallCholesky.forward(factor, p, one);
            SmallCholesky.backward(factor, p, one);
            for (int j = 0; j < p; j++) {
                inverse[j * n + k] = one[j];
            }
        }
        numbers = new ContrastNumbers[effect.length];
        unitVariance = new double[effect.length];
        for (int c = 0; c < effect.length; c++) {
            numbers[c] = new ContrastNumbers(model.contrasts().get(c));
            unitVariance[c] = model.contrasts().get(c).isT() ? numbers[c].variance(factor) : Double.NaN;
        }
    }

    @Override
    public void fit(double[] y, double[] variances) {
        for (int j = 0; j < p; j++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += inverse[j * n + k] * y[k];
            }
            beta[j] = sum;
        }
        double squares = 0;
        for (int k = 0; k < n; k++) {
            double r = y[k];
            for (int j = 0; j < p; j++) {
                r -= x[k * p + j] * beta[j];
            }
            squares += r * r;
        }
        double residual = squares / (n - p);
        java.util.Arrays.fill(tau2, residual);
        for (int c = 0; c < effect.length; c++) {
            Contrast contrast = model.contrasts().get(c);
            if (contrast.isT()) {
                effect[c] = numbers[c].effect(beta);
                variance[c] = residual * unitVariance[c];
                statistic[c] = effect[c] / Math.sqrt(variance[c]);
                z[c] = zOfT(statistic[c], n - p);
            } else {
                effect[c] = Double.NaN;
                variance[c] = Double.NaN;
                statistic[c] = numbers[c].quadratic(beta, factor) / contrast.size() / residual;
                z[c] = zOfF(statistic[c], contrast.size(), n - p);
            }
        }
    }
}
