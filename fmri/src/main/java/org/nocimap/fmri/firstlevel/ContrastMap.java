package org.nocimap.fmri.firstlevel;

import java.util.List;
import org.nocimap.stats.StudentT;

/**
 * A contrast of one run, over the run's mask.
 *
 * @param effect c'β
 * @param variance of the effect
 * @param degreesOfFreedom of the variance
 */
public record ContrastMap(double[] effect, double[] variance, double degreesOfFreedom) {
    /** Effect over the root of its variance; 0 where the variance is 0. */
    public double[] t() {
        double[] t = new double[effect.length];
        for (int v = 0; v < t.length; v++) {
            t[v] = variance[v] > 0 ? effect[v] / Math.sqrt(variance[v]) : 0;
        }
        return t;
    }

    /** The standard normal number with the same tail as {@link #t}. */
    public double[] z() {
        double[] t = t();
        return java.util.stream.IntStream.range(0, t.length)
                .parallel()
                .mapToDouble(v -> t[v] == 0 ? 0 : StudentT.z(t[v], degreesOfFreedom))
                .toArray();
    }

    /** In other units. */
    public ContrastMap scaled(double[] factor) {
        double[] newEffect = new double[effect.length];
        double[] newVariance = new double[effect.length];
        for (int v = 0; v < effect.length; v++) {
            newEffect[v] = effect[v] * factor[v];
            newVariance[v] = variance[v] * factor[v] * factor[v];
        }
        return new ContrastMap(newEffect, newVariance, degreesOfFreedom);
    }

    /**
     * Fixed effects over runs: b = Σ(b_i/v_i) / Σ(1/v_i) with variance 1/Σ(1/v_i); degrees of freedom add up. A voxel whose variance is
     * 0 in some run gets effect 0 and variance 0.
     *
     * @param runs over the same mask, at least one
     */
    public static ContrastMap fixedEffects(List<ContrastMap> runs) {
        int voxels = runs.get(0).effect().length;
        double[] effect = new double[voxels];
        double[] variance = new double[voxels];
        for (int v = 0; v < voxels; v++) {
            double weights = 0;
            double sum = 0;
            boolean known = true;
            for (ContrastMap run : runs) {
                known &= run.variance()[v] > 0;
                weights += 1 / run.variance()[v];
                sum += run.effect()[v] / run.variance()[v];
            }
            if (known) {
                effect[v] = sum / weights;
                variance[v] = 1 / weights;
            }
        }
        double df = runs.stream().mapToDouble(ContrastMap::degreesOfFreedom).sum();
        return new ContrastMap(effect, variance, df);
    }
}
