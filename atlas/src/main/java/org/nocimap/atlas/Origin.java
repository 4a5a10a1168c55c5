package org.nocimap.atlas;

/** How an atlas or mask came to this machine. */
public enum Origin {
    /** Ships inside Nocimap. */
    BUILT_IN("built in"),
    /** Unpacked by {@code nocimap atlas install}, or found in the system's folder of the same package. */
    INSTALLED("installed"),
    /** Named in the catalogue, not on this machine yet. */
    AVAILABLE("available"),
    /** The user's own file, or found in {@code FSLDIR} or {@code TEMPLATEFLOW_HOME}. */
    BROUGHT("brought");

    private final String text;

    Origin(String text) {
        this.text = text;
    }

    /** As people read it. */
    public String text() {
        return text;
    }
}
