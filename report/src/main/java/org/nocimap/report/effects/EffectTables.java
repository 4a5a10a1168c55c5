package org.nocimap.report.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Interval;
import org.nocimap.meta.Wald;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.analysis.Heterogeneity;
import org.nocimap.meta.analysis.Sensitivity;
import org.nocimap.meta.dependence.CorrelatedEffects;
import org.nocimap.meta.heterogeneity.Influence;
import org.nocimap.meta.input.EffectRow;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.model.Fit;
import org.nocimap.report.words.Numbers;

/** The tables of a meta-analysis, for machines: effects on the scale they are pooled on, nine digits. */
final class EffectTables {
    static final List<String> STUDIES =
            List.of("question", "line", "study", "subgroup", "yi", "vi", "sei", "ci_low", "ci_high", "weight_percent");
    static final List<String> POOLED = List.of(
            "question",
            "analysis",
            "k",
            "estimate",
            "se",
            "ci_low",
            "ci_high",
            "statistic",
            "df",
            "p",
            "tau2",
            "i2",
            "h2",
            "q",
            "q_df",
            "q_p",
            "prediction_low",
            "prediction_high");
    static final List<String> SENSITIVITY = List.of(
            "question",
            "study",
            "estimate_without",
            "ci_low_without",
            "ci_high_without",
            "tau2_without",
            "i2_without",
            "rstudent",
            "dffits",
            "cook",
            "cov_ratio",
            "hat",
            "dfbetas",
            "influential",
            "baujat_heterogeneity",
            "baujat_influence");

    private EffectTables() {}

    static String digits(double value) {
        return Numbers.significant(value, 9);
    }

    static List<List<String>> studies(EffectAnalysis analysis) {
        List<List<String>> rows = new ArrayList<>();
        double[] weights = analysis.fit().weightsPercent();
        double critical =
                Wald.critical(Double.POSITIVE_INFINITY, analysis.spec().model().confidence());
        for (int i = 0; i < analysis.rows().size(); i++) {
            EffectRow row = analysis.rows().get(i);
            Estimate estimate = row.estimate().orElseThrow();
            rows.add(List.of(
                    analysis.question(),
                    Integer.toString(row.line()),
                    row.study(),
                    analysis.groupOf().isEmpty() ? "" : analysis.groupOf().get(i),
                    digits(estimate.yi()),
                    digits(estimate.vi()),
                    digits(estimate.sei()),
                    digits(estimate.yi() - critical * estimate.sei()),
                    digits(estimate.yi() + critical * estimate.sei()),
                    Numbers.fixed(weights[i], 4)));
        }
        return rows;
    }

    static List<List<String>> pooled(EffectAnalysis analysis) {
        List<List<String>> rows = new ArrayList<>();
        String question = analysis.question();
        boolean severalRows = analysis.threeLevel().isPresent();
        rows.add(model(
                question,
                severalRows ? "all rows, as if independent" : "all studies",
                analysis.fit(),
                severalRows ? Optional.empty() : analysis.prediction()));
        analysis.stratified()
                .ifPresent(pooled -> rows.add(coefficient(
                        question,
                        analysis.spec().weighting().name().toLowerCase(java.util.Locale.ROOT),
                        pooled.k(),
                        pooled.effect())));
        analysis.threeLevel()
                .ifPresent(model -> rows.add(model(
                        question,
                        "three-level",
                        analysis.fit().k(),
                        model.coefficients().get(0),
                        analysis.heterogeneity(),
                        analysis.prediction())));
        analysis.robust()
                .ifPresent(effect -> rows.add(coefficient(
                        question,
                        (severalRows ? "three-level, " : "") + "cluster-robust (CR2)",
                        analysis.fit().k(),
                        effect)));
        for (CorrelatedEffects model : analysis.correlated()) {
            rows.add(coefficient(
                    question,
                    "correlated effects, correlation " + Numbers.plain(model.correlation()),
                    analysis.fit().k(),
                    model.coefficients().get(0)));
        }
        analysis.subgroups().ifPresent(groups -> {
            for (Map.Entry<String, Fit> group : groups.groups().entrySet()) {
                rows.add(model(question, "subgroup " + group.getKey(), group.getValue(), Optional.empty()));
            }
        });
        analysis.regression().ifPresent(regression -> {
            for (Coefficient b : regression.fit().coefficients()) {
                rows.add(coefficient(
                        question, "regression " + b.name(), regression.fit().k(), b));
            }
        });
        return rows;
    }

    private static List<String> coefficient(String question, String name, int k, Coefficient b) {
        List<String> row = new ArrayList<>(start(question, name, k, b));
        while (row.size() < POOLED.size()) {
            row.add("");
        }
        return row;
    }

    private static List<String> start(String question, String name, int k, Coefficient b) {
        return List.of(
                question,
                name,
                Integer.toString(k),
                digits(b.estimate()),
                digits(b.standardError()),
                digits(b.interval().low()),
                digits(b.interval().high()),
                digits(b.statistic()),
                b.df() == Double.POSITIVE_INFINITY ? "Inf" : EffectText.df(b.df()),
                digits(b.p()));
    }

    private static List<String> model(String question, String name, Fit fit, Optional<Interval> prediction) {
        return model(question, name, fit.k(), fit.pooled(), Heterogeneity.of(fit), prediction);
    }

    private static List<String> model(
            String question,
            String name,
            int k,
            Coefficient effect,
            Heterogeneity heterogeneity,
            Optional<Interval> prediction) {
        List<String> row = new ArrayList<>(start(question, name, k, effect));
        row.addAll(List.of(
                digits(heterogeneity.tau2()),
                Numbers.fixed(heterogeneity.i2(), 4),
                digits(heterogeneity.h2()),
                digits(heterogeneity.q().statistic()),
                Integer.toString(heterogeneity.q().df()),
                digits(heterogeneity.q().p()),
                prediction.map(i -> digits(i.low())).orElse(""),
                prediction.map(i -> digits(i.high())).orElse("")));
        return row;
    }

    static List<List<String>> sensitivity(EffectAnalysis analysis, Sensitivity sensitivity) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < analysis.rows().size(); i++) {
            Fit without = sensitivity.without().get(i);
            Influence influence = sensitivity.influence().get(i);
            rows.add(List.of(
                    analysis.question(),
                    analysis.rows().get(i).study(),
                    digits(without.pooled().estimate()),
                    digits(without.pooled().interval().low()),
                    digits(without.pooled().interval().high()),
                    digits(without.tau2().value()),
                    Numbers.fixed(without.i2(), 4),
                    digits(influence.studentised()),
                    digits(influence.dffits()),
                    digits(influence.cook()),
                    digits(influence.covarianceRatio()),
                    digits(influence.hat()),
                    digits(influence.dfbetas()[0]),
                    influence.influential() ? "yes" : "no",
                    digits(sensitivity.baujat().get(i).heterogeneity()),
                    digits(sensitivity.baujat().get(i).influence())));
        }
        return rows;
    }
}
