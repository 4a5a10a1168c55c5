package org.nocimap.meta;

import java.util.HashMap;
import java.util.Map;
import org.nocimap.meta.bias.AsymmetryTest;
import org.nocimap.meta.bias.FailSafe;
import org.nocimap.meta.bias.FunnelTests;
import org.nocimap.meta.bias.RankTest;
import org.nocimap.meta.bias.Regression;
import org.nocimap.meta.bias.SelectionModel;
import org.nocimap.meta.bias.TrimAndFill;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.ModelSpec;

/** Small-study effects. */
final class BiasValues {
    private static final ModelSpec REML_Z = ModelSpec.withDefaults().withTest(CoefficientTest.Z);

    private BiasValues() {}

    /** A three-parameter selection model; empty where it cannot be fitted. */
    static Map<String, Double> selection(Reference.Case one, String analysis) {
        SelectionModel.Favoured favoured =
                analysis.contains("greater") ? SelectionModel.Favoured.GREATER : SelectionModel.Favoured.LESS;
        if (!SelectionModel.canBeFitted(one.effects(), favoured)) {
            return Map.of();
        }
        SelectionModel model = SelectionModel.of(one.effects(), favoured, 0.95);
        return Map.of(
                "beta", model.effect().estimate(),
                "se", model.effect().standardError(),
                "tau2", model.tau2(),
                "delta[1]", 1.0,
                "delta[2]", model.delta(),
                "LRT", model.selection().statistic(),
                "LRTp", model.selection().p(),
                "logLik", model.logLikelihood());
    }

    /** What an analysis of one data set gives; empty where it is none of these. */
    static Map<String, Double> of(Reference.Case one, String analysis) {
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

    /** What {@code trimfill(L0,REML)} fills in. */
    static TrimAndFill filled(Reference.Case one, String analysis) {
        String[] words = analysis.substring(9, analysis.length() - 1).split(",");
        ModelSpec spec = ModelValues.spec(words[1]).orElseThrow();
        return TrimAndFill.of(one.effects(), TrimAndFill.Estimator.valueOf(words[0]), spec);
    }

    private static Map<String, Double> trimAndFill(Reference.Case one, String analysis) {
        TrimAndFill filled = filled(one, analysis);
        Map<String, Double> all = new HashMap<>(ModelValues.values(filled.fit()));
        all.put("k0", (double) filled.missing());
        all.put("side.right", filled.side() == TrimAndFill.Side.RIGHT ? 1.0 : 0.0);
        return all;
    }
}
