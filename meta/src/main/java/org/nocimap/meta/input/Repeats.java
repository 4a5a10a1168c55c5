package org.nocimap.meta.input;

/** What several rows of one study, outcome, time point and comparison mean. */
public enum Repeats {
    /** A mistake: each would count as a study of its own. */
    MISTAKE,
    /** Effects that share subjects, which a column tells. */
    CLUSTERS,
    /** Treatments of a trial with several arms, whose control group is split among them (Cochrane Handbook 23.3.4). */
    SPLIT_CONTROL,
    /** Treatments of a trial with several arms, whose effects covary because they share the control group. */
    SHARED_CONTROL;

    /** Whether the comparison tells arms of a trial apart instead of making questions of their own. */
    public boolean areArms() {
        return this == SPLIT_CONTROL || this == SHARED_CONTROL;
    }
}
