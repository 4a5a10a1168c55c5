package org.nocimap.meta.analysis;

/** How studies are pooled. */
public enum Weighting {
    /** With weights 1 / (v + τ²). */
    INVERSE_VARIANCE,
    /** Mantel-Haenszel, for counts and rates; a common effect. */
    MANTEL_HAENSZEL,
    /** Peto, for the odds ratio of rare events; a common effect. */
    PETO
}
