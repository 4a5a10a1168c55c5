package org.nocimap.meta.dependence;

import org.nocimap.meta.Effects;

/** The sampling covariance of two different effects of one cluster. */
@FunctionalInterface
public interface WithinCovariance {
    /** Of effects i and j, indices from 0. */
    double between(int i, int j);

    /** Sampling errors are independent. */
    static WithinCovariance none() {
        return (i, j) -> 0;
    }

    /**
     * Sampling errors of one cluster have a correlation that somebody assumes: ρ √(v_i v_j).
     *
     * @param correlation in [0, 1)
     */
    static WithinCovariance assumed(Effects effects, double correlation) {
        if (!(correlation >= 0 && correlation < 1)) {
            throw new IllegalArgumentException("correlation " + correlation + " is outside [0, 1)");
        }
        return (i, j) -> correlation * Math.sqrt(effects.vi()[i] * effects.vi()[j]);
    }
}
