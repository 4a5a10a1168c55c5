package org.nocimap.stats.glm;

/**
 * FLAME1+2 for two groups with variances of their own: the mixture over both, by the trapezoidal rule over ln τ₁² and ln τ₂². A rough
 * grid of {@value #COARSE} × {@value #COARSE} finds where the mass lies, {@value #FINE} × {@value #FINE} nodes integrate it.
 *
 * <p>Prior: the product of each group's √(½ Σ w²) over its own observations, or of 1/τ².
 */
final class TwoVarianceFit extends VoxelFit {
    private static final int COARSE = 17;
    private static final int FINE = 33;
    private static final double DEPTH = 25;

    private final Restricted likelihood;
    private final Mixture mixture;
    private final double[] both = new double[2];
    private final double[] coarse = new double[COARSE * COARSE];
    private final double[] expected = new double[2];
    private final int[] first = new int[2];
    private final int[] last = new int[2];
    private final double[] from = new double[2];
    private final double[] width = new double[2];
    private final double[][] nodes = new double[2][FINE * FINE];

    TwoVarianceFit(GroupModel model) {
        super(model);
        likelihood = new Restricted(model);
        mixture = new Mixture(model, FINE * FINE);
    }

    @Override
    public void fit(double[] y, double[] variances) {
        likelihood.load(y, variances);
        double low = Math.log(MixtureFit.cut(model));
        double high = Math.log(1e4 * (1 + MixtureFit.variance(likelihood.y)));
        double step = (high - low) / (COARSE - 1);
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < COARSE; i++) {
            for (int j = 0; j < COARSE; j++) {
                coarse[i * COARSE + j] = logIntegrand(low + i * step, low + j * step);
                most = Math.max(most, coarse[i * COARSE + j]);
            }
        }
        java.util.Arrays.fill(first, COARSE);
        java.util.Arrays.fill(last, 0);
        for (int i = 0; i < COARSE; i++) {
            for (int j = 0; j < COARSE; j++) {
                if (coarse[i * COARSE + j] >= most - DEPTH) {
                    first[0] = Math.min(first[0], i);
                    last[0] = Math.max(last[0], i);
                    first[1] = Math.min(first[1], j);
                    last[1] = Math.max(last[1], j);
                }
            }
        }
        for (int g = 0; g < 2; g++) {
            from[g] = low + Math.max(0, first[g] - 1) * step;
            width[g] = (low + Math.min(COARSE - 1, last[g] + 1) * step - from[g]) / (FINE - 1);
        }
        mixture.clear();
        for (int i = 0; i < FINE; i++) {
            for (int j = 0; j < FINE; j++) {
                double log = logIntegrand(from[0] + i * width[0], from[1] + j * width[1]);
                int ends = (i == 0 || i == FINE - 1 ? 1 : 0) + (j == 0 || j == FINE - 1 ? 1 : 0);
                nodes[0][mixture.count()] = both[0];
                nodes[1][mixture.count()] = both[1];
                mixture.add(likelihood, log - ends * Math.log(2));
            }
        }
        finish();
    }

    private void finish() {
        mixture.normalise();
        java.util.Arrays.fill(expected, 0);
        for (int k = 0; k < mixture.count(); k++) {
            expected[0] += mixture.weight(k) * nodes[0][k];
            expected[1] += mixture.weight(k) * nodes[1][k];
        }
        double unit = likelihood.unit;
        likelihood.likelihood(expected);
        for (int j = 0; j < beta.length; j++) {
            beta[j] = likelihood.beta[j] * unit;
        }
        tau2[0] = expected[0] * unit * unit;
        tau2[1] = expected[1] * unit * unit;
        MixtureFit.mixtureNumbers(model, mixture, unit, effect, variance, statistic);
        for (int c = 0; c < z.length; c++) {
            Contrast contrast = model.contrasts().get(c);
            z[c] = contrast.isT() ? mixture.z(c) : zOfP(mixture.chiSquareP(c, contrast.size()));
        }
    }

    private double logIntegrand(double u0, double u1) {
        both[0] = Math.exp(u0);
        both[1] = Math.exp(u1);
        double log = likelihood.likelihood(both);
        if (model.estimator() == GroupEstimator.FLAME12_FSL_LIKE) {
            return log;
        }
        return log + 0.5 * Math.log(likelihood.information(0) * likelihood.information(1)) + u0 + u1;
    }
}
