package org.nocimap.report.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Interval;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.analysis.SmallStudyEffects;
import org.nocimap.meta.bias.AsymmetryTest;
import org.nocimap.meta.dependence.CorrelatedEffects;
import org.nocimap.meta.input.Scale;
import org.nocimap.meta.model.Fit;
import org.nocimap.report.tables.JsonText;

/** All results as a tree for JSON. Effects are on the scale they are pooled on, {@code shown} on the one that people read. */
public final class EffectTree {
    private static final int DIGITS = 9;

    private final EffectRun run;

    public EffectTree(EffectRun run) {
        this.run = run;
    }

    public Map<String, Object> tree() {
        List<Object> analyses = new ArrayList<>();
        run.analyses().forEach(analysis -> analyses.add(tree(analysis)));
        return JsonText.object("title", run.title(), "measure", run.measure().code(), "analyses", analyses);
    }

    private Map<String, Object> tree(EffectAnalysis analysis) {
        Map<String, Object> tree = JsonText.object(
                "question", analysis.question(),
                "studies", analysis.rows().size(),
                "tau2Method", analysis.spec().model().method().code(),
                "pooled", coefficient(analysis.pooled()),
                "model", model(analysis.fit()));
        analysis.prediction().ifPresent(interval -> tree.put("predictionInterval", interval(interval)));
        analysis.tau2().ifPresent(interval -> {
            tree.put("tau2Interval", interval(interval.tau2()));
            tree.put("i2Interval", interval(interval.i2()));
        });
        analysis.subgroups().ifPresent(groups -> {
            Map<String, Object> models = JsonText.object();
            groups.groups().forEach((name, fit) -> models.put(name, model(fit)));
            tree.put("subgroups", models);
            tree.put(
                    "subgroupDifference",
                    JsonText.object(
                            "statistic", number(groups.difference().statistic()),
                            "df", groups.difference().df(),
                            "p", number(groups.difference().p())));
        });
        analysis.regression().ifPresent(regression -> {
            List<Object> coefficients = new ArrayList<>();
            regression.fit().coefficients().forEach(b -> coefficients.add(coefficient(b)));
            tree.put("regression", coefficients);
        });
        analysis.threeLevel().ifPresent(model -> {
            Map<String, Object> levels = coefficient(model.coefficients().get(0));
            levels.put("betweenClusters", number(model.betweenClusters()));
            levels.put("withinClusters", number(model.withinClusters()));
            analysis.heterogeneity().levels().ifPresent(level -> {
                levels.put("i2Between", number(level.i2Between()));
                levels.put("i2Within", number(level.i2Within()));
            });
            tree.put("threeLevel", levels);
        });
        if (!analysis.correlated().isEmpty()) {
            List<Object> models = new ArrayList<>();
            for (CorrelatedEffects model : analysis.correlated()) {
                Map<String, Object> one = coefficient(model.coefficients().get(0));
                one.put("correlation", number(model.correlation()));
                one.put("tau2", number(model.tau2()));
                models.add(one);
            }
            tree.put("correlatedEffects", models);
        }
        run.better(analysis).ifPresent(better -> tree.put("better", better == Scale.Better.LOWER ? "lower" : "higher"));
        run.important(analysis).ifPresent(important -> tree.put("important", number(important.change())));
        analysis.smallStudies().ifPresent(found -> tree.put("smallStudyEffects", smallStudies(found)));
        List<Object> sentences = new ArrayList<>(new EffectWords(run, analysis).findings());
        tree.put("inWords", sentences);
        return tree;
    }

    private Map<String, Object> model(Fit fit) {
        return JsonText.object(
                "k", fit.k(),
                "effect", coefficient(fit.pooled()),
                "tau2", number(fit.tau2().value()),
                "i2", number(fit.i2()),
                "h2", number(fit.h2()),
                "q", number(fit.residualQ().statistic()),
                "qDf", fit.residualQ().df(),
                "qP", number(fit.residualQ().p()));
    }

    private Map<String, Object> coefficient(Coefficient b) {
        return JsonText.object(
                "name", b.name(),
                "estimate", number(b.estimate()),
                "standardError", number(b.standardError()),
                "interval", interval(b.interval()),
                "statistic", number(b.statistic()),
                "df", number(b.df()),
                "p", number(b.p()),
                "shown", number(run.measure().back(b.estimate())));
    }

    private static Map<String, Object> smallStudies(SmallStudyEffects found) {
        Map<String, Object> tree = JsonText.object();
        for (AsymmetryTest test : found.asymmetry()) {
            tree.put(
                    test.name(),
                    JsonText.object(
                            "statistic", number(test.asymmetry().statistic()),
                            "p", number(test.asymmetry().p())));
        }
        tree.put(
                "Begg",
                JsonText.object(
                        "tau",
                        number(found.rank().tau()),
                        "p",
                        number(found.rank().p())));
        Map<String, Object> filled = JsonText.object();
        found.filled()
                .forEach((estimator, fill) -> filled.put(
                        estimator.name(),
                        JsonText.object(
                                "missing", fill.missing(),
                                "side", fill.side().name().toLowerCase(Locale.ROOT),
                                "estimate", number(fill.fit().pooled().estimate()))));
        tree.put("trimAndFill", filled);
        tree.put("failSafeRosenthal", found.rosenthal().studies());
        tree.put("failSafeRosenberg", found.rosenberg().studies());
        return tree;
    }

    private static List<Object> interval(Interval interval) {
        return List.of(number(interval.low()), number(interval.high()));
    }

    private static JsonText.Digits number(double value) {
        return JsonText.significant(value, DIGITS);
    }
}
