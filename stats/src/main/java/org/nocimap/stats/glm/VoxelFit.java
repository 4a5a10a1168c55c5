package org.nocimap.stats.glm;

import org.nocimap.stats.FisherF;
import org.nocimap.stats.Normal;
import org.nocimap.stats.StudentT;

/**
 * Fits a {@link GroupModel} to one voxel after the other. Keeps its arrays between voxels, allocates nothing in a fit; one object
 * per thread. The numbers of the last fit are asked for by contrast, 0-based.
 */
public abstract class VoxelFit {
    /** Tails below this are taken for this, so that z stays within ±37.1. */
    static final double SMALLEST = 1e-300;

    final GroupModel model;
    final double[] effect;
    final double[] variance;
    final double[] statistic;
    final double[] z;
    final double[] tau2;
    final double[] beta;

    VoxelFit(GroupModel model) {
        this.model = model;
        int contrasts = model.contrasts().size();
        this.effect = new double[contrasts];
        this.variance = new double[contrasts];
        this.statistic = new double[contrasts];
        this.z = new double[contrasts];
        this.tau2 = new double[model.groups()];
        this.beta = new double[model.design().columns()];
    }

    /**
     * @param y one value for each observation, finite; not modified
     * @param variances of the values, finite and above 0; not modified; not looked at by {@link GroupEstimator#OLS}
     */
    public abstract void fit(double[] y, double[] variances);

    /** c′β of a t-contrast; NaN for F. */
    public final double effect(int contrast) {
        return effect[contrast];
    }

    /** Variance of {@link #effect}; NaN for F. */
    public final double variance(int contrast) {
        return variance[contrast];
    }

    /** t = effect / √variance, or F. */
    public final double statistic(int contrast) {
        return statistic[contrast];
    }

    /**
     * The standard normal deviate of the test: of t with its sign, so that the two-sided p is that of |z|; of F's p, one-sided, so that
     * small F give negative z.
     */
    public final double z(int contrast) {
        return z[contrast];
    }

    /** Uncorrected p of a contrast: two-sided for t. */
    public final double p(int contrast) {
        return model.contrasts().get(contrast).isT()
                ? Math.min(1, 2 * Normal.sf(Math.abs(z[contrast])))
                : Normal.sf(z[contrast]);
    }

    /** Variance between subjects of a group; the residual variance for least squares, 0 for fixed effects. */
    public final double tau2(int group) {
        return tau2[group];
    }

    /** Regression weight of a column. */
    public final double beta(int column) {
        return beta[column];
    }

    /** How well the mean of each observation is told: residual y − Xβ of the last fit. */
    public final double residual(double[] y, int observation) {
        double r = y[observation];
        for (int j = 0; j < beta.length; j++) {
            r -= model.design().at(observation, j) * beta[j];
        }
        return r;
    }

    static double zOfT(double t, double df) {
        if (df == Double.POSITIVE_INFINITY) {
            return t;
        }
        return StudentT.z(t, df);
    }

    static double zOfF(double f, double q, double df) {
        if (Double.isNaN(f)) {
            return f;
        }
        double p = df == Double.POSITIVE_INFINITY ? org.nocimap.stats.ChiSquare.sf(f * q, q) : FisherF.sf(f, q, df);
        return zOfP(p);
    }

    static double zOfP(double p) {
        return Normal.isf(Math.min(1 - 1e-16, Math.max(SMALLEST, p)));
    }
}
