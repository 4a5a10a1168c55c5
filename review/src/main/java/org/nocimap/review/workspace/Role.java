package org.nocimap.review.workspace;

/** What a person may do in a review. */
public enum Role {
    /** Everything: the protocol, people, assignments, conflicts, unblinding. */
    LEAD,
    /** Screens, settles conflicts of others, extracts, judges the risk of bias. */
    REVIEWER,
    /** Extracts and judges the risk of bias. */
    EXTRACTOR,
    /** Looks. */
    READER
}
