package org.nocimap.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nocimap.meta.bias.AsymmetryTest;
import org.nocimap.meta.bias.FailSafe;
import org.nocimap.meta.bias.FunnelTests;
import org.nocimap.meta.bias.RankTest;
import org.nocimap.meta.bias.Regression;
import org.nocimap.meta.bias.SelectionModel;
import org.nocimap.meta.bias.TrimAndFill;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.ModelSpec;

/** Small-study effects, against metafor. */
class BiasAgreementTest {
    private static final ModelSpec REML_Z = ModelSpec.withDefaults().withTest(CoefficientTest.Z);

    @Test
    void testsAndCorrectionsAgree() {
        Agreement agreement = new Agreement();
        for (Reference.Case one : Reference.cases()) {
            one.analyses().forEach((analysis, expected) -> {
                Map<String, Double> actual = compute(one, analysis);
                boolean early = one.measure().equals("IRD") && analysis.contains("REML");
                if (actual.isEmpty()) {
                    return;
                }
                boolean coarse = isCoarseRefit(analysis, expected);
                if (coarse) {
                    assertThat(actual.get("tau2")).isCloseTo(expected.get("tau2"), within(1e-4));
                }
                expected.forEach((param, value) -> {
                    if (early || coarse && !param.equals("k0") && !param.equals("side.right")) {
                        agreement.except();
                    } else {
                        agreement.compare(
                                analysis,
                                one.name() + " " + param,
                                actual.getOrDefault(param, Double.NaN),
                                value,
                                1e-8,
                                1e-4);
                    }
                });
            });
        }
        assertThat(agreement.finish("small-study effects")).isEmpty();
    }

    /**
     * The exceptions: the reference refits the filled studies by REML with its default stop, a change of τ² below 1e-5. The number
     * and the side of the missing studies must agree, τ² to what that rule allows.
     */
    private static boolean isCoarseRefit(String analysis, Map<String, Double> expected) {
        return analysis.startsWith("trimfill") && analysis.contains("REML") && expected.get("k0") > 0;
    }

    @Test
    void selectionModelsAgree() {
        Agreement agreement = new Agreement();
        for (Reference.Case one : Reference.cases()) {
            one.analyses().forEach((analysis, expected) -> {
                if (!analysis.startsWith("selmodel")) {
                    return;
                }
                if (isOneSided(one.effects(), analysis.contains("greater") ? 1 : -1)) {
                    expected.forEach((param, value) -> agreement.except());
                    return;
                }
                SelectionModel model = SelectionModel.of(
                        one.effects(),
                        analysis.contains("greater") ? SelectionModel.Favoured.GREATER : SelectionModel.Favoured.LESS,
                        0.95);
                Map<String, Double> actual = Map.of(
                        "beta", model.effect().estimate(),
                        "se", model.effect().standardError(),
                        "tau2", model.tau2(),
                        "delta[1]", 1.0,
                        "delta[2]", model.delta(),
                        "LRT", model.selection().statistic(),
                        "LRTp", model.selection().p(),
                        "logLik", model.logLikelihood());
                // The reference's optimiser stops early; where it stopped short of our maximum only the likelihood is
                // compared.
                double better = model.logLikelihood() - expected.get("logLik");
                assertThat(better).as(one.name()).isBetween(-1e-8, 2e-3);
                expected.forEach((param, value) -> {
                    if (better > 1e-8) {
                        agreement.except();
                    } else {
                        agreement.compare(
                                "selmodel " + param, one.name() + " " + param, actual.get(param), value, 1e-3, 0.1);
                    }
                });
            });
        }
        assertThat(agreement.finish("selection models")).isEmpty();
    }

    /** An exception: where no study is significant, or all are, the selection cannot be estimated, and ours says so. */
    private static boolean isOneSided(Effects effects, int sign) {
        int significant = 0;
        for (int i = 0; i < effects.k(); i++) {
            significant += sign * effects.yi()[i] / Math.sqrt(effects.vi()[i]) > 1.959963984540054 ? 1 : 0;
        }
        return significant == 0 || significant == effects.k();
    }

    private static Map<String, Double> compute(Reference.Case one, String analysis) {
        return switch (analysis) {
            case "regtest(rma,sei,REML)" -> test(FunnelTests.mixedEffects(one.effects(), REML_Z));
            case "regtest(lm,sei,REML)" -> test(FunnelTests.egger(one.effects(), 0.95));
            case "Egger.classic(lm yi/sei ~ 1/sei)" -> {
                AsymmetryTest test = FunnelTests.egger(one.effects(), 0.95);
                yield Map.of(
                        "intercept", test.asymmetry().estimate(),
                        "se", test.asymmetry().standardError(),
                        "t", test.asymmetry().statistic(),
                        "pval", test.asymmetry().p(),
                        "slope", test.limit().estimate());
            }
            case "ranktest(Begg)" -> rank(RankTest.of(one.effects(), RankTest.PValue.EXACT));
            case "ranktest(Begg,normal approx)" -> rank(RankTest.of(one.effects(), RankTest.PValue.NORMAL));
            case "fsn(Rosenthal)" -> failSafe(FailSafe.rosenthal(one.effects(), 0.05));
            case "fsn(Orwin)" -> failSafe(FailSafe.orwin(one.effects()));
            case "fsn(Rosenberg)" -> failSafe(FailSafe.rosenberg(one.effects(), 0.05));
            case "PET(WLS)" -> line(FunnelTests.pet(one.effects(), 0.95));
            case "PEESE(WLS)" -> line(FunnelTests.peese(one.effects(), 0.95));
            default -> analysis.startsWith("trimfill") ? trimAndFill(one, analysis) : Map.of();
        };
    }

    private static Map<String, Double> test(AsymmetryTest test) {
        return Map.of(
                "zval", test.asymmetry().statistic(),
                "pval", test.asymmetry().p(),
                "limit.est", test.limit().estimate(),
                "limit.ci.lb", test.limit().interval().low(),
                "limit.ci.ub", test.limit().interval().high());
    }

    private static Map<String, Double> rank(RankTest test) {
        return Map.of("tau", test.tau(), "pval", test.p());
    }

    private static Map<String, Double> failSafe(FailSafe number) {
        return Map.of("fsnum", (double) number.studies(), "pval", number.p());
    }

    private static Map<String, Double> line(Regression line) {
        return Map.of(
                "coef[1]", line.intercept().estimate(),
                "coef[2]", line.slope().estimate(),
                "se[1]", line.intercept().standardError(),
                "se[2]", line.slope().standardError());
    }

    private static Map<String, Double> trimAndFill(Reference.Case one, String analysis) {
        String[] words = analysis.substring(9, analysis.length() - 1).split(",");
        ModelSpec spec = ModelAgreementTest.spec(words[1]).orElseThrow();
        TrimAndFill filled = TrimAndFill.of(one.effects(), TrimAndFill.Estimator.valueOf(words[0]), spec);
        Map<String, Double> all = new HashMap<>(ModelAgreementTest.values(filled.fit()));
        all.put("k0", (double) filled.missing());
        all.put("side.right", filled.side() == TrimAndFill.Side.RIGHT ? 1.0 : 0.0);
        return all;
    }
}
