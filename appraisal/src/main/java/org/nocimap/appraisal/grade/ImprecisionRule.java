package org.nocimap.appraisal.grade;

import java.util.OptionalLong;

/**
 * Proposes for imprecision. Core GRADE: the interval against the threshold decides; only where it does not cross and the effect is
 * implausibly large, the optimal information size is consulted. Which standardised difference is implausibly large is our own number
 * (0.8, Cohen's large).
 */
final class ImprecisionRule {
    static final double LARGE_REDUCTION = 0.30;
    static final double VERY_LARGE_REDUCTION = 0.40;
    static final double LARGE_DIFFERENCE = 0.8;
    /** Limits that were printed as 0.2 and 0.6 are three-fold apart, whatever their logarithms' last bits say. */
    private static final double HAIR = 1e-9;

    static final long FEW_PEOPLE = 400;
    static final long FEW_EVENTS = 300;
    static final long CONTINUOUS_STAND_IN = 800;

    private final Case graded;
    private final Body body;
    private final Comparison comparison;
    private final Range interval;

    private ImprecisionRule(Case graded, Body body, Comparison comparison, Range interval) {
        this.graded = graded;
        this.body = body;
        this.comparison = comparison;
        this.interval = interval;
    }

    static Proposal of(Case graded) {
        if (graded.body().isEmpty()) {
            return narrative(graded);
        }
        Body body = graded.body().get();
        Comparison comparison = graded.comparison().orElseThrow();
        if (comparison.interval().isEmpty()) {
            return Proposal.none("the confidence interval was not reported");
        }
        ImprecisionRule rule = new ImprecisionRule(
                graded, body, comparison, comparison.interval().get());
        return graded.settings().imprecision() == Settings.Imprecision.CORE ? rule.core() : rule.guideline2011();
    }

    private Proposal core() {
        String crossing = "the interval (" + shown(interval.low()) + " to " + shown(interval.high()) + ")";
        if (comparison.holdsBoth(interval)) {
            return Proposal.of(-2, crossing + " holds both an important benefit and an important harm");
        }
        if (comparison.crosses(interval)) {
            return Proposal.of(-1, crossing + " reaches over " + comparison.thresholdWords());
        }
        String clear = crossing + " does not reach over " + comparison.thresholdWords();
        return body.kind().isContinuous() ? largeDifference(clear) : largeRatio(clear);
    }

    private Proposal largeRatio(String clear) {
        if (!body.kind().isRatio()) {
            return Proposal.of(0, clear);
        }
        boolean convertible = body.kind().hasRisk()
                && graded.risk().filter(r -> r.value() > 0).isPresent();
        double ratio = convertible
                ? AbsoluteEffect.riskRatio(
                        body.kind(),
                        body.estimate(),
                        graded.risk().orElseThrow().value())
                : Math.exp(body.estimate());
        double reduction = 1 - Math.min(ratio, 1 / ratio);
        String size = "; the relative effect is " + Digits.fixed(100 * reduction, 0) + "\u00a0%";
        if (reduction <= LARGE_REDUCTION) {
            return Proposal.of(0, clear + size + ", which is plausible");
        }
        size += reduction > VERY_LARGE_REDUCTION ? ", which is implausibly large" : ", which may be implausibly large";
        Range pooled = body.interval().orElseThrow();
        double width = Math.exp(pooled.high() - pooled.low());
        double limit = body.kind() == EffectKind.ODDS_RATIO ? 2.5 : 3;
        if (width >= limit - HAIR) {
            return Proposal.of(
                    -2,
                    clear + size + "; the upper limit is " + Digits.fixed(width, 1) + " times the lower, from "
                            + Digits.plain(limit) + " on far from enough information");
        }
        OptionalLong ois = binarySize();
        return informed(clear + size, ois, -1);
    }

    private OptionalLong binarySize() {
        if (graded.risk().isEmpty()) {
            return OptionalLong.empty();
        }
        double risk = graded.risk().get().value();
        double change = graded.outcome().relativeReduction();
        double treated = body.estimate() > 0 ? risk * (1 + change) : risk * (1 - change);
        return risk > 0 && risk < 1 && treated < 1
                ? OptionalLong.of(OptimalInformationSize.ofRisks(risk, treated))
                : OptionalLong.empty();
    }

    private Proposal largeDifference(String clear) {
        boolean standardised = body.kind() == EffectKind.STANDARDISED_DIFFERENCE;
        if (!standardised && graded.sd().isEmpty()) {
            return Proposal.of(
                    0,
                    clear + "; without a standard deviation nothing tells whether the effect is too large to believe");
        }
        double sd = standardised ? 1 : graded.sd().orElseThrow().value();
        double size = Math.abs(body.estimate()) / sd;
        String words = "; it is " + Digits.fixed(size, 2) + " standard deviations";
        if (size <= LARGE_DIFFERENCE) {
            return Proposal.of(0, clear + words + ", which is plausible");
        }
        double important = comparison.important().orElse(0);
        OptionalLong ois = important > 0
                ? OptionalLong.of(OptimalInformationSize.ofMeans(important, sd))
                : OptionalLong.of(CONTINUOUS_STAND_IN);
        boolean far = graded.people().isPresent() && graded.people().getAsLong() < 0.3 * ois.getAsLong();
        return informed(clear + words + ", which is large", ois, far ? -2 : -1);
    }

    private Proposal informed(String start, OptionalLong ois, int otherwise) {
        if (ois.isEmpty() || graded.people().isEmpty()) {
            return Proposal.none(start + "; the number of people or the optimal information size is not known");
        }
        long people = graded.people().getAsLong();
        String against = people + " people against an optimal information size of " + ois.getAsLong();
        return Proposal.of(people < ois.getAsLong() ? otherwise : 0, start + "; " + against);
    }

    /** 400 people or 300 events, and appreciable effects of 0.75 and 1.25. */
    private Proposal guideline2011() {
        boolean ratio = body.kind().isRatio();
        Range pooled = body.interval().orElseThrow();
        boolean appreciable = ratio && (pooled.low() < Math.log(0.75) || pooled.high() > Math.log(1.25));
        if (pooled.contains(0) && (appreciable || !ratio)) {
            return Proposal.of(-1, "the interval holds no effect" + (ratio ? " and an appreciable one" : ""));
        }
        OptionalLong count = ratio ? body.events() : graded.people();
        if (count.isEmpty()) {
            return Proposal.none("the number of " + (ratio ? "events" : "people") + " is not known");
        }
        long limit = ratio ? FEW_EVENTS : FEW_PEOPLE;
        String words = count.getAsLong() + (ratio ? " events" : " people") + " against " + limit + " (rule of 2011)";
        return Proposal.of(count.getAsLong() < limit ? -1 : 0, words);
    }

    /** Nothing is pooled: few people are a concern (Murad et al. 2017, doi:10.1136/ebmed-2017-110668). */
    private static Proposal narrative(Case graded) {
        if (graded.people().isEmpty()) {
            return Proposal.none("nothing is pooled, and the number of people is not stated");
        }
        long people = graded.people().getAsLong();
        return Proposal.of(
                people < FEW_PEOPLE ? -1 : 0,
                people + " people in " + Digits.studies(graded.studies()) + ", against " + FEW_PEOPLE
                        + " where nothing is pooled");
    }

    private String shown(double value) {
        return Digits.fixed(comparison.scale() == Comparison.Scale.LOGARITHM ? Math.exp(value) : value, 2);
    }
}
