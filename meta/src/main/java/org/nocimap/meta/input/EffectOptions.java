package org.nocimap.meta.input;

import java.util.Optional;
import java.util.OptionalDouble;
import org.nocimap.meta.measure.EmptyCells;
import org.nocimap.meta.measure.Measure;

/**
 * How a table of effects is to be understood.
 *
 * @param measure to compute
 * @param emptyCells what is done about empty cells of 2×2 tables
 * @param rescale the scale that mean differences are brought to, if any
 * @param correlation of values before and after, for changes; without it they are an error
 * @param confidence of intervals in the table
 * @param sheet of a workbook; without it the first that has a header
 */
public record EffectOptions(
        Measure measure,
        EmptyCells emptyCells,
        Optional<Scale> rescale,
        OptionalDouble correlation,
        double confidence,
        Optional<String> sheet) {
    /** A measure with metafor's rule for empty cells and 95 % intervals. */
    public static EffectOptions of(Measure measure) {
        return new EffectOptions(
                measure, EmptyCells.HALF_WHERE_EMPTY, Optional.empty(), OptionalDouble.empty(), 0.95, Optional.empty());
    }

    public EffectOptions with(EmptyCells rule) {
        return new EffectOptions(measure, rule, rescale, correlation, confidence, sheet);
    }

    public EffectOptions rescaledTo(Scale scale) {
        return new EffectOptions(measure, emptyCells, Optional.of(scale), correlation, confidence, sheet);
    }

    public EffectOptions withCorrelation(double value) {
        return new EffectOptions(measure, emptyCells, rescale, OptionalDouble.of(value), confidence, sheet);
    }

    public EffectOptions withSheet(String name) {
        return new EffectOptions(measure, emptyCells, rescale, correlation, confidence, Optional.of(name));
    }
}
