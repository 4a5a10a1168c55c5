package org.nocimap.fmri.denoise;

/** What becomes of a series' mean. */
public enum LevelOfSeries {
    /** The mean of the raw series is put back. */
    KEPT,
    /** Series end up around zero. */
    REMOVED
}
