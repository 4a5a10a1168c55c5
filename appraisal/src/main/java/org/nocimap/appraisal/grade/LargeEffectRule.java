package org.nocimap.appraisal.grade;

/** Proposes for a large effect: RR above 2 or below 0.5 of two studies or more; above 5 or below 0.2 without other worries. */
final class LargeEffectRule {
    private LargeEffectRule() {}

    /**
     * @param startsLow evidence that is not randomised and starts Low
     * @param worried whether anything is rated down, or proposed to be
     */
    static Proposal of(Case graded, Applies startsLow, Worries worried) {
        if (startsLow == Applies.NO) {
            return Proposal.of(0, "only evidence that starts Low is rated up");
        }
        if (graded.body().isEmpty() || !graded.body().get().kind().isRatio()) {
            return Proposal.of(0, "no relative effect is pooled");
        }
        Body body = graded.body().get();
        boolean convertible = body.kind().hasRisk()
                && graded.risk().filter(r -> r.value() > 0).isPresent();
        double ratio = convertible
                ? AbsoluteEffect.riskRatio(
                        body.kind(),
                        body.estimate(),
                        graded.risk().orElseThrow().value())
                : Math.exp(body.estimate());
        String words = "the risk ratio is " + Digits.fixed(ratio, 2) + " in " + Digits.studies(body.k())
                + (convertible || body.kind() == EffectKind.RISK_RATIO ? "" : " (taken from another ratio)");
        double size = Math.max(ratio, 1 / ratio);
        if (worried == Worries.YES) {
            return Proposal.of(0, words + "; evidence that is rated down is not rated up");
        }
        int levels = size > 5 ? 2 : size > 2 && body.k() > 1 ? 1 : 0;
        return Proposal.of(levels, words + (levels > 0 ? ": look for confounding that could explain it" : ""));
    }

    /** Whether rating up is possible at all. */
    enum Applies {
        YES,
        NO
    }

    /** Whether the evidence is rated down. */
    enum Worries {
        YES,
        NO
    }
}
