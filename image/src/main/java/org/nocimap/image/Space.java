package org.nocimap.image;

/** The stereotaxic space coordinates are reported in. */
public enum Space {
    /** MNI152 (and its relatives that the literature does not tell apart). */
    MNI,
    /** The atlas of Talairach and Tournoux, 1988. */
    TALAIRACH
}
