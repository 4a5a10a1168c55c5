package org.nocimap.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.meta.heterogeneity.Influence;
import org.nocimap.meta.heterogeneity.Resampled;
import org.nocimap.meta.heterogeneity.Shrunken;
import org.nocimap.meta.heterogeneity.Tau2Interval;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.RateMeasure;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.measure.TwoRates;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.MetaRegression;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.Subgroups;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.meta.model.Tau2Sharing;
import org.nocimap.meta.tables.Continuity;
import org.nocimap.meta.tables.MantelHaenszel;
import org.nocimap.meta.tables.MantelHaenszelRates;
import org.nocimap.meta.tables.Peto;
import org.nocimap.meta.tables.Pooled;
import org.nocimap.meta.tables.StratifiedTests;

/** Heterogeneity, influence, subgroups, meta-regression and stratified tables. */
final class ExtendedValues {
    static final ModelSpec REML_Z = ModelSpec.withDefaults().withTest(CoefficientTest.Z);

    private ExtendedValues() {}

    /** What an analysis of one data set gives; empty where it is none of these. */
    static Map<String, Double> of(Reference.Case one, String analysis) {
        if (analysis.startsWith("metareg ~")) {
            return metaRegression(one, analysis.substring(9));
        }
        if (analysis.contains("(common tau2")) {
            String[] words = analysis.split(" ");
            return metaRegression(one, "factor(" + words[1] + ") " + words[2]);
        }
        if (analysis.startsWith("subgroup")) {
            return subgroup(one, analysis);
        }
        return switch (analysis) {
            case "confint.Qprofile(REML)" -> qProfile(reml(one));
            case "confint.PL(REML)" -> interval(Tau2Interval.profileLikelihood(reml(one)));
            case "leave1out(REML)" -> resampled(Resampled.leaveOneOut(reml(one)));
            case "cumul(DL,row order)" ->
                resampled(Resampled.cumulative(one.effects(), REML_Z.withMethod(Tau2Method.DL)));
            case "influence(REML)" -> influence(reml(one));
            case "blup(REML)" -> shrunken(reml(one));
            case "MH" -> mantelHaenszel(one);
            case "MH(correct=FALSE)" -> {
                ChiSquareTest test = StratifiedTests.mantelHaenszel(tables(one), Continuity.UNCORRECTED);
                yield Map.of("MH", test.statistic(), "MHp", test.p());
            }
            case "rma.peto" -> pooled(Peto.pool(tables(one), 0.95));
            default -> Map.of();
        };
    }

    private static Fit reml(Reference.Case one) {
        return MetaModel.pool(one.effects(), REML_Z);
    }

    private static Map<String, Double> qProfile(Fit fit) {
        Tau2Interval interval = Tau2Interval.qProfile(fit);
        Map<String, Double> all = new HashMap<>();
        put(all, "tau^2.ci.", interval.tau2());
        put(all, "tau.ci.", interval.tau());
        put(all, "I^2(%).ci.", interval.i2());
        put(all, "H^2.ci.", interval.h2());
        return all;
    }

    private static Map<String, Double> interval(Tau2Interval interval) {
        Map<String, Double> all = new HashMap<>();
        put(all, "tau2.ci.", interval.tau2());
        return all;
    }

    private static void put(Map<String, Double> all, String name, Interval interval) {
        all.put(name + "lb", interval.low());
        all.put(name + "ub", interval.high());
    }

    static Map<String, Double> resampled(List<Fit> fits) {
        Map<String, Double> all = new HashMap<>();
        for (int i = 0; i < fits.size(); i++) {
            String at = "[" + (i + 1) + "]";
            Map<String, Double> one = ModelValues.values(fits.get(i));
            all.put("estimate" + at, one.get("beta"));
            all.put("Q" + at, one.get("QE"));
            all.put("Qp" + at, one.get("QEp"));
            for (String param : List.of("se", "zval", "pval", "ci.lb", "ci.ub", "tau2", "I2", "H2")) {
                all.put(param + at, one.get(param));
            }
        }
        return all;
    }

    private static Map<String, Double> influence(Fit fit) {
        Map<String, Double> all = new HashMap<>();
        List<Influence> studies = Influence.of(fit);
        for (int i = 0; i < studies.size(); i++) {
            String at = "[" + (i + 1) + "]";
            Influence study = studies.get(i);
            all.put("rstudent" + at, study.studentised());
            all.put("dffits" + at, study.dffits());
            all.put("cook.d" + at, study.cook());
            all.put("cov.r" + at, study.covarianceRatio());
            all.put("tau2.del" + at, study.tau2Without());
            all.put("QE.del" + at, study.qWithout());
            all.put("hat" + at, study.hat());
            all.put("weight" + at, study.weightPercent());
        }
        return all;
    }

    private static Map<String, Double> shrunken(Fit fit) {
        Map<String, Double> all = new HashMap<>();
        List<Coefficient> studies = Shrunken.of(fit);
        for (int i = 0; i < studies.size(); i++) {
            all.put("pred[" + (i + 1) + "]", studies.get(i).estimate());
            all.put("se[" + (i + 1) + "]", studies.get(i).standardError());
        }
        return all;
    }

    private static List<TwoByTwo> tables(Reference.Case one) {
        return one.rows().stream()
                .filter(row -> Reference.isNumber(row.get("ai")) && Reference.isNumber(row.get("ci")))
                .map(row -> TwoByTwo.ofEvents(
                        Reference.number(row.get("ai")),
                        Reference.number(row.get("n1i")),
                        Reference.number(row.get("ci")),
                        Reference.number(row.get("n2i"))))
                .toList();
    }

    private static List<TwoRates> rates(Reference.Case one) {
        return one.rows().stream()
                .map(row -> new TwoRates(
                        Reference.number(row.get("x1i")),
                        Reference.number(row.get("t1i")),
                        Reference.number(row.get("x2i")),
                        Reference.number(row.get("t2i"))))
                .toList();
    }

    private static Map<String, Double> mantelHaenszel(Reference.Case one) {
        if (one.measure().startsWith("IR")) {
            return pooled(MantelHaenszelRates.pool(rates(one), RateMeasure.valueOf(one.measure()), 0.95));
        }
        List<TwoByTwo> tables = tables(one);
        Pooled pooled = MantelHaenszel.pool(tables, BinaryMeasure.valueOf(one.measure()), 0.95);
        Map<String, Double> all = pooled(pooled);
        double beta = pooled.effect().estimate();
        put(all, "MH", StratifiedTests.mantelHaenszel(tables, Continuity.CORRECTED));
        put(all, "CO", StratifiedTests.cochran(tables, Continuity.CORRECTED));
        put(all, "BD", StratifiedTests.breslowDay(tables, beta));
        put(all, "TA", StratifiedTests.tarone(tables, beta));
        return all;
    }

    private static void put(Map<String, Double> all, String name, ChiSquareTest test) {
        all.put(name, test.statistic());
        all.put(name + "p", test.p());
    }

    private static Map<String, Double> pooled(Pooled pooled) {
        Map<String, Double> all = new HashMap<>();
        all.put("k", (double) pooled.k());
        all.put("beta", pooled.effect().estimate());
        all.put("se", pooled.effect().standardError());
        all.put("zval", pooled.effect().statistic());
        all.put("pval", pooled.effect().p());
        put(all, "ci.", pooled.effect().interval());
        all.put("QE", pooled.heterogeneity().statistic());
        all.put("QEp", pooled.heterogeneity().p());
        all.put("tau2", 0.0);
        all.put("I2", pooled.i2());
        all.put("H2", pooled.h2());
        return all;
    }

    private static Map<String, Double> metaRegression(Reference.Case one, String formulaAndMethod) {
        String[] words = formulaAndMethod.split(" ");
        String[] terms = words[0].split("\\+");
        List<Map<String, String>> rows = one.complete().stream()
                .filter(row -> java.util.Arrays.stream(terms).allMatch(term -> Reference.isNumber(row.get(bare(term)))))
                .toList();
        Design design = Design.intercept(rows.size());
        for (String term : terms) {
            List<String> cells = rows.stream().map(row -> row.get(bare(term))).toList();
            if (term.startsWith("factor")) {
                List<String> levels = cells.stream().distinct().sorted().toList();
                design = design.withFactor(bare(term), levels, cells);
            } else {
                double power = term.contains("^2") ? 2 : 1;
                design = design.with(
                        term,
                        cells.stream()
                                .mapToDouble(cell -> Math.pow(Double.parseDouble(cell), power))
                                .toArray());
            }
        }
        Effects effects = Effects.of(Reference.Case.column(rows, "yi"), Reference.Case.column(rows, "vi"));
        MetaRegression regression =
                MetaRegression.of(effects, design, ModelValues.spec(words[1]).orElseThrow());
        return values(regression);
    }

    private static String bare(String term) {
        return term.replaceAll("factor\\(|I\\(|\\^2|\\)", "");
    }

    private static Map<String, Double> values(MetaRegression regression) {
        Fit fit = regression.fit();
        Map<String, Double> all = ModelValues.values(fit);
        for (int j = 0; j < fit.coefficients().size(); j++) {
            Coefficient b = fit.coefficients().get(j);
            String at = "[" + (j + 1) + "]";
            all.put("beta" + at, b.estimate());
            all.put("se" + at, b.standardError());
            all.put("zval" + at, b.statistic());
            all.put("pval" + at, b.p());
            all.put("ci.lb" + at, b.interval().low());
            all.put("ci.ub" + at, b.interval().high());
        }
        for (int i = 0; i < fit.covariance().length; i++) {
            all.put("vcov[" + (i + 1) + "]", fit.covariance()[i]);
        }
        all.put("QM", fit.moderators().orElseThrow().statistic());
        all.put("QMp", fit.moderators().orElseThrow().p());
        all.put("R2", regression.r2().orElse(Double.NaN));
        return all;
    }

    /** "subgroup alloc=random REML (separate tau2)" and "subgroup test alloc REML (separate tau2)". */
    private static Map<String, Double> subgroup(Reference.Case one, String analysis) {
        boolean test = analysis.startsWith("subgroup test ");
        String[] words = analysis.substring(test ? 14 : 9).split(" ");
        String column = words[0].split("=")[0];
        List<Map<String, String>> rows = one.complete().stream()
                .filter(row -> Reference.isNumber(row.get(column)))
                .toList();
        List<String> groups = rows.stream().map(row -> row.get(column)).toList();
        List<String> order = new ArrayList<>(groups.stream().distinct().sorted().toList());
        ModelSpec spec = ModelValues.spec(words[1]).orElseThrow();
        Subgroups all = Subgroups.of(
                Effects.of(Reference.Case.column(rows, "yi"), Reference.Case.column(rows, "vi")),
                groups,
                order,
                spec,
                Tau2Sharing.SEPARATE);
        if (test) {
            return Map.of(
                    "Qb", all.difference().statistic(),
                    "df", (double) all.difference().df(),
                    "p", all.difference().p());
        }
        return ModelValues.values(all.groups().get(words[0].split("=")[1]));
    }
}
