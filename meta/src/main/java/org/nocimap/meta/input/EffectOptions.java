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
 * @param rescale the scales that mean differences are brought to, by outcome
 * @param correlation of values before and after, for changes; without it they are an error
 * @param confidence of intervals in the table
 * @param sheet of a workbook; without it the first that has a header
 * @param repeats what several rows of a study on one question mean
 */
public record EffectOptions(
        Measure measure,
        EmptyCells emptyCells,
        PerOutcome<Scale> rescale,
        OptionalDouble correlation,
        double confidence,
        Optional<String> sheet,
        Repeats repeats) {
    /** A measure with metafor's rule for empty cells and 95 % intervals; no study may stand in two rows of a question. */
    public static EffectOptions of(Measure measure) {
        return new EffectOptions(
                measure,
                EmptyCells.HALF_WHERE_EMPTY,
                PerOutcome.none(),
                OptionalDouble.empty(),
                0.95,
                Optional.empty(),
                Repeats.MISTAKE);
    }

    public EffectOptions with(EmptyCells rule) {
        return new EffectOptions(measure, rule, rescale, correlation, confidence, sheet, repeats);
    }

    public EffectOptions with(Repeats meaning) {
        return new EffectOptions(measure, emptyCells, rescale, correlation, confidence, sheet, meaning);
    }

    public EffectOptions rescaledTo(Scale scale) {
        return rescaledTo(PerOutcome.all(scale));
    }

    public EffectOptions rescaledTo(PerOutcome<Scale> scales) {
        return new EffectOptions(measure, emptyCells, scales, correlation, confidence, sheet, repeats);
    }

    public EffectOptions withCorrelation(double value) {
        return new EffectOptions(measure, emptyCells, rescale, OptionalDouble.of(value), confidence, sheet, repeats);
    }

    public EffectOptions withSheet(String name) {
        return new EffectOptions(measure, emptyCells, rescale, correlation, confidence, Optional.of(name), repeats);
    }
}
