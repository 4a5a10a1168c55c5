package org.nocimap.review.extraction;

/** What looks wrong with a peak and is to be looked at; nothing is corrected. */
public enum Flag {
    OUTSIDE_BRAIN("outside the brain"),
    FAR_OUTSIDE("far outside any brain"),
    SIDE_DISAGREES("the side that is stated contradicts the sign of x"),
    IMPOSSIBLE_STATISTIC("a statistic or size that cannot be"),
    REPEATED("the same point twice in one contrast"),
    BOTH_SIDES("printed with ± and read as two points"),
    OTHER_AXIS("a letter that belongs to another axis"),
    TWO_ZEROS("two of three coordinates are zero");

    private final String title;

    Flag(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
