package org.nocimap.appraisal.instruments;

/**
 * A line of an algorithm: when the condition holds the outcome is this. The first line that holds decides.
 *
 * @param when a condition, as text
 * @param outcome a judgement, or the outcome of a part
 */
public record Rule(String when, String outcome) {
    public Rule {
        ConditionParser.parse(when);
    }

    Condition condition() {
        return ConditionParser.parse(when);
    }
}
