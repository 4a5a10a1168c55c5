package org.nocimap.review.screening;

/** What came of the votes on a record in a phase. */
public enum Outcome {
    /** Votes are missing. */
    OPEN,
    CONFLICT,
    INCLUDED,
    EXCLUDED
}
