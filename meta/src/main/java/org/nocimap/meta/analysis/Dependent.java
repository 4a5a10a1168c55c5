package org.nocimap.meta.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.dependence.ClusterRobust;
import org.nocimap.meta.dependence.Clusters;
import org.nocimap.meta.dependence.CorrelatedEffects;
import org.nocimap.meta.dependence.Likelihood;
import org.nocimap.meta.dependence.ThreeLevel;
import org.nocimap.meta.dependence.WithinCovariance;
import org.nocimap.meta.input.EffectRow;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.MeanMeasure;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.measure.RateMeasure;
import org.nocimap.meta.measure.SharedControl;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.Tau2Method;

/** The models of effects that share subjects; all empty where none do. */
record Dependent(Optional<ThreeLevel> threeLevel, Optional<Coefficient> robust, List<CorrelatedEffects> correlated) {
    private static final double[] OTHER_CORRELATIONS = {0, 0.2, 0.4, 0.6, 0.8, 0.9};

    /** The pooled effect that these models stand for: that of correlated effects, or the robust one. */
    Optional<Coefficient> pooled() {
        return correlated.stream()
                .findFirst()
                .map(model -> model.coefficients().get(0))
                .or(() -> robust);
    }

    static Dependent of(
            Effects effects, Fit fit, EffectSpec spec, Function<String, List<String>> cells, List<EffectRow> rows) {
        Dependent none = new Dependent(Optional.empty(), Optional.empty(), List.of());
        if (spec.dependence() instanceof Dependence.Clustered clustered) {
            Clusters clusters = Clusters.of(cells.apply(clustered.column()));
            return clusters.count() > 1 ? clustered(effects, fit, spec, clusters, clustered.correlation()) : none;
        }
        if (spec.dependence() instanceof Dependence.SharedControls) {
            Clusters trials = Clusters.of(rows.stream().map(EffectRow::sample).toList());
            return trials.count() > 1 && trials.count() < effects.k() ? arms(effects, spec, trials, rows) : none;
        }
        return none;
    }

    private static Dependent clustered(
            Effects effects, Fit fit, EffectSpec spec, Clusters clusters, OptionalDouble correlation) {
        WithinCovariance within = correlation.isPresent() && correlation.getAsDouble() < 1
                ? WithinCovariance.assumed(effects, correlation.getAsDouble())
                : WithinCovariance.none();
        List<CorrelatedEffects> correlated = new ArrayList<>();
        if (correlation.isPresent()) {
            correlated.add(correlatedEffects(effects, spec, clusters, correlation.getAsDouble()));
            for (double other : OTHER_CORRELATIONS) {
                correlated.add(correlatedEffects(effects, spec, clusters, other));
            }
        }
        if (clusters.count() == effects.k()) {
            Coefficient robust = ClusterRobust.of(fit, clusters, ClusterRobust.Correction.CR2)
                    .get(0);
            return new Dependent(Optional.empty(), Optional.of(robust), correlated);
        }
        ThreeLevel model = threeLevel(effects, spec, clusters, within);
        return new Dependent(Optional.of(model), Optional.of(robust(model, effects, spec)), correlated);
    }

    private static Coefficient robust(ThreeLevel model, Effects effects, EffectSpec spec) {
        return ClusterRobust.of(
                        model,
                        effects,
                        Design.intercept(effects.k()),
                        ClusterRobust.Correction.CR2,
                        spec.model().confidence())
                .get(0);
    }

    private static CorrelatedEffects correlatedEffects(
            Effects effects, EffectSpec spec, Clusters clusters, double correlation) {
        return CorrelatedEffects.of(
                effects,
                Design.intercept(effects.k()),
                clusters,
                correlation,
                spec.model().confidence());
    }

    /** A three-level model with the covariance that the shared control groups make, and variances robust to both. */
    private static Dependent arms(Effects effects, EffectSpec spec, Clusters trials, List<EffectRow> rows) {
        ThreeLevel model =
                threeLevel(effects, spec, trials, (i, j) -> covariance(spec.measure(), rows.get(i), rows.get(j)));
        Coefficient robust = spec.model().method() == Tau2Method.COMMON
                ? model.coefficients().get(0)
                : robust(model, effects, spec);
        return new Dependent(Optional.of(model), Optional.of(robust), List.of());
    }

    private static ThreeLevel threeLevel(
            Effects effects, EffectSpec spec, Clusters clusters, WithinCovariance covariance) {
        if (spec.model().method() != Tau2Method.COMMON) {
            return ThreeLevel.fit(
                    effects,
                    Design.intercept(effects.k()),
                    clusters,
                    covariance,
                    Likelihood.REML,
                    spec.model().confidence());
        }
        Design design = Design.intercept(effects.k());
        return ThreeLevel.at(
                effects,
                design,
                clusters,
                covariance,
                Likelihood.REML,
                0,
                0,
                spec.model().confidence());
    }

    private static double covariance(Measure measure, EffectRow a, EffectRow b) {
        return switch (measure.family()) {
            case TABLES ->
                SharedControl.covariance(
                        BinaryMeasure.valueOf(measure.name()), b.table().orElseThrow());
            case MEANS ->
                SharedControl.covariance(
                                MeanMeasure.valueOf(measure.name()),
                                a.means().orElseThrow(),
                                b.means().orElseThrow())
                        .orElseThrow();
            case RATES ->
                SharedControl.covariance(
                        RateMeasure.valueOf(measure.name()), b.rates().orElseThrow());
            default -> throw new IllegalArgumentException("no covariance of " + measure);
        };
    }
}
