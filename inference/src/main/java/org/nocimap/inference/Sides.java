package org.nocimap.inference;

/** Which values of a map are evidence. */
public enum Sides {
    /** Large values. */
    UPPER,
    /** Large and small ones; clusters are of one sign, and maxima are taken over both. */
    BOTH
}
