package org.nocimap.cbma.estimators;

/** How much an experiment counts in MKDA. */
public enum ExperimentWeights {
    /** All the same. */
    EQUAL,
    /** By the square root of the number of subjects (Wager, Lindquist & Kaplan 2007, doi:10.1093/scan/nsm015). */
    ROOT_N
}
