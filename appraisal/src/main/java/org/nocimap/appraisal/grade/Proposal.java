package org.nocimap.appraisal.grade;

import java.util.OptionalInt;

/**
 * What numbers propose for a reason. It is not a decision.
 *
 * @param levels to rate down (negative) or up; empty where numbers say nothing and a person must look
 * @param why the numbers and the rule, in sentences
 */
public record Proposal(OptionalInt levels, String why) {
    public static Proposal of(int levels, String why) {
        return new Proposal(OptionalInt.of(levels), why);
    }

    /** Numbers say nothing. */
    public static Proposal none(String why) {
        return new Proposal(OptionalInt.empty(), why);
    }
}
