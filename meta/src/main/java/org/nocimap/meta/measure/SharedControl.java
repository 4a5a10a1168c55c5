package org.nocimap.meta.measure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Effects of several treatments against one control group: they covary because the control group's sampling error is in all of them
 * (Gleser &amp; Olkin 2009, "Stochastically dependent effect sizes", in: The handbook of research synthesis and meta-analysis, 2nd
 * ed., ch. 19).
 */
public final class SharedControl {
    private SharedControl() {}

    /**
     * The effect of whichever numbers a measure needs.
     *
     * @return empty where they are absent or say nothing
     */
    public static Optional<Estimate> effect(
            Measure measure,
            EmptyCells emptyCells,
            Optional<TwoByTwo> table,
            Optional<TwoMeans> means,
            Optional<TwoRates> rates) {
        return switch (measure.family()) {
            case TABLES ->
                table.flatMap(t -> BinaryMeasure.valueOf(measure.name()).of(t, emptyCells));
            case MEANS -> means.flatMap(MeanMeasure.valueOf(measure.name())::of);
            case RATES -> rates.map(RateMeasure.valueOf(measure.name())::of);
            default -> Optional.empty();
        };
    }

    /** Whether {@link #covariance} knows a measure. */
    public static boolean isKnown(Measure measure) {
        return switch (measure) {
            case OR, RR, RD, MD, SMD, SMD_UNBIASED, SMD_REVMAN, GLASS, ROM, IRR, IRD -> true;
            default -> false;
        };
    }

    /**
     * The covariance of two log odds ratios 1/c + 1/d, log risk ratios 1/c − 1/n2, or risk differences cd/n2³: the control group's
     * part of their variances. Where it has an empty cell, ½ is added to both.
     *
     * @param table of either treatment; only its control group counts
     * @throws IllegalArgumentException for other measures
     */
    public static double covariance(BinaryMeasure measure, TwoByTwo table) {
        double add = table.c() == 0 || table.d() == 0 ? 0.5 : 0;
        double c = table.c() + add;
        double d = table.d() + add;
        double n = c + d;
        return switch (measure) {
            case OR -> 1 / c + 1 / d;
            case RR -> 1 / c - 1 / n;
            case RD -> c * d / (n * n * n);
            case PETO -> throw new IllegalArgumentException("no covariance of Peto odds ratios");
        };
    }

    /**
     * The covariance of two effects of means.
     *
     * <p>Mean differences: s2²/n2. Log ratios of means: s2²/(n2 m2²). Standardised by the control group's SD: 1/n2 + ΔΔ'/(2 n2).
     * Standardised by each comparison's pooled SD with ν and ν' degrees of freedom: 1/n2 + gg'(n2 − 1)/(2νν'), by the delta method,
     * since the two pooled variances share the control group's and cov(s², s'²) = 2σ⁴(n2 − 1)/(νν'). Gleser and Olkin's
     * 1/n2 + gg'/(2N) is for one SD pooled over all arms.
     *
     * @param first means of a treatment and the control group
     * @param second means of another treatment and the same control group
     * @return empty for measures without a formula here
     */
    public static OptionalDouble covariance(MeanMeasure measure, TwoMeans first, TwoMeans second) {
        double control = second.sd2() * second.sd2() / second.n2();
        return switch (measure) {
            case MD -> OptionalDouble.of(control);
            case ROM -> OptionalDouble.of(control / (second.m2() * second.m2()));
            case GLASS ->
                OptionalDouble.of(
                        1 / second.n2() + effect(measure, first) * effect(measure, second) / (2 * second.n2()));
            case SMD, SMD_UNBIASED, SMD_REVMAN -> {
                double dfs = (first.n1() + first.n2() - 2) * (second.n1() + second.n2() - 2);
                yield OptionalDouble.of(1 / second.n2()
                        + effect(measure, first) * effect(measure, second) * (second.n2() - 1) / (2 * dfs));
            }
            case MD_POOLED_SD, SMDH, ROM_SECOND_ORDER -> OptionalDouble.empty();
        };
    }

    private static double effect(MeanMeasure measure, TwoMeans means) {
        return measure.of(means).orElseThrow().yi();
    }

    /** The covariance of two log rate ratios 1/x2, or rate differences x2/t2²; ½ event more where there is none. */
    public static double covariance(RateMeasure measure, TwoRates rates) {
        double events = rates.events2() == 0 ? 0.5 : rates.events2();
        return measure == RateMeasure.IRR ? 1 / events : events / (rates.time2() * rates.time2());
    }
}
