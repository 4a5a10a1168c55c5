package org.nocimap.meta.model;

/** Whether subgroups have a variance between studies of their own. */
public enum Tau2Sharing {
    /** Every subgroup estimates its own; better with many studies in each. */
    SEPARATE,
    /** One residual variance for all; better with few studies. */
    COMMON
}
