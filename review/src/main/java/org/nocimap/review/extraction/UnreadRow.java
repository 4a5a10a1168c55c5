package org.nocimap.review.extraction;

/**
 * A row that seems to report a point and could not be read; it is shown, never dropped silently.
 *
 * @param row from 0, header rows counted
 */
public record UnreadRow(int row, String why) {}
