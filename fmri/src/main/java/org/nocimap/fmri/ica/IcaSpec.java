package org.nocimap.fmri.ica;

import java.util.OptionalInt;

/**
 * How a group's components are found.
 *
 * @param components how many; empty to let the evidence choose
 * @param nonlinearity of FastICA
 * @param repeats from other starts and on other halves of the voxels, 1 to 100
 * @param seed of all random numbers
 */
public record IcaSpec(OptionalInt components, Nonlinearity nonlinearity, int repeats, long seed) {
    /** The most components that can be asked for. */
    public static final int MOST_COMPONENTS = 100;

    public IcaSpec {
        if (repeats < 1 || repeats > 100 || components.orElse(1) < 1 || components.orElse(1) > MOST_COMPONENTS) {
            throw new IllegalArgumentException("1 to 100 components and repeats");
        }
    }

    /** Automatic dimension, kurtosis, ten repeats. */
    public static IcaSpec withDefaults() {
        return new IcaSpec(OptionalInt.empty(), Nonlinearity.POW3, 10, 1);
    }
}
