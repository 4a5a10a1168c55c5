package org.nocimap.review.screening;

/** The phases of screening. */
public enum Phase {
    /** A round on a few records before the start, to see whether the criteria are understood alike; decides nothing. */
    CALIBRATION("calibration"),
    TITLE_ABSTRACT("title-abstract"),
    FULL_TEXT("full-text");

    private final String word;

    Phase(String word) {
        this.word = word;
    }

    /** For the command line. */
    public String word() {
        return word;
    }
}
