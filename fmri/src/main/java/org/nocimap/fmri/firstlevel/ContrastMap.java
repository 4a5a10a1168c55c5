package org.nocimap.fmri.firstlevel;

import java.util.List;

/**
 * A contrast of one run, over the run's mask.
 *
 * @param effect c'β
 * @param variance of the effect
 * @param degreesOfFreedom of the variance
 */
public record ContrastMap(double[] effect, double[] variance, double degreesOfFreedom) {
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
