package org.nocimap.atlas;

/** Whether an atlas may be used commercially, as far as is known. */
public enum CommercialUse {
    YES("commercial use allowed"),
    NO("non-commercial use only"),
    /** No licence statement was found: ask its makers. */
    UNKNOWN("commercial use unclear");

    private final String text;

    CommercialUse(String text) {
        this.text = text;
    }

    /** As people read it. */
    public String text() {
        return text;
    }
}
