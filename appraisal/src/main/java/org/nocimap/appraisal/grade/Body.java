package org.nocimap.appraisal.grade;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A body of evidence: pooled numbers of one question, as {@code nocimap meta} wrote them or as a paper reports them. Effects are on
 * the scale they are pooled on: ratios as logarithms.
 *
 * @param question outcome, time point and comparison; may be empty
 * @param folder the result folder it is from; empty when it was reported
 * @param kind of effect
 * @param unit of the effect, such as a scale's name; may be empty
 * @param treated what the treated group is called
 * @param control what the control group is called
 * @param better whether lower or higher values of the outcome are good
 * @param important smallest effect that matters, in units of the effect, positive
 * @param importantSource where that is from; may be empty
 * @param confidence of the intervals
 * @param k number of studies
 * @param people in all studies; empty where nobody says
 * @param estimate pooled effect
 * @param interval its confidence interval; empty where it was not reported
 * @param p of no effect
 * @param pReported as it was printed ({@code < 0.00001}); empty where it was computed
 * @param tau2 variance between studies
 * @param i2 percent
 * @param prediction interval
 * @param smallStudyTests of funnel asymmetry
 * @param subgroups pooled apart
 * @param subgroupP of their difference
 * @param studies one by one; empty when it was reported
 */
public record Body(
        String question,
        String folder,
        EffectKind kind,
        String unit,
        String treated,
        String control,
        Optional<Better> better,
        OptionalDouble important,
        String importantSource,
        double confidence,
        int k,
        OptionalLong people,
        double estimate,
        Optional<Range> interval,
        OptionalDouble p,
        String pReported,
        OptionalDouble tau2,
        OptionalDouble i2,
        Optional<Range> prediction,
        List<AsymmetryTest> smallStudyTests,
        List<Subgroup> subgroups,
        OptionalDouble subgroupP,
        List<StudyEvidence> studies) {
    /** Which values of an outcome are good. */
    public enum Better {
        LOWER,
        HIGHER
    }

    /** A test of funnel asymmetry. */
    public record AsymmetryTest(String name, double p) {}

    /** A subgroup's pooled effect. */
    public record Subgroup(String name, int k, double estimate, Range interval, double p) {}

    public Body {
        smallStudyTests = List.copyOf(smallStudyTests);
        subgroups = List.copyOf(subgroups);
        studies = List.copyOf(studies);
    }

    /** The median risk in the control groups, where all studies have counts (Handbook 5.1, 11.5.5). */
    public OptionalDouble medianControlRisk() {
        boolean counts = studies.stream()
                .allMatch(s -> s.controlEvents().isPresent()
                        && s.control().isPresent()
                        && s.control().getAsDouble() > 0);
        return counts
                ? median(s -> OptionalDouble.of(
                        s.controlEvents().getAsDouble() / s.control().getAsDouble()))
                : OptionalDouble.empty();
    }

    /** The median standard deviation of the control groups that have one. */
    public OptionalDouble medianControlSd() {
        return median(StudyEvidence::controlSd);
    }

    /** The median mean of the control groups that have one. */
    public OptionalDouble medianControlMean() {
        return median(StudyEvidence::controlMean);
    }

    /** Events in all studies, where all have counts. */
    public OptionalLong events() {
        boolean counts = !studies.isEmpty()
                && studies.stream()
                        .allMatch(s -> s.controlEvents().isPresent()
                                && s.treatedEvents().isPresent());
        return counts
                ? OptionalLong.of(Math.round(studies.stream()
                        .mapToDouble(s -> s.controlEvents().getAsDouble()
                                + s.treatedEvents().getAsDouble())
                        .sum()))
                : OptionalLong.empty();
    }

    private OptionalDouble median(Function<StudyEvidence, OptionalDouble> number) {
        double[] sorted = studies.stream()
                .map(number)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double[] middle = Arrays.copyOfRange(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1);
        return Arrays.stream(middle).average();
    }
}
