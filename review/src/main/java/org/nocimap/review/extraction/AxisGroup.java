package org.nocimap.review.extraction;

/**
 * Columns that together hold a point.
 *
 * @param first column of x, or of the triple
 * @param packed whether one column holds x, y and z
 * @param named whether the header names the axes; otherwise the cells and a word above them say so
 * @param name what stands above the group, such as the contrast; may be empty
 */
record AxisGroup(int first, boolean packed, boolean named, String name) {
    int last() {
        return packed ? first : first + 2;
    }

    boolean holds(int column) {
        return column >= first && column <= last();
    }
}
