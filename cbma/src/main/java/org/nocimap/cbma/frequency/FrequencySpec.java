package org.nocimap.cbma.frequency;

import java.util.Locale;
import java.util.Optional;
import org.nocimap.evidence.Pooling;
import org.nocimap.stats.FreemanHalton;

/**
 * What is counted. Where no tag is called {@code experiment}, that name stands for the experiment's own name.
 *
 * @param condition the tag whose values are set side by side, such as {@code condition}
 * @param direction the tag that says which group showed more, if it is told apart
 * @param modality the tag that says how was measured, if it is told apart
 * @param samples what counts as one sample: what {@link Pooling} would take as one experiment
 * @param confidence of the intervals, in (0, 1)
 * @param alpha adjusted p at or below which conditions are said to differ, in (0, 1)
 * @param seed of the tables drawn where there are too many to enumerate
 * @param mostTables tables enumerated at most, per test
 * @param draws tables drawn otherwise, per test
 */
public record FrequencySpec(
        String condition,
        Optional<String> direction,
        Optional<String> modality,
        Pooling samples,
        double confidence,
        double alpha,
        long seed,
        long mostTables,
        int draws) {
    public FrequencySpec {
        condition = plain(condition);
        direction = direction.map(FrequencySpec::plain);
        modality = modality.map(FrequencySpec::plain);
        if (!(confidence > 0 && confidence < 1) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("confidence and alpha lie between 0 and 1");
        }
        if (mostTables < 0 || draws < 1) {
            throw new IllegalArgumentException("tables are enumerated or drawn");
        }
    }

    /** Studies counted once, 95 % intervals, alpha 0.05, no direction or modality. */
    public static FrequencySpec by(String condition) {
        return new FrequencySpec(
                condition,
                Optional.empty(),
                Optional.empty(),
                Pooling.STUDY,
                0.95,
                0.05,
                1,
                FreemanHalton.USUAL_TABLES,
                FreemanHalton.USUAL_DRAWS);
    }

    public FrequencySpec withDirection(String tag) {
        return new FrequencySpec(
                condition, Optional.of(tag), modality, samples, confidence, alpha, seed, mostTables, draws);
    }

    public FrequencySpec withModality(String tag) {
        return new FrequencySpec(
                condition, direction, Optional.of(tag), samples, confidence, alpha, seed, mostTables, draws);
    }

    public FrequencySpec with(Pooling newSamples) {
        return new FrequencySpec(
                condition, direction, modality, newSamples, confidence, alpha, seed, mostTables, draws);
    }

    public FrequencySpec withAlpha(double newAlpha) {
        return new FrequencySpec(
                condition, direction, modality, samples, confidence, newAlpha, seed, mostTables, draws);
    }

    public FrequencySpec withConfidence(double newConfidence) {
        return new FrequencySpec(
                condition, direction, modality, samples, newConfidence, alpha, seed, mostTables, draws);
    }

    public FrequencySpec withSeed(long newSeed) {
        return new FrequencySpec(
                condition, direction, modality, samples, confidence, alpha, newSeed, mostTables, draws);
    }

    private static String plain(String tag) {
        return tag.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    }
}
