package org.nocimap.appraisal.grade;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An effect on the scale on which it is held against thresholds: differences as they are; ratios as logarithms, or as differences of
 * risk where the smallest important effect is one.
 *
 * @param estimate pooled
 * @param interval confidence interval
 * @param prediction interval
 * @param studies effects of the studies
 * @param important smallest effect that matters, positive
 * @param target what certainty is about
 * @param scale of the numbers, in words
 */
record Comparison(
        double estimate,
        Optional<Range> interval,
        Optional<Range> prediction,
        List<Weighted> studies,
        OptionalDouble important,
        Outcome.Target target,
        Scale scale) {
    /** A study's effect with its weight in percent. */
    record Weighted(double effect, double weight) {}

    /** What the numbers are. */
    enum Scale {
        DIFFERENCE,
        LOGARITHM,
        RISK_DIFFERENCE
    }

    Comparison {
        studies = List.copyOf(studies);
    }

    /** The effect is smaller than what matters, and that is what certainty is about. */
    boolean isLittle() {
        return target == Outcome.Target.IMPORTANT_EFFECT && Math.abs(estimate) < important.orElse(0);
    }

    /** The threshold on the effect's side: no effect, or the smallest that matters. */
    double threshold() {
        return target == Outcome.Target.IMPORTANT_EFFECT ? Math.copySign(important.orElse(0), estimate) : 0;
    }

    /** Whether a range reaches over the threshold; for little effects, over either. */
    boolean crosses(Range range) {
        if (isLittle()) {
            double limit = important.orElse(0);
            return range.low() < -limit || range.high() > limit;
        }
        return range.contains(threshold());
    }

    /** Whether a range holds both an important benefit and an important harm. */
    boolean holdsBoth(Range range) {
        return important.isPresent()
                && range.low() < -important.getAsDouble()
                && range.high() > important.getAsDouble();
    }

    /** Share of the weight on the side of the threshold that has less, 0 to 0.5. */
    double minority() {
        double all = 0;
        double there = 0;
        for (Weighted study : studies) {
            boolean beyond = isLittle() ? Math.abs(study.effect()) > important.orElse(0) : study.effect() > threshold();
            all += study.weight();
            there += beyond ? study.weight() : 0;
        }
        return all == 0 ? 0 : Math.min(there, all - there) / all;
    }

    /** The threshold, in words. */
    String thresholdWords() {
        String unit = scale == Scale.RISK_DIFFERENCE ? " as a difference of risk" : "";
        if (target == Outcome.Target.ANY_EFFECT) {
            return "no effect";
        }
        return isLittle()
                ? "the smallest important effect on either side (±" + Digits.plain(important.orElse(0)) + unit + ")"
                : "the smallest important effect (" + Digits.plain(threshold()) + unit + ")";
    }
}
