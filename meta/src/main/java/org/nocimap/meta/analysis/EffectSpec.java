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
 * @param dependence which effects share subjects
 */
public record EffectSpec(
        Measure measure,
        ModelSpec model,
        PredictionInterval prediction,
        Weighting weighting,
        Optional<String> subgroup,
        Tau2Sharing sharing,
        List<String> moderators,
        Dependence dependence) {
    public EffectSpec {
        moderators = List.copyOf(moderators);
    }

    /** The column whose values say which effects share subjects, if any. */
    public Optional<String> cluster() {
        return dependence instanceof Dependence.Clustered clustered
                ? Optional.of(clustered.column())
                : Optional.empty();
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
                new Dependence.Independent());
    }
}
