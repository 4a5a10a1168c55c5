package org.nocimap.cbma.frequency;

/** In how many of the conditions a region was reported at all. */
public enum RegionRole {
    /** In every one. */
    SHARED("shared by all"),
    /** In more than one, not in all. */
    SEVERAL("in several"),
    /** In one only. */
    SINGLE("in one only");

    private final String text;

    RegionRole(String text) {
        this.text = text;
    }

    /** As tables print it. */
    public String text() {
        return text;
    }

    /**
     * The role of a region that is reported in so many of all conditions.
     *
     * @param conditions at least 1
     * @param all at least as many
     */
    public static RegionRole of(int conditions, int all) {
        return conditions == all && all > 1 ? SHARED : conditions == 1 ? SINGLE : SEVERAL;
    }
}
