package org.nocimap.appraisal.grade;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;

/**
 * One outcome with its evidence.
 *
 * @param outcome what a person says
 * @param body pooled numbers; empty for a cluster that is not pooled
 * @param bias of the studies; empty without assessments
 * @param settings of the review
 */
public record Case(Outcome outcome, Optional<Body> body, Optional<BiasOfStudies> bias, Settings settings) {
    /** What treatment is called. */
    public String treated() {
        return settings.intervention().isEmpty()
                ? body.map(Body::treated).orElse("treatment")
                : settings.intervention();
    }

    /** What the comparison is called. */
    public String control() {
        return settings.comparison().isEmpty() ? body.map(Body::control).orElse("control") : settings.comparison();
    }

    /** Number of studies. */
    public int studies() {
        return body.map(Body::k).orElse(outcome.studies().size());
    }

    /** People in all studies, where that is known. */
    public OptionalLong people() {
        if (body.isPresent()) {
            return body.get().people();
        }
        List<NarrativeStudy> studies = outcome.studies();
        return !studies.isEmpty() && studies.stream().allMatch(s -> s.people().isPresent())
                ? OptionalLong.of(
                        studies.stream().mapToLong(s -> s.people().getAsLong()).sum())
                : OptionalLong.empty();
    }

    /** The risk without treatment: the first that the outcome names, else the median of the control groups. */
    public Optional<Outcome.Sourced> risk() {
        if (!outcome.assumedRisks().isEmpty()) {
            return Optional.of(outcome.assumedRisks().get(0));
        }
        OptionalDouble median = body.map(Body::medianControlRisk).orElse(OptionalDouble.empty());
        return median.isPresent()
                ? Optional.of(new Outcome.Sourced(median.getAsDouble(), "median of the studies' control groups"))
                : Optional.empty();
    }

    /** The standard deviation of the outcome: what the outcome says, else the median of the control groups. */
    public Optional<Outcome.Sourced> sd() {
        if (outcome.sd().isPresent()) {
            return outcome.sd();
        }
        OptionalDouble median = body.map(Body::medianControlSd).orElse(OptionalDouble.empty());
        return median.isPresent()
                ? Optional.of(new Outcome.Sourced(median.getAsDouble(), "median of the studies' control groups"))
                : Optional.empty();
    }

    /** The smallest effect that matters, with its source: what the outcome says, else what the results say. */
    public Optional<Outcome.Sourced> important() {
        if (outcome.important().isPresent()) {
            return outcome.important();
        }
        return body.filter(b -> b.important().isPresent())
                .map(b -> new Outcome.Sourced(Math.abs(b.important().getAsDouble()), b.importantSource()));
    }

    /** Which values are good. */
    public Optional<Body.Better> better() {
        return outcome.better().isPresent() ? outcome.better() : body.flatMap(Body::better);
    }

    /** The effect against its thresholds; empty without pooled numbers. */
    Optional<Comparison> comparison() {
        return body.map(this::compare);
    }

    private Comparison compare(Body own) {
        OptionalDouble limit =
                important().isPresent() ? OptionalDouble.of(important().get().value()) : OptionalDouble.empty();
        boolean ratio = own.kind().isRatio();
        boolean byRisk = ratio && limit.isPresent() && own.kind().hasRisk() && risk().isPresent();
        if (ratio && !byRisk) {
            limit = OptionalDouble.empty();
        }
        double without = risk().map(Outcome.Sourced::value).orElse(0.0);
        DoubleUnaryOperator scale =
                byRisk ? y -> AbsoluteEffect.risk(own.kind(), y, without) - without : DoubleUnaryOperator.identity();
        Outcome.Target target =
                limit.isEmpty() ? Outcome.Target.ANY_EFFECT : outcome.target().orElse(Outcome.Target.IMPORTANT_EFFECT);
        return new Comparison(
                scale.applyAsDouble(own.estimate()),
                own.interval().map(r -> r.map(scale)),
                own.prediction().map(r -> r.map(scale)),
                own.studies().stream()
                        .map(s -> new Comparison.Weighted(scale.applyAsDouble(s.effect()), s.weight()))
                        .toList(),
                limit,
                target,
                byRisk
                        ? Comparison.Scale.RISK_DIFFERENCE
                        : ratio ? Comparison.Scale.LOGARITHM : Comparison.Scale.DIFFERENCE);
    }
}
