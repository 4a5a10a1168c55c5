package org.nocimap.meta.model;

/** How coefficients are tested and their intervals made. */
public enum CoefficientTest {
    /** Standard normal, as if the between-study variance were known. */
    Z,
    /**
     * Knapp &amp; Hartung 2003, doi:10.1002/sim.1482 (Hartung-Knapp-Sidik-Jonkman): standard errors times √q with q = Σ w r² / (k − p),
     * and t with k − p degrees of freedom.
     */
    KNAPP_HARTUNG,
    /** The same with q never below 1, so that intervals are never shorter than those of z. */
    KNAPP_HARTUNG_AD_HOC
}
