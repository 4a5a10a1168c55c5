package org.nocimap.appraisal.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Proposes for risk of bias: whether studies at high risk dominate (Core GRADE: perhaps from about 55 % of the weight, surely above
 * 65 %).
 */
final class RiskOfBiasRule {
    static final double PERHAPS = 0.55;
    static final double SURELY = 0.65;

    private record Share(String study, double weight, BiasOfStudies.Level level) {}

    private RiskOfBiasRule() {}

    static Proposal of(Case graded) {
        if (graded.bias().isEmpty()) {
            return Proposal.none("no assessments of risk of bias were given");
        }
        BiasOfStudies bias = graded.bias().get();
        List<Share> shares = shares(graded, bias);
        if (shares.isEmpty()) {
            return Proposal.none("the studies are not known one by one");
        }
        List<String> missing = shares.stream()
                .filter(s -> s.level() == BiasOfStudies.Level.UNKNOWN)
                .map(Share::study)
                .toList();
        double all = shares.stream().mapToDouble(Share::weight).sum();
        double high = part(shares, BiasOfStudies.Level::isHigh) / all;
        double critical = part(shares, level -> level == BiasOfStudies.Level.CRITICAL) / all;
        long count = shares.stream().filter(s -> s.level().isHigh()).count();
        String what = graded.body().isPresent() ? " of the weight" : " of the " + unit(graded);
        String numbers = Digits.percent(high) + what + " (" + count + " of " + Digits.studies(shares.size())
                + ") is from studies at high risk of bias, by " + bias.rule() + " (" + bias.instrument() + ")"
                + (missing.isEmpty() ? "" : "; not known of " + String.join(", ", missing));
        if (missing.size() == shares.size()) {
            return Proposal.none("no study of it has an assessment that tells its level");
        }
        if (bias.robinsI() == BiasOfStudies.Start.HIGH) {
            int levels = critical > SURELY ? -3 : high > SURELY ? -2 : high >= PERHAPS ? -1 : 0;
            return Proposal.of(
                    levels,
                    numbers + "; " + Digits.percent(critical)
                            + " at critical risk; evidence judged with ROBINS-I starts" + " High");
        }
        if (high > SURELY) {
            return Proposal.of(-1, numbers + "; above 65\u00a0% they dominate");
        }
        if (high >= PERHAPS) {
            return Proposal.of(-1, numbers + "; from 55 to 65\u00a0% they may dominate: look at the direction of bias");
        }
        return Proposal.of(0, numbers + "; they do not dominate" + comparison(graded, bias));
    }

    private static String unit(Case graded) {
        return graded.people().isPresent() ? "people" : "studies";
    }

    private static List<Share> shares(Case graded, BiasOfStudies bias) {
        List<Share> shares = new ArrayList<>();
        if (graded.body().isPresent()) {
            for (StudyEvidence study : graded.body().get().studies()) {
                shares.add(new Share(
                        study.study(), study.weight(), bias.of(study.study()).orElse(BiasOfStudies.Level.UNKNOWN)));
            }
            return shares;
        }
        boolean people = graded.people().isPresent();
        for (NarrativeStudy study : graded.outcome().studies()) {
            shares.add(new Share(
                    study.study(),
                    people ? study.people().orElse(1) : 1,
                    bias.of(study.study()).orElse(BiasOfStudies.Level.UNKNOWN)));
        }
        return shares;
    }

    private static double part(List<Share> shares, Predicate<BiasOfStudies.Level> which) {
        return shares.stream()
                .filter(s -> which.test(s.level()))
                .mapToDouble(Share::weight)
                .sum();
    }

    /** The effect of both kinds of studies, pooled with the weights of the whole. */
    private static String comparison(Case graded, BiasOfStudies bias) {
        if (graded.body().isEmpty()) {
            return "";
        }
        Body body = graded.body().get();
        String high = pooled(
                body, study -> bias.of(study).map(BiasOfStudies.Level::isHigh).orElse(false));
        String other = pooled(
                body, study -> !bias.of(study).map(BiasOfStudies.Level::isHigh).orElse(true));
        return high.isEmpty() || other.isEmpty()
                ? ""
                : "; their effect is " + high + ", that of the others " + other
                        + " (where these differ, use only the others)";
    }

    private static String pooled(Body body, Predicate<String> which) {
        double weights = 0;
        double sum = 0;
        for (StudyEvidence study : body.studies()) {
            if (which.test(study.study())) {
                double weight = 1 / (study.variance() + body.tau2().orElse(0));
                weights += weight;
                sum += weight * study.effect();
            }
        }
        return weights == 0 ? "" : Digits.fixed(body.kind().back(sum / weights), 2);
    }
}
