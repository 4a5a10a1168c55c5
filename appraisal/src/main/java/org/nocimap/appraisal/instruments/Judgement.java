package org.nocimap.appraisal.instruments;

/**
 * A level of an instrument. Levels are stored as words; signs and colours are how they are shown.
 *
 * @param words as the instrument says it: {@code Some concerns}
 * @param sign one character, always printed with a legend, since the same sign means different things in different papers
 * @param shade how it is drawn, safe for the colour-blind
 */
public record Judgement(String words, String sign, Shade shade) {
    /** From good to bad, and what is not known. */
    public enum Shade {
        LOW,
        MIDDLE,
        HIGH,
        CRITICAL,
        UNKNOWN
    }
}
