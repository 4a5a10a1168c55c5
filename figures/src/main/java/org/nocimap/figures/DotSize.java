package org.nocimap.figures;

/** What the size of a dot stands for. */
public enum DotSize {
    /** Nothing. */
    EQUAL,
    /** Its area grows with the number of subjects. */
    BY_SUBJECTS
}
