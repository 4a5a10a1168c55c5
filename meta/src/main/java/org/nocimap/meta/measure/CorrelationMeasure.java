package org.nocimap.meta.measure;

import java.util.Optional;

/** Effects of one correlation. */
public enum CorrelationMeasure {
    /** The correlation itself, variance (1 − r²)² / (n − 1). */
    COR,
    /** Fisher's z = artanh r, variance 1 / (n − 3). */
    ZCOR;

    /**
     * The effect.
     *
     * @return empty when |r| is 1 or more, or there are too few subjects for a variance
     */
    public Optional<Estimate> of(double r, double n) {
        if (!(Math.abs(r) < 1) || n < (this == COR ? 2 : 4)) {
            return Optional.empty();
        }
        double rest = 1 - r * r;
        return Optional.of(
                this == COR
                        ? new Estimate(r, rest * rest / (n - 1))
                        : new Estimate(0.5 * Math.log1p(2 * r / (1 - r)), 1 / (n - 3)));
    }
}
