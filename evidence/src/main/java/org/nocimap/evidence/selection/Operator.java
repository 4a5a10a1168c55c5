package org.nocimap.evidence.selection;

import java.util.Optional;

/** What compares a tag with a value. */
enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    CONTAINS("~"),
    CONTAINS_NOT("!~");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    static Optional<Operator> of(String sign) {
        for (Operator operator : values()) {
            if (operator.sign.equals(sign)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** Whether it needs numbers on both sides. */
    boolean isOrder() {
        return this == LESS || this == AT_MOST || this == MORE || this == AT_LEAST;
    }

    /** For the four that order. */
    boolean holds(double value, double limit) {
        return switch (this) {
            case LESS -> value < limit;
            case AT_MOST -> value <= limit;
            case MORE -> value > limit;
            case AT_LEAST -> value >= limit;
            default -> throw new IllegalStateException(this + " orders nothing");
        };
    }
}
