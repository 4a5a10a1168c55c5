package org.nocimap.cbma.images;

/** What to do with maps on different grids. */
public enum GridRule {
    /** They are refused. */
    SAME,
    /** They are brought onto the mask's grid, linearly. */
    RESAMPLE
}
