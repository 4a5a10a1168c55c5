package org.nocimap.cbma.design;

import org.nocimap.stats.BinomialInterval;

/**
 * Power at one number of experiments.
 *
 * @param experiments in each simulated meta-analysis
 * @param found meta-analyses that found the effect
 * @param simulations all of them
 * @param critical what a cluster (voxels or mass) or voxel (ALE) had to exceed
 */
public record PowerPoint(int experiments, int found, int simulations, double critical) {
    /** Share of the meta-analyses that found the effect. */
    public double power() {
        return (double) found / simulations;
    }

    /** Wilson's 95 % interval of the power. */
    public BinomialInterval interval() {
        return BinomialInterval.wilson(found, simulations, 0.95);
    }
}
