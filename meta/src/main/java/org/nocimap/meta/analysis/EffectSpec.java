package org.nocimap.meta.analysis;

import java.util.List;
import java.util.Optional;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.PredictionInterval;
import org.nocimap.meta.model.Tau2Sharing;

/**
 * What is asked of a table of effects.
 *
 * @param measure of the effects
 * @param model of the pooled effect
 * @param prediction which prediction interval
 * @param weighting of the studies
 * @param subgroup column whose values are subgroups, if any
 * @param sharing of the variance between studies among subgroups
 * @param moderators columns of a meta-regression, numbers or categories; may be empty
 * @param cluster column whose values say which effects share subjects, if any
 */
public record EffectSpec(
        Measure measure,
        ModelSpec model,
        PredictionInterval prediction,
        Weighting weighting,
        Optional<String> subgroup,
        Tau2Sharing sharing,
        List<String> moderators,
        Optional<String> cluster) {
    public EffectSpec {
        moderators = List.copyOf(moderators);
    }

    /** Pools with the usual model; no subgroups, no moderators. */
    public static EffectSpec of(Measure measure) {
        return new EffectSpec(
                measure,
                ModelSpec.withDefaults(),
                PredictionInterval.AS_TESTED,
                Weighting.INVERSE_VARIANCE,
                Optional.empty(),
                Tau2Sharing.SEPARATE,
                List.of(),
                Optional.empty());
    }
}
