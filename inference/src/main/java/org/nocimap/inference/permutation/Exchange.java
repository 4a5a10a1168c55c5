package org.nocimap.inference.permutation;

/** What is done to the errors of a linear model to see what they do by chance. */
public enum Exchange {
    /** They change places: errors are exchangeable, with equal variances. For differences of groups and for regressions. */
    PERMUTE,
    /** They change signs: errors are independent and symmetric. For means of one group and of differences. */
    FLIP
}
