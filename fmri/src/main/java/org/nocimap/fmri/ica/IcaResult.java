package org.nocimap.fmri.ica;

import java.util.List;

/**
 * Components of a group.
 *
 * @param components by the variance they explain, largest first
 * @param curve evidence of every number of components
 * @param steps how many the last estimate took
 * @param converged whether it came to rest
 * @param volumes how many volumes of all runs took part
 * @param degreesOfFreedom of all runs together
 * @param noise what is known of it
 * @param rowsHeld most volumes that were in memory at a time
 * @param left share of the energy that the rows kept do not hold
 */
public record IcaResult(
        List<Component> components,
        DimensionCurve curve,
        int steps,
        boolean converged,
        int volumes,
        int degreesOfFreedom,
        Noise noise,
        int rowsHeld,
        double left) {
    public IcaResult {
        components = List.copyOf(components);
    }

    /**
     * The noise of the runs, mean over them.
     *
     * @param fwhmX smoothness along x, voxels
     * @param fwhmY along y
     * @param fwhmZ along z
     * @param memory correlation of a volume and the next
     * @param edge largest eigenvalue that it gives by itself, over the mean eigenvalue
     */
    public record Noise(double fwhmX, double fwhmY, double fwhmZ, double memory, double edge) {}

    /**
     * One component.
     *
     * @param z map over the mask, {@code double[V]}: the source's estimate over its standard error; its long tail is positive
     * @param explained share of the variance of the normalised runs
     * @param stability I_q over repeats, 1 is ideal
     * @param found in how many repeats' components its cluster has members
     * @param mixture of its values
     */
    public record Component(double[] z, double explained, double stability, int found, TailMixture mixture) {
        /** The map where the mixture's posterior of a tail is above one half, 0 elsewhere. */
        public double[] thresholded() {
            double[] kept = new double[z.length];
            for (int v = 0; v < z.length; v++) {
                kept[v] = mixture.tailProbability(z[v]) > 0.5 ? z[v] : 0;
            }
            return kept;
        }

        /** The same with the other sign. */
        public Component turned() {
            double[] other = new double[z.length];
            for (int v = 0; v < z.length; v++) {
                other[v] = -z[v];
            }
            TailMixture m = mixture;
            TailMixture back = new TailMixture(
                    -m.mean(),
                    m.sd(),
                    new double[] {m.shares()[0], m.shares()[2], m.shares()[1]},
                    new double[] {m.shapes()[1], m.shapes()[0]},
                    new double[] {m.scales()[1], m.scales()[0]});
            return new Component(other, explained, stability, found, back);
        }
    }
}
