package org.nocimap.meta.model;

import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Interval;
import org.nocimap.meta.Wald;

/** Which interval the effect of a new study like these is expected in: μ ± crit √(τ² + se²). The conventions differ in crit. */
public enum PredictionInterval {
    /** The critical value of the confidence interval: z, or t with k − p degrees of freedom after Knapp-Hartung. */
    AS_TESTED,
    /** t with k − 1 degrees of freedom. */
    T_K_MINUS_1,
    /** t with k − 2 degrees of freedom: Higgins, Thompson &amp; Spiegelhalter 2009, doi:10.1111/j.1467-985X.2008.00552.x. */
    T_K_MINUS_2;

    /** The smallest number of studies that this convention needs. */
    public int fewestStudies() {
        return this == T_K_MINUS_2 ? 3 : 2;
    }

    /**
     * The interval around any pooled effect.
     *
     * @param pooled with its standard error and degrees of freedom
     * @param variance of true effects
     * @param k independent samples
     * @param confidence in (0, 1)
     * @throws IllegalArgumentException with fewer samples than {@link #fewestStudies}
     */
    public Interval of(Coefficient pooled, double variance, int k, double confidence) {
        if (k < fewestStudies()) {
            throw new IllegalArgumentException(
                    "a prediction interval of " + k + " studies; it needs " + fewestStudies());
        }
        double df =
                switch (this) {
                    case AS_TESTED -> pooled.df();
                    case T_K_MINUS_1 -> k - 1;
                    case T_K_MINUS_2 -> k - 2;
                };
        double se = pooled.standardError();
        return Interval.around(pooled.estimate(), Wald.critical(df, confidence) * Math.sqrt(variance + se * se));
    }

    /**
     * The interval of a model without moderators.
     *
     * @throws IllegalArgumentException with fewer studies than {@link #fewestStudies}
     */
    public Interval of(Fit fit) {
        return of(fit.pooled(), fit.tau2().value(), fit.k(), fit.spec().confidence());
    }
}
