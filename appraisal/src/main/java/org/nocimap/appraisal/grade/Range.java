package org.nocimap.appraisal.grade;

import java.util.function.DoubleUnaryOperator;

/** From low to high, both included. */
public record Range(double low, double high) {
    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is no range");
        }
    }

    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** Both ends through a function that rises or falls throughout. */
    public Range map(DoubleUnaryOperator monotone) {
        double a = monotone.applyAsDouble(low);
        double b = monotone.applyAsDouble(high);
        return new Range(Math.min(a, b), Math.max(a, b));
    }
}
