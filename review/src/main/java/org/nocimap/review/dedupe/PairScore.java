package org.nocimap.review.dedupe;

import java.util.List;

/**
 * How much speaks for two records being the same publication.
 *
 * @param points the sum of the evidence
 * @param evidence what it is made of
 */
public record PairScore(double points, List<Evidence> evidence) {
    public PairScore {
        evidence = List.copyOf(evidence);
    }
}
