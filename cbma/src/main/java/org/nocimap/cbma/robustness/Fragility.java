package org.nocimap.cbma.robustness;

/** What a cluster's fail-safe N says. */
public enum Fragility {
    /** In half of the draws or more it is lost before the number of noise experiments that is asked of a robust cluster. */
    FRAGILE("fragile"),
    /** It usually survives that number, but the interval of its fail-safe N reaches below it. */
    BORDERLINE("borderline"),
    /** It survives that number. */
    ROBUST("robust");

    private final String word;

    Fragility(String word) {
        this.word = word;
    }

    /** In tables. */
    public String word() {
        return word;
    }
}
