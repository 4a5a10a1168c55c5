package org.nocimap.review.extraction;

/**
 * A number of people that an article names: a candidate for a sample's size, never filled in by itself.
 *
 * @param count of people
 * @param who as the text calls them
 * @param sentence that says so
 */
public record SampleSize(int count, String who, String sentence) {}
