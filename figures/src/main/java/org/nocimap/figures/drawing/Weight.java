package org.nocimap.figures.drawing;

/** Thickness of letters. */
public enum Weight {
    REGULAR,
    BOLD
}
