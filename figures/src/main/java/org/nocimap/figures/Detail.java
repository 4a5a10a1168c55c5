package org.nocimap.figures;

/** How much is written around a figure. */
public enum Detail {
    /** Everything a figure needs to stand alone. */
    FULL,
    /** No caption: for small pictures that share one. */
    COMPACT
}
