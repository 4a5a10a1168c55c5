package org.nocimap.atlas;

/**
 * How much of a set of points one label covers.
 *
 * @param label the label with its side, or {@link #UNLABELLED}
 * @param points number of points that have it
 * @param percent of all points of the set, 0 to 100
 */
public record LabelShare(String label, int points, double percent) {
    /** What the points are called that the atlas does not name. */
    public static final String UNLABELLED = "unlabelled";
}
