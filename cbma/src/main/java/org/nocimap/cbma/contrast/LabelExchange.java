package org.nocimap.cbma.contrast;

/**
 * How labels were exchanged.
 *
 * @param permutations labellings besides the observed one
 * @param way whether they were drawn
 */
public record LabelExchange(int permutations, Way way) {
    /** Where labellings come from. */
    public enum Way {
        /** Drawn at random, with replacement. */
        RANDOM,
        /** All there are, each once: p-values are exact. */
        COMPLETE
    }

    /** The smallest p there can be. */
    public double smallestP() {
        return 1.0 / (1 + permutations);
    }
}
