package org.nocimap.fmri.group;

/** What is done with a participant who lacks a value that the model needs. */
public enum MissingValues {
    /** Nothing is analysed until it is there. */
    REFUSE("refuse"),
    /** The participant is left out. */
    DROP("drop"),
    /** A missing number is taken for the mean of the others; a missing group or category still leaves the participant out. */
    MEAN("mean");

    private final String flag;

    MissingValues(String flag) {
        this.flag = flag;
    }

    /** The word on the command line. */
    public String flag() {
        return flag;
    }
}
