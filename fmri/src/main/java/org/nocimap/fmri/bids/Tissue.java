package org.nocimap.fmri.bids;

/** Tissue classes of a probability map. */
public enum Tissue {
    GREY("GM"),
    WHITE("WM"),
    CSF("CSF");

    private final String label;

    Tissue(String label) {
        this.label = label;
    }

    /** Its {@code label} entity. */
    public String label() {
        return label;
    }
}
