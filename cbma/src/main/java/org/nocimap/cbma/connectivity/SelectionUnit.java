package org.nocimap.cbma.connectivity;

/** What a focus in the region brings into the analysis. */
public enum SelectionUnit {
    /** Its experiment: other experiments of the study stay out. */
    EXPERIMENT("experiment"),
    /** Its whole study, all experiments of it. */
    STUDY("study");

    private final String word;

    SelectionUnit(String word) {
        this.word = word;
    }

    /** The word on the command line. */
    public String word() {
        return word;
    }
}
