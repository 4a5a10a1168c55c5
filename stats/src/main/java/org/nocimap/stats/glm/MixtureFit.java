package org.nocimap.stats.glm;

/**
 * FLAME1+2 without sampling: the posterior of a contrast is a mixture of normals over τ² with weights e^L(τ²) π(τ²), and its integral is
 * taken by the trapezoidal rule over u = ln τ², which converges geometrically because the integrand is smooth and falls off at
 * both ends. {@value #COARSE} nodes find where the mass lies; {@value #FINE} nodes there, then their midpoints, until the deviates
 * of all t-contrasts move by less than {@value #ENOUGH}.
 *
 * <p>Prior π: the reference prior √(½ Σ w²), which makes the posterior proper for N &gt; P, or 1/τ², which is improper at 0 and so
 * begins at {@value #FSL_LIKE_CUT} of the median s²: a later beginning takes mass from small variances, and at 1e-6 z is 4 % smaller
 * than what FSL's sampler gives.
 */
final class MixtureFit extends VoxelFit {
    /** What lies below this share of the median s² is less than a millionth of the mass under the reference prior. */
    private static final double CUT = 1e-6;

    private static final double FSL_LIKE_CUT = 1e-10;
    private static final int COARSE = 33;
    private static final int FINE = 33;
    private static final int MOST = 513;
    private static final double ENOUGH = 1e-4;

    /** Parts of the integrand smaller than e^−this of its maximum are left out. */
    private static final double DEPTH = 32;

    private final Restricted likelihood;
    private final Mixture mixture;
    private final double[] one = new double[1];
    private final double[] nodes = new double[MOST];
    private final double[] coarse = new double[COARSE];
    private final double[] before;

    MixtureFit(GroupModel model) {
        super(model);
        likelihood = new Restricted(model);
        mixture = new Mixture(model, MOST);
        before = new double[effect.length];
    }

    @Override
    public void fit(double[] y, double[] variances) {
        likelihood.load(y, variances);
        double low = Math.log(cut(model));
        double high = Math.log(1e4 * (1 + variance(likelihood.y)));
        double step = (high - low) / (COARSE - 1);
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < COARSE; k++) {
            coarse[k] = logIntegrand(low + k * step);
            most = Math.max(most, coarse[k]);
        }
        int first = 0;
        while (first < COARSE - 1 && coarse[first] < most - DEPTH) {
            first++;
        }
        int last = COARSE - 1;
        while (last > 0 && coarse[last] < most - DEPTH) {
            last--;
        }
        double from = low + Math.max(0, first - 1) * step;
        double to = low + Math.min(COARSE - 1, last + 1) * step;
        integrate(from, to);
        double unit = likelihood.unit;
        double expected = 0;
        for (int k = 0; k < mixture.count(); k++) {
            expected += mixture.weight(k) * nodes[k];
        }
        tau2[0] = expected * unit * unit;
        one[0] = expected;
        likelihood.likelihood(one);
        for (int j = 0; j < beta.length; j++) {
            beta[j] = likelihood.beta[j] * unit;
        }
        summarise(unit);
    }

    /** Where the integral over τ² begins, in units of the median s². */
    static double cut(GroupModel model) {
        return model.estimator() == GroupEstimator.FLAME12_FSL_LIKE ? FSL_LIKE_CUT : CUT;
    }

    static double variance(double[] y) {
        double sum = 0;
        double squares = 0;
        for (double v : y) {
            sum += v;
        }
        double mean = sum / y.length;
        for (double v : y) {
            squares += (v - mean) * (v - mean);
        }
        return squares / (y.length - 1);
    }

    /** L + ln π + u, with du = dτ²/τ²; the prior 1/τ² takes the Jacobian away. */
    private double logIntegrand(double u) {
        one[0] = Math.exp(u);
        double log = likelihood.likelihood(one);
        return model.estimator() == GroupEstimator.FLAME12_FSL_LIKE
                ? log
                : log + 0.5 * Math.log(likelihood.information()) + u;
    }

    private void integrate(double from, double to) {
        mixture.clear();
        double step = (to - from) / (FINE - 1);
        for (int k = 0; k < FINE; k++) {
            add(from + k * step, k == 0 || k == FINE - 1);
        }
        deviates(before);
        while (2 * mixture.count() - 1 <= MOST) {
            int intervals = mixture.count() - 1;
            step /= 2;
            for (int k = 0; k < intervals; k++) {
                add(from + (2 * k + 1) * step, false);
            }
            deviates(z);
            double moved = 0;
            for (int c = 0; c < z.length; c++) {
                moved = Math.max(moved, Math.abs(z[c] - before[c]));
            }
            if (moved < ENOUGH) {
                return;
            }
            System.arraycopy(z, 0, before, 0, z.length);
        }
    }

    private void add(double u, boolean end) {
        double log = logIntegrand(u);
        nodes[mixture.count()] = one[0];
        mixture.add(likelihood, end ? log - Math.log(2) : log);
    }

    private void deviates(double[] result) {
        mixture.normalise();
        for (int c = 0; c < result.length; c++) {
            Contrast contrast = model.contrasts().get(c);
            result[c] = contrast.isT() ? mixture.z(c) : zOfP(mixture.chiSquareP(c, contrast.size()));
        }
    }

    private void summarise(double unit) {
        mixtureNumbers(model, mixture, unit, effect, variance, statistic);
    }

    /** Posterior mean and variance of t-contrasts and their ratio; the mean quadratic form over its rank of F-contrasts. */
    static void mixtureNumbers(
            GroupModel model, Mixture mixture, double unit, double[] effect, double[] variance, double[] statistic) {
        for (int c = 0; c < effect.length; c++) {
            Contrast contrast = model.contrasts().get(c);
            double mean = mixture.mean(c);
            if (contrast.isT()) {
                effect[c] = mean * unit;
                variance[c] = mixture.variance(c, mean) * unit * unit;
                statistic[c] = effect[c] / Math.sqrt(variance[c]);
            } else {
                effect[c] = Double.NaN;
                variance[c] = Double.NaN;
                statistic[c] = mean / contrast.size();
            }
        }
    }
}
