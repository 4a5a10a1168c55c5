package org.nocimap.fmri.connectivity;

import org.nocimap.fmri.run.Run;

/**
 * A run after denoising.
 *
 * @param run its volumes
 * @param kept which volumes take part, {@code boolean[T]}
 * @param degreesOfFreedom left after denoising, at least 3
 */
public record CleanRun(Run run, boolean[] kept, int degreesOfFreedom) {
    public CleanRun {
        if (kept.length != run.length() || degreesOfFreedom < 3) {
            throw new IllegalArgumentException(
                    "a clean run says which volumes it keeps, and has 3 degrees of freedom left");
        }
    }

    /** Numbers of the volumes that take part, ascending. */
    public int[] volumes() {
        return java.util.stream.IntStream.range(0, kept.length)
                .filter(t -> kept[t])
                .toArray();
    }

    /** A series at the volumes that take part, less its mean over them. */
    public double[] centred(double[] series) {
        int[] at = volumes();
        double[] centred = new double[at.length];
        double mean = 0;
        for (int n = 0; n < at.length; n++) {
            centred[n] = series[at[n]];
            mean += centred[n] / at.length;
        }
        for (int n = 0; n < at.length; n++) {
            centred[n] -= mean;
        }
        return centred;
    }
}
