package org.nocimap.review.screening;

/** In which order a person gets the records. */
public enum Order {
    /** Shuffled by a seed, the same for all. */
    RANDOM("random"),
    OLDEST("oldest"),
    /** The likeliest relevant first, learned from the person's own votes and from what is decided. */
    LEARNING("learning");

    private final String word;

    Order(String word) {
        this.word = word;
    }

    /** For the command line. */
    public String word() {
        return word;
    }
}
