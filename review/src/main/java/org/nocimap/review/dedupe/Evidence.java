package org.nocimap.review.dedupe;

/**
 * One thing that speaks for or against a pair of records being the same publication.
 *
 * @param field which field
 * @param points above 0 for, below 0 against
 * @param why in words
 */
public record Evidence(String field, double points, String why) {}
