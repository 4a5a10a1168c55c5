package org.nocimap.inference.permutation;

import java.io.Serializable;

/**
 * Which observations may be exchanged for each other.
 *
 * @param number of the block of each observation, from 0
 * @param rule how
 */
public record Blocks(int[] number, Rule rule) implements Serializable {
    /** What blocks restrict. */
    public enum Rule {
        /** Observations change places with those of their own block alone; signs change one by one. */
        WITHIN,
        /** Blocks change places, or signs, as a whole, their observations in order; all of one size where they change places. */
        WHOLE
    }

    public Blocks {
        for (int b : number) {
            if (b < 0 || b >= number.length) {
                throw new IllegalArgumentException("block " + b);
            }
        }
    }

    /** All observations may be exchanged. */
    public static Blocks none(int observations) {
        return new Blocks(new int[observations], Rule.WITHIN);
    }
}
