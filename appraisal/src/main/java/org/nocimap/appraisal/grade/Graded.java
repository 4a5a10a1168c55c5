package org.nocimap.appraisal.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A graded outcome.
 *
 * @param evidence what was graded
 * @param rating its certainty
 * @param vanTulder level by the second rule set, where studies are known one by one and it was asked for
 */
public record Graded(Case evidence, Rating rating, Optional<VanTulder> vanTulder) {
    /** Grades an outcome: proposals by the rules, decisions as a person made them. */
    public static Graded of(Case graded, RuleSet rules) {
        boolean robinsI = graded.bias()
                .filter(b -> b.robinsI() == BiasOfStudies.Start.HIGH)
                .isPresent();
        Outcome.Design design = graded.outcome().design();
        boolean high = design == Outcome.Design.RANDOMISED || robinsI;
        Certainty start = high ? Certainty.HIGH : Certainty.LOW;
        String why =
                switch (design) {
                    case RANDOMISED -> "randomised trials start High";
                    case NON_RANDOMISED ->
                        robinsI
                                ? "studies that are not randomised start High when they are judged with ROBINS-I"
                                : "studies that are not randomised start Low";
                    case NOT_STATED -> "the design is not stated; the lower start is taken until it is";
                };
        List<Judged> judged = new ArrayList<>();
        judged.add(judged(graded, Factor.RISK_OF_BIAS, RiskOfBiasRule.of(graded)));
        judged.add(judged(graded, Factor.INCONSISTENCY, InconsistencyRule.of(graded)));
        judged.add(judged(
                graded,
                Factor.INDIRECTNESS,
                Proposal.none("numbers cannot tell whether people, treatment, comparison and outcome are those of the"
                        + " question")));
        judged.add(judged(graded, Factor.IMPRECISION, ImprecisionRule.of(graded)));
        judged.add(judged(graded, Factor.PUBLICATION_BIAS, PublicationBiasRule.of(graded)));
        boolean down = judged.stream().anyMatch(j -> j.levels() < 0);
        LargeEffectRule.Applies applies = design == Outcome.Design.NON_RANDOMISED && !robinsI
                ? LargeEffectRule.Applies.YES
                : LargeEffectRule.Applies.NO;
        judged.add(judged(
                graded,
                Factor.LARGE_EFFECT,
                LargeEffectRule.of(graded, applies, down ? LargeEffectRule.Worries.YES : LargeEffectRule.Worries.NO)));
        judged.add(judged(graded, Factor.DOSE_RESPONSE, Proposal.none("numbers do not tell of a gradient")));
        judged.add(judged(
                graded,
                Factor.OPPOSING_CONFOUNDING,
                Proposal.none("numbers do not tell of confounding that would hide the effect")));
        Optional<VanTulder> level = rules == RuleSet.GRADE_AND_VAN_TULDER
                        && !graded.outcome().studies().isEmpty()
                ? Optional.of(VanTulder.of(
                        graded.outcome().studies(), graded.settings().consistentFrom()))
                : Optional.empty();
        return new Graded(graded, new Rating(start, why, judged), level);
    }

    /** Which rules. */
    public enum RuleSet {
        GRADE,
        GRADE_AND_VAN_TULDER
    }

    private static Judged judged(Case graded, Factor factor, Proposal proposal) {
        return new Judged(
                factor,
                proposal,
                Optional.ofNullable(graded.outcome().decisions().get(factor)));
    }

    /**
     * What may be said: the sentence that the level allows; for a cluster that is not pooled, its findings under that level. A
     * provisional level says so first.
     */
    public String statement() {
        String provisional = rating.isFinal() ? "" : "Provisional: ";
        Case own = evidence;
        if (own.body().isEmpty()) {
            String findings = own.outcome().findings();
            String sentence = "There is " + rating.wording().word().toLowerCase(java.util.Locale.ROOT)
                    + "-certainty evidence on " + own.outcome().name()
                    + (findings.isEmpty() ? "." : ": " + findings);
            return provisional.isEmpty() ? sentence : provisional + decapitalised(sentence);
        }
        String sentence = Statement.of(
                rating.wording(),
                Statement.size(own),
                direction(),
                own.treated(),
                own.outcome().name());
        return provisional.isEmpty() ? sentence : provisional + sentence;
    }

    private static String decapitalised(String sentence) {
        return sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    /** Which way the outcome goes; more for an effect of nothing. */
    public Statement.Direction direction() {
        return evidence.body().filter(b -> b.estimate() < 0).isPresent()
                ? Statement.Direction.LESS
                : Statement.Direction.MORE;
    }

    /** How large the effect is, in words; empty where nothing is pooled. */
    public Optional<Statement.Size> size() {
        return evidence.body().map(b -> Statement.size(evidence));
    }
}
