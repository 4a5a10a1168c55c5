package org.nocimap.stats.glm;

/** Generalised least squares with known variances within subjects and between them none (fixed effects) or the REML mode (FLAME1). */
final class RemlFit extends VoxelFit {
    private final Restricted likelihood;
    private final RemlMode mode;
    private final ContrastNumbers[] numbers;
    private final double[] scaled;
    private final double df;

    RemlFit(GroupModel model) {
        super(model);
        likelihood = new Restricted(model);
        mode = new RemlMode(likelihood, model.groups());
        scaled = new double[model.groups()];
        numbers = new ContrastNumbers[effect.length];
        for (int c = 0; c < effect.length; c++) {
            numbers[c] = new ContrastNumbers(model.contrasts().get(c));
        }
        df = model.estimator() == GroupEstimator.FIXED ? model.firstLevelDof() : model.degreesOfFreedom();
    }

    @Override
    public void fit(double[] y, double[] variances) {
        likelihood.load(y, variances);
        if (model.estimator() == GroupEstimator.FIXED) {
            java.util.Arrays.fill(scaled, 0);
            likelihood.likelihood(scaled);
        } else {
            mode.find(scaled);
        }
        double unit = likelihood.unit;
        for (int g = 0; g < scaled.length; g++) {
            tau2[g] = scaled[g] * unit * unit;
        }
        for (int j = 0; j < beta.length; j++) {
            beta[j] = likelihood.beta[j] * unit;
        }
        for (int c = 0; c < effect.length; c++) {
            Contrast contrast = model.contrasts().get(c);
            if (contrast.isT()) {
                effect[c] = numbers[c].effect(beta);
                variance[c] = numbers[c].variance(likelihood.factor) * unit * unit;
                statistic[c] = effect[c] / Math.sqrt(variance[c]);
                z[c] = zOfT(statistic[c], df);
            } else {
                effect[c] = Double.NaN;
                variance[c] = Double.NaN;
                statistic[c] = numbers[c].quadratic(likelihood.beta, likelihood.factor) / contrast.size();
                z[c] = zOfF(statistic[c], contrast.size(), df);
            }
        }
    }
}
