package org.nocimap.figures;

/** Which values of a map are shown. */
public enum Sides {
    /** Values above the cut. */
    POSITIVE,
    /** Values above the cut or below its negative. */
    BOTH
}
