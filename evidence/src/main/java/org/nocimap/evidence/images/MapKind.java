package org.nocimap.evidence.images;

/** What a statistical map holds. */
public enum MapKind {
    /** Standard normal deviates. */
    Z("z"),
    /** Student's t. */
    T("t"),
    /** Effects: regression weights, contrasts of parameter estimates. */
    BETA("beta"),
    /** Variances of the effects, squared standard errors. */
    VARCOPE("varcope"),
    /** Standard errors of the effects. */
    SE("se");

    private final String column;

    MapKind(String column) {
        this.column = column;
    }

    /** Its column in a list of maps. */
    public String column() {
        return column;
    }
}
