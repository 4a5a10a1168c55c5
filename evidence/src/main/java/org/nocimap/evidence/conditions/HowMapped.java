package org.nocimap.evidence.conditions;

/** How a free text came to its condition, or why it did not. */
public enum HowMapped {
    /** The text is the canonical name. */
    EXACT("exact"),
    /** The text is another name of the condition, besides words that say nothing of it. */
    SYNONYM("synonym"),
    /** The text holds a name of one condition, and other words: to be looked over. */
    PART("part of text"),
    /** The text leaves a choice; not mapped. */
    AMBIGUOUS("ambiguous"),
    /** The text names no condition that is known; not mapped. */
    UNKNOWN("not mapped");

    private final String text;

    HowMapped(String text) {
        this.text = text;
    }

    /** As tables print it. */
    public String text() {
        return text;
    }

    public boolean isMapped() {
        return this == EXACT || this == SYNONYM || this == PART;
    }
}
