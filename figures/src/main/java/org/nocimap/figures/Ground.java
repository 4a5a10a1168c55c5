package org.nocimap.figures;

/** What the colours of a map lie on, and so which ones are seen best. */
enum Ground {
    /** A grey brain: strong values are light. */
    BRAIN,
    /** White paper: strong values are dark. */
    PAPER;

    /** Colours of values above zero. */
    ColourMap above() {
        return this == BRAIN ? ColourMap.HEAT : ColourMap.EMBER;
    }

    /** Colours of values below zero. */
    ColourMap below() {
        return this == BRAIN ? ColourMap.COOL : ColourMap.FROST;
    }
}
