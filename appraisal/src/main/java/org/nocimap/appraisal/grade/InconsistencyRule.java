package org.nocimap.appraisal.grade;

import java.util.OptionalDouble;

/**
 * Proposes for inconsistency: whether a substantial share of the studies lies on either side of the threshold. I² alone moves
 * nothing; below 30 % it is rarely a concern. That a quarter of the weight is substantial is our own number.
 */
final class InconsistencyRule {
    static final double SUBSTANTIAL = 0.25;
    static final double RARELY_A_CONCERN = 30;

    private InconsistencyRule() {}

    static Proposal of(Case graded) {
        if (graded.studies() == 1) {
            return Proposal.of(0, "one study cannot contradict itself");
        }
        return graded.comparison().map(c -> pooled(graded, c)).orElseGet(() -> narrative(graded));
    }

    private static Proposal pooled(Case graded, Comparison comparison) {
        Body body = graded.body().orElseThrow();
        if (body.studies().isEmpty()) {
            String i2 =
                    body.i2().isPresent() ? "; I² is " + Digits.fixed(body.i2().getAsDouble(), 0) + "\u00a0%" : "";
            return Proposal.none("the studies' effects were not reported one by one" + i2);
        }
        double minority = comparison.minority();
        double i2 = body.i2().orElse(0);
        boolean predictionCrosses =
                comparison.prediction().map(comparison::crosses).orElse(false)
                        && !comparison.interval().map(comparison::crosses).orElse(true);
        StringBuilder why = new StringBuilder();
        why.append(Digits.percent(minority))
                .append(" of the weight is on the other side of ")
                .append(comparison.thresholdWords());
        why.append("; I² is ").append(Digits.fixed(i2, 0)).append("\u00a0%");
        body.tau2().ifPresent(tau2 -> why.append(", τ² ").append(Digits.fixed(tau2, 3)));
        if (predictionCrosses) {
            why.append("; the prediction interval reaches over it where the confidence interval does not");
        }
        OptionalDouble difference = body.subgroupP();
        if (difference.isPresent() && difference.getAsDouble() < 0.1) {
            why.append("; subgroups differ (")
                    .append(Digits.p(difference.getAsDouble()))
                    .append("): where that is credible, grade them apart");
        }
        boolean spread = minority >= SUBSTANTIAL || predictionCrosses;
        return Proposal.of(spread && i2 >= RARELY_A_CONCERN ? -1 : 0, why.toString());
    }

    /** Without pooled numbers: how many studies found the same. */
    private static Proposal narrative(Case graded) {
        boolean stated = !graded.outcome().studies().isEmpty()
                && graded.outcome().studies().stream()
                        .noneMatch(s -> s.finding().isEmpty());
        if (!stated || graded.settings().consistentFrom().isEmpty()) {
            return Proposal.none("nothing is pooled, and what each study found is not stated");
        }
        double agreement = VanTulder.agreement(graded.outcome().studies());
        double limit = graded.settings().consistentFrom().getAsDouble();
        return Proposal.of(
                agreement < limit ? -1 : 0,
                Digits.percent(agreement) + " of the studies have the same finding; "
                        + (agreement < limit ? "fewer than " : "at least ") + Digits.percent(limit));
    }
}
