package org.nocimap.evidence.selection;

import java.util.List;

/** What a selection asks of a focus. */
sealed interface Condition {
    record And(List<Condition> parts) implements Condition {}

    record Or(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    /** {@code name = value}. */
    record Comparison(Token name, Operator operator, String value) implements Condition {}

    /** {@code name in (a, b)}. */
    record In(Token name, List<String> values) implements Condition {}
}
