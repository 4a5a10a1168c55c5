package org.nocimap.appraisal.agreement;

/** How much a disagreement counts, categories in their order. */
public enum Weights {
    /** Every disagreement counts fully. */
    NONE,
    /** w = 1 − |i − j| / (q − 1). */
    LINEAR,
    /** w = 1 − (i − j)² / (q − 1)². */
    QUADRATIC;

    /** Agreement of categories i and j of q, 1 for the same. */
    double of(int i, int j, int q) {
        double apart = q == 1 ? 0 : Math.abs(i - j) / (q - 1.0);
        return switch (this) {
            case NONE -> i == j ? 1 : 0;
            case LINEAR -> 1 - apart;
            case QUADRATIC -> 1 - apart * apart;
        };
    }
}
