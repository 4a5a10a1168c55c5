package org.nocimap.cbma.connectivity;

/** What a focus in the region brings into the analysis. */
public enum SelectionUnit {
    /** Its experiment: other experiments of the study stay out. */
    EXPERIMENT("experiment", "experiments"),
    /** Its whole study, all experiments of it. */
    STUDY("study", "studies");

    private final String word;
    private final String plural;

    SelectionUnit(String word, String plural) {
        this.word = word;
        this.plural = plural;
    }

    /** The word on the command line. */
    public String word() {
        return word;
    }

    /** Several of them, in a sentence. */
    public String plural() {
        return plural;
    }
}
