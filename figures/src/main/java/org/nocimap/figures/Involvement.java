package org.nocimap.figures;

/** How much a condition has to do with a region. */
public enum Involvement {
    /** What the figure calls involved: significant, or reported. */
    STRONG,
    /** Something, but less: foci without significance. */
    WEAK,
    /** Nothing. */
    NONE
}
