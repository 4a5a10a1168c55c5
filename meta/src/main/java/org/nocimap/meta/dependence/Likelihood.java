package org.nocimap.meta.dependence;

/** Which likelihood is maximised. */
public enum Likelihood {
    /** Maximum likelihood. */
    ML,
    /** Restricted maximum likelihood. */
    REML
}
