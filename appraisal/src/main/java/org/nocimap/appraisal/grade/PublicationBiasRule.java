package org.nocimap.appraisal.grade;

import java.util.List;
import java.util.Optional;

/** Proposes for publication bias: asymmetry at p &lt; 0.10 where there are ten studies; never more than one level. */
final class PublicationBiasRule {
    static final int ENOUGH = 10;
    static final double ASYMMETRIC = 0.10;

    private PublicationBiasRule() {}

    static Proposal of(Case graded) {
        int k = graded.studies();
        if (k == 0) {
            return Proposal.none("the number of studies was not reported");
        }
        if (k < ENOUGH) {
            return Proposal.of(
                    0,
                    Digits.studies(k)
                            + ": tests tell nothing below ten; rate down where unpublished studies are known, or"
                            + " where most are small and paid for by industry");
        }
        Optional<Body.AsymmetryTest> test = graded.body().flatMap(b -> preferred(b.smallStudyTests()));
        if (test.isEmpty()) {
            return Proposal.none(Digits.studies(k) + ", but no test of funnel asymmetry was reported");
        }
        boolean asymmetric = test.get().p() < ASYMMETRIC;
        return Proposal.of(
                asymmetric ? -1 : 0,
                Digits.studies(k) + "; " + test.get().name() + "'s test of funnel asymmetry: "
                        + Digits.p(test.get().p())
                        + (asymmetric ? " (below 0.10; asymmetry has other causes, too)" : ""));
    }

    /** For odds ratios the tests that do not mistake their correlation with the standard error for asymmetry. */
    private static Optional<Body.AsymmetryTest> preferred(List<Body.AsymmetryTest> tests) {
        return named(tests, "Harbord").or(() -> named(tests, "Peters")).or(() -> named(tests, "Egger"));
    }

    private static Optional<Body.AsymmetryTest> named(List<Body.AsymmetryTest> tests, String name) {
        return tests.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
