package org.nocimap.appraisal.grade;

/**
 * What a person decided for a reason.
 *
 * @param levels to rate down (negative) or up, 0 for neither
 * @param reason why; not blank
 * @param by who; may be empty
 */
public record Decision(int levels, String reason, String by) {
    public Decision {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a decision has a reason");
        }
    }
}
