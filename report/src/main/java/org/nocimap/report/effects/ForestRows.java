package org.nocimap.report.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.effects.ForestPlot;
import org.nocimap.figures.effects.ForestRow;
import org.nocimap.figures.effects.ForestText;
import org.nocimap.figures.effects.RiskColumns;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Wald;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.analysis.Heterogeneity;
import org.nocimap.meta.analysis.Sensitivity;
import org.nocimap.meta.input.EffectRow;
import org.nocimap.meta.input.Scale;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.measure.TwoMeans;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.report.words.Numbers;

/** Lays an analysis out as a forest plot. */
final class ForestRows {
    private final EffectRun run;
    private final EffectAnalysis analysis;
    private final EffectText text;
    private final Layout layout;
    private final double confidence;

    private enum Layout {
        COUNTS,
        MEANS,
        NONE
    }

    ForestRows(EffectRun run, EffectAnalysis analysis) {
        this.run = run;
        this.analysis = analysis;
        this.text = new EffectText(run.measure());
        this.confidence = analysis.spec().model().confidence();
        boolean counts = analysis.rows().stream().allMatch(row -> row.table().isPresent());
        boolean means = analysis.rows().stream().allMatch(row -> row.means().isPresent());
        this.layout = counts ? Layout.COUNTS : means ? Layout.MEANS : Layout.NONE;
    }

    ForestPlot.Spec spec() {
        return spec(
                rows(),
                columns(),
                EffectFigures.title(run, analysis, ""),
                ForestPlot.Weights.SHOWN,
                run.risks().map(StudyRisks::columns));
    }

    /** The pooled effect without each study. */
    ForestPlot.Spec leaveOneOut(List<Fit> without) {
        List<ForestRow> rows = new ArrayList<>();
        for (int i = 0; i < without.size(); i++) {
            rows.add(plain("Without " + analysis.rows().get(i).study(), without.get(i)));
        }
        rows.add(pooled("All studies", analysis.fit(), List.of(), ""));
        return withoutWeights(rows, "one study left out");
    }

    /** The pooled effect of the first studies. */
    ForestPlot.Spec cumulative(Sensitivity found) {
        List<ForestRow> rows = new ArrayList<>();
        for (int i = 0; i < found.cumulative().size(); i++) {
            String study = analysis.rows().get(found.order().get(i)).study();
            rows.add(plain(i == 0 ? study : "+ " + study, found.cumulative().get(i)));
        }
        return withoutWeights(rows, "cumulative, " + found.ordered().words());
    }

    private ForestPlot.Spec withoutWeights(List<ForestRow> rows, String what) {
        String title = EffectFigures.title(run, analysis, what);
        return spec(rows, List.of(), title, ForestPlot.Weights.HIDDEN, Optional.empty());
    }

    private ForestPlot.Spec spec(
            List<ForestRow> rows,
            List<ForestPlot.Column> columns,
            String title,
            ForestPlot.Weights weights,
            Optional<RiskColumns> risks) {
        String left = run.better(analysis)
                .map(better -> better == Scale.Better.LOWER ? run.treated() : run.control())
                .orElse("");
        String right = run.better(analysis)
                .map(better -> better == Scale.Better.LOWER ? run.control() : run.treated())
                .orElse("");
        return new ForestPlot.Spec(
                title,
                "Study",
                columns,
                heading(),
                rows,
                EffectFigures.axis(run.measure()),
                left,
                right,
                weights,
                risks);
    }

    private String heading() {
        return EffectWords.capital(run.measure().words()) + " [" + Numbers.plain(100 * confidence) + "% CI]";
    }

    private List<ForestPlot.Column> columns() {
        return switch (layout) {
            case COUNTS ->
                List.of(
                        new ForestPlot.Column(run.treated(), "Events"),
                        new ForestPlot.Column(run.treated(), "Total"),
                        new ForestPlot.Column(run.control(), "Events"),
                        new ForestPlot.Column(run.control(), "Total"));
            case MEANS ->
                List.of(
                        new ForestPlot.Column(run.treated(), "Mean"),
                        new ForestPlot.Column(run.treated(), "SD"),
                        new ForestPlot.Column(run.treated(), "Total"),
                        new ForestPlot.Column(run.control(), "Mean"),
                        new ForestPlot.Column(run.control(), "SD"),
                        new ForestPlot.Column(run.control(), "Total"));
            case NONE -> List.of();
        };
    }

    private List<ForestRow> rows() {
        List<ForestRow> rows = new ArrayList<>();
        double[] weights = analysis.fit().weightsPercent();
        if (analysis.subgroups().isPresent()) {
            analysis.subgroups().get().groups().forEach((name, fit) -> {
                rows.add(new ForestRow.Heading(name));
                List<EffectRow> members = new ArrayList<>();
                double share = 0;
                for (int i = 0; i < analysis.rows().size(); i++) {
                    if (analysis.groupOf().get(i).equals(name)) {
                        members.add(analysis.rows().get(i));
                        rows.add(study(analysis.rows().get(i), weights[i]));
                        share += weights[i];
                    }
                }
                rows.add(pooled("Subtotal", fit, totals(members), ForestText.percent(share)));
                rows.add(new ForestRow.Note(heterogeneity(Heterogeneity.of(fit))));
                rows.add(new ForestRow.Gap());
            });
        } else {
            for (int i = 0; i < analysis.rows().size(); i++) {
                rows.add(study(analysis.rows().get(i), weights[i]));
            }
            rows.add(new ForestRow.Gap());
        }
        addOverall(rows);
        return rows;
    }

    private void addOverall(List<ForestRow> rows) {
        Coefficient effect = analysis.pooled();
        rows.add(new ForestRow.Pooled(
                "Total",
                totals(analysis.rows()),
                effect.estimate(),
                effect.interval().low(),
                effect.interval().high(),
                "100.0%",
                text.brackets(
                        effect.estimate(),
                        effect.interval().low(),
                        effect.interval().high())));
        analysis.prediction()
                .filter(interval -> analysis.stratified().isEmpty())
                .ifPresent(interval -> rows.add(new ForestRow.Prediction(
                        "Prediction interval",
                        interval.low(),
                        interval.high(),
                        "[" + text.value(interval.low()) + ", " + text.value(interval.high()) + "]")));
        rows.add(new ForestRow.Note(heterogeneity(analysis.heterogeneity())));
        rows.add(new ForestRow.Note(
                "Overall effect: " + EffectText.statistic(effect) + ", " + EffectText.p(effect.p())));
        analysis.subgroups()
                .ifPresent(groups -> rows.add(new ForestRow.Note("Subgroup differences: χ²("
                        + groups.difference().df() + ") = "
                        + Numbers.fixed(groups.difference().statistic(), 2) + ", "
                        + EffectText.p(groups.difference().p()))));
    }

    private String heterogeneity(Heterogeneity found) {
        String tau2 = analysis.spec().model().method() == Tau2Method.COMMON
                ? ""
                : found.levels()
                        .map(levels -> "σ² = " + Numbers.significant(levels.between(), 2) + " between samples, "
                                + Numbers.significant(levels.within(), 2) + " within; ")
                        .orElseGet(() -> "τ² = " + Numbers.significant(found.tau2(), 2) + "; ");
        return "Heterogeneity: " + tau2 + "χ²(" + found.q().df() + ") = "
                + Numbers.fixed(found.q().statistic(), 2) + ", "
                + EffectText.p(found.q().p()) + "; I² = "
                + Numbers.fixed(found.i2(), 0) + "%";
    }

    private ForestRow study(EffectRow row, double weight) {
        Estimate estimate = row.estimate().orElseThrow();
        double half = Wald.critical(Double.POSITIVE_INFINITY, confidence) * estimate.sei();
        return new ForestRow.Study(
                row.study(),
                cells(row),
                estimate.yi(),
                estimate.yi() - half,
                estimate.yi() + half,
                weight,
                text.brackets(estimate.yi(), estimate.yi() - half, estimate.yi() + half),
                run.risks().map(risks -> risks.of(row)).orElse(List.of()));
    }

    private ForestRow plain(String label, Fit fit) {
        Coefficient effect = fit.pooled();
        double low = effect.interval().low();
        double high = effect.interval().high();
        return new ForestRow.Study(
                label, List.of(), effect.estimate(), low, high, 50, text.brackets(effect.estimate(), low, high));
    }

    private ForestRow pooled(String label, Fit fit, List<String> cells, String weight) {
        Coefficient effect = fit.pooled();
        double low = effect.interval().low();
        double high = effect.interval().high();
        return new ForestRow.Pooled(
                label, cells, effect.estimate(), low, high, weight, text.brackets(effect.estimate(), low, high));
    }

    private List<String> cells(EffectRow row) {
        if (layout == Layout.COUNTS) {
            TwoByTwo t = row.table().orElseThrow();
            return List.of(count(t.a()), count(t.n1()), count(t.c()), count(t.n2()));
        }
        if (layout == Layout.MEANS) {
            TwoMeans m = row.means().orElseThrow();
            return List.of(mean(m.m1()), mean(m.sd1()), count(m.n1()), mean(m.m2()), mean(m.sd2()), count(m.n2()));
        }
        return List.of();
    }

    private List<String> totals(List<EffectRow> rows) {
        if (layout == Layout.COUNTS) {
            List<TwoByTwo> tables =
                    rows.stream().map(row -> row.table().orElseThrow()).toList();
            return List.of(
                    count(tables.stream().mapToDouble(TwoByTwo::a).sum()),
                    count(tables.stream().mapToDouble(TwoByTwo::n1).sum()),
                    count(tables.stream().mapToDouble(TwoByTwo::c).sum()),
                    count(tables.stream().mapToDouble(TwoByTwo::n2).sum()));
        }
        if (layout == Layout.MEANS) {
            List<TwoMeans> means =
                    rows.stream().map(row -> row.means().orElseThrow()).toList();
            return List.of(
                    "",
                    "",
                    count(means.stream().mapToDouble(TwoMeans::n1).sum()),
                    "",
                    "",
                    count(means.stream().mapToDouble(TwoMeans::n2).sum()));
        }
        return List.of();
    }

    private static String count(double value) {
        return value == Math.rint(value) ? Numbers.fixed(value, 0) : Numbers.fixed(value, 1);
    }

    private static String mean(double value) {
        return Numbers.readFixed(value, Math.abs(value) >= 100 ? 1 : 2);
    }
}
