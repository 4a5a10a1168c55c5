package org.nocimap.review.screening;

/** A vote on a record. */
public enum Choice {
    YES,
    /** In title and abstract it counts as yes: the full text will tell. In full text it calls for a talk. */
    MAYBE,
    NO
}
