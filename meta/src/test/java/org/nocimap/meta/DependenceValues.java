package org.nocimap.meta;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.meta.dependence.ClusterRobust;
import org.nocimap.meta.dependence.Clusters;
import org.nocimap.meta.dependence.CorrelatedEffects;
import org.nocimap.meta.dependence.Likelihood;
import org.nocimap.meta.dependence.ThreeLevel;
import org.nocimap.meta.dependence.WithinCovariance;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;

/** Several effects of one sample, as metafor, clubSandwich and robumeta have them. */
final class DependenceValues {
    private DependenceValues() {}

    /** What an analysis of one data set gives; empty where it is none of these. */
    static Map<String, Double> of(Reference.Case one, String analysis) {
        if (analysis.startsWith("3level")) {
            return threeLevel(one, analysis.contains("REML") ? Likelihood.REML : Likelihood.ML);
        }
        if (analysis.startsWith("RVE")) {
            return robust(one, ClusterRobust.Correction.valueOf(analysis.substring(4, 7)));
        }
        if (!analysis.startsWith("robumeta CORR")) {
            return Map.of();
        }
        CorrelatedEffects model = CorrelatedEffects.of(
                one.effects(), Design.intercept(one.effects().k()), clusters(one), 0.8, 0.95);
        Map<String, Double> all = coefficient(model.coefficients().get(0));
        all.put("b", all.get("beta"));
        all.put("tau.sq", model.tau2());
        return all;
    }

    private static Map<String, Double> threeLevel(Reference.Case one, Likelihood likelihood) {
        ThreeLevel fit = ThreeLevel.fit(
                one.effects(),
                Design.intercept(one.effects().k()),
                clusters(one),
                WithinCovariance.none(),
                likelihood,
                0.95);
        Map<String, Double> all = coefficient(fit.coefficients().get(0));
        all.put("sigma2[1]", fit.betweenClusters());
        all.put("sigma2[2]", fit.withinClusters());
        all.put("QE", fit.residualQ().statistic());
        all.put("logLik", fit.logLikelihood());
        return all;
    }

    private static Map<String, Double> robust(Reference.Case one, ClusterRobust.Correction correction) {
        ModelSpec spec = ModelSpec.withDefaults().withTest(CoefficientTest.Z);
        return coefficient(ClusterRobust.of(MetaModel.pool(one.effects(), spec), clusters(one), correction)
                .get(0));
    }

    private static Clusters clusters(Reference.Case one) {
        List<String> names = one.complete().stream().map(row -> row.get("c1")).toList();
        return Clusters.of(names);
    }

    private static Map<String, Double> coefficient(Coefficient b) {
        Map<String, Double> all = new HashMap<>();
        all.put("beta", b.estimate());
        all.put("se", b.standardError());
        all.put("dfs", b.df());
        all.put("pval", b.p());
        all.put("ci.lb", b.interval().low());
        all.put("ci.ub", b.interval().high());
        return all;
    }
}
