package org.nocimap.report.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.Interval;
import org.nocimap.meta.analysis.Dependence;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.analysis.Heterogeneity;
import org.nocimap.meta.analysis.Selection;
import org.nocimap.meta.analysis.Sensitivity;
import org.nocimap.meta.analysis.SmallStudyEffects;
import org.nocimap.meta.bias.AsymmetryTest;
import org.nocimap.meta.bias.FailSafe;
import org.nocimap.meta.bias.FunnelTests;
import org.nocimap.meta.bias.TrimAndFill;
import org.nocimap.meta.dependence.CorrelatedEffects;
import org.nocimap.meta.heterogeneity.Influence;
import org.nocimap.meta.input.EffectRow;
import org.nocimap.meta.input.Scale;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.measure.TwoMeans;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.report.words.Numbers;

/** A sentence for every result, in plain words. */
final class EffectWords {
    private final EffectRun run;
    private final EffectAnalysis analysis;
    private final EffectText text;
    private final double confidence;

    EffectWords(EffectRun run, EffectAnalysis analysis) {
        this.run = run;
        this.analysis = analysis;
        this.text = new EffectText(run.measure());
        this.confidence = analysis.spec().model().confidence();
    }

    /** The result in one sentence, without a full stop. */
    String headline() {
        Coefficient pooled = analysis.pooled();
        String studies = counted();
        return capital(run.measure().words()) + " " + text.withInterval(pooled, confidence) + ", " + studies
                + question();
    }

    /** {@code 13 studies}, or {@code 6 effects of 4 studies}. */
    private String counted() {
        int rows = analysis.rows().size();
        long samples =
                analysis.rows().stream().map(EffectRow::sample).distinct().count();
        String studies = Numbers.counted(samples, "study", "studies");
        return samples == rows ? studies : Numbers.counted(rows, "effect", "effects") + " of " + studies;
    }

    private String question() {
        return analysis.question().isEmpty() ? "" : " of " + analysis.question();
    }

    /** Direction and size, heterogeneity and what to expect of a new study. */
    List<String> findings() {
        List<String> all = new ArrayList<>();
        all.add(direction());
        meaning().ifPresent(all::add);
        all.addAll(heterogeneity());
        analysis.prediction().ifPresent(interval -> all.add(prediction(interval)));
        dependence().ifPresent(all::add);
        sensitivity().ifPresent(all::add);
        return all;
    }

    private String direction() {
        Coefficient pooled = analysis.pooled();
        double none = 0;
        String size = text.withInterval(pooled, confidence) + ", " + EffectText.statistic(pooled) + ", "
                + EffectText.p(pooled.p());
        String what = "The pooled " + run.measure().words() + " is " + size + ". ";
        if (run.measure().family() == Measure.Family.PROPORTION) {
            return what.strip();
        }
        if (pooled.interval().contains(none)) {
            return what + "The interval holds " + Numbers.plain(run.measure().noEffect())
                    + ", no difference, so that these studies leave open which way the effect goes.";
        }
        boolean lower = pooled.estimate() < none;
        String side = lower ? "lower" : "higher";
        String towards = run.better(analysis)
                .map(better -> (better == Scale.Better.LOWER) == lower
                        ? ", which favours " + run.treated()
                        : ", which favours " + run.control())
                .orElse("");
        return what + "It is " + side + " than " + Numbers.plain(run.measure().noEffect())
                + ", no difference, over the whole interval" + towards + ".";
    }

    /** What the effect means for patients: against the smallest important difference, or as people of a hundred. */
    private java.util.Optional<String> meaning() {
        return run.important(analysis).map(this::againstImportant).or(this::risk);
    }

    private String againstImportant(EffectRun.Threshold important) {
        Coefficient pooled = analysis.pooled();
        Interval interval = pooled.interval();
        double limit = Math.abs(important.change());
        String named = "the smallest difference that matters to patients (" + Numbers.plain(limit)
                + (important.source().isEmpty() ? "" : "; " + important.source()) + ")";
        boolean whole = interval.low() >= limit || interval.high() <= -limit;
        boolean none = interval.low() > -limit && interval.high() < limit;
        String size = Math.abs(pooled.estimate()) >= limit ? "reaches " : "is smaller than ";
        if (whole) {
            return "The effect reaches " + named + " over its whole interval.";
        }
        if (none) {
            return "The effect is smaller than " + named + " over its whole interval.";
        }
        return "The effect " + size + named + ", but its interval holds both smaller and larger effects.";
    }

    private java.util.Optional<String> risk() {
        Measure measure = run.measure();
        boolean ratio = measure == Measure.OR || measure == Measure.RR || measure == Measure.PETO;
        double[] risks = analysis.rows().stream()
                .flatMap(row -> row.table().stream())
                .filter(table -> table.n2() > 0)
                .mapToDouble(table -> table.c() / table.n2())
                .sorted()
                .toArray();
        if (!ratio || risks.length == 0) {
            return java.util.Optional.empty();
        }
        double control = (risks[(risks.length - 1) / 2] + risks[risks.length / 2]) / 2;
        Coefficient pooled = analysis.pooled();
        return java.util.Optional.of("Of 1000 people with " + run.control() + ", " + perThousand(control)
                + " have the event (the median of the studies' control groups); with " + run.treated() + " it would be "
                + perThousand(treated(control, pooled.estimate())) + " ("
                + perThousand(treated(control, pooled.interval().low())) + " to "
                + perThousand(treated(control, pooled.interval().high())) + ").");
    }

    private double treated(double control, double effect) {
        return BinaryMeasure.valueOf(run.measure().name()).treatedRisk(control, effect);
    }

    private static String perThousand(double risk) {
        return 1000 * risk < 1 ? "fewer than 1" : Numbers.readCount(Math.round(1000 * risk));
    }

    private List<String> heterogeneity() {
        if (analysis.fit().k() < 2) {
            return List.of("There is one study: nothing is said about differences between studies.");
        }
        Heterogeneity found = analysis.heterogeneity();
        StringBuilder words =
                new StringBuilder(found.levels().isPresent() ? "The effects differ " : "The studies differ ");
        words.append(found.q().p() < 0.1 ? "more than chance alone would have it" : "no more than chance may have it");
        words.append(" (").append(EffectText.q(found.q())).append("; I² ").append(Numbers.fixed(found.i2(), 0));
        words.append("\u00a0%");
        found.levels().ifPresent(levels -> words.append(", ")
                .append(Numbers.fixed(levels.i2Between(), 0))
                .append("\u00a0% between samples and ")
                .append(Numbers.fixed(levels.i2Within(), 0))
                .append("\u00a0% within them"));
        analysis.tau2().ifPresent(interval -> words.append(", ")
                .append(Numbers.plain(100 * confidence))
                .append("\u00a0% CI ")
                .append(Numbers.fixed(interval.i2().low(), 0))
                .append(" to ")
                .append(Numbers.fixed(interval.i2().high(), 0))
                .append("\u00a0%"));
        if (analysis.spec().model().method() != Tau2Method.COMMON) {
            words.append("; ")
                    .append(found.levels().isPresent() ? "variance of true effects " : "τ² ")
                    .append(Numbers.significant(found.tau2(), 3));
        }
        words.append(").");
        List<String> all = new ArrayList<>(List.of(words.toString()));
        analysis.subgroups()
                .ifPresent(groups -> all.add("Between the " + groups.groups().size() + " subgroups the effects "
                        + (groups.difference().p() < 0.05 ? "differ" : "do not differ beyond chance") + " ("
                        + EffectText.p(groups.difference().p()) + ")."));
        return all;
    }

    /** How effects that share subjects were treated. */
    private java.util.Optional<String> dependence() {
        if (analysis.threeLevel().isEmpty() && analysis.correlated().isEmpty()) {
            return java.util.Optional.empty();
        }
        String rest =
                " Heterogeneity and prediction are those of the three-level model; subgroups and what single rows do"
                        + " are told as if rows were independent.";
        if (analysis.spec().dependence() instanceof Dependence.SharedControls) {
            return java.util.Optional.of(
                    "Arms of one trial share its control group; the pooled effect is of a three-level"
                            + " model with the covariance that this makes." + rest);
        }
        String shared = "Effects that share subjects count as what they are, parts of one sample.";
        if (analysis.correlated().isEmpty()) {
            return java.util.Optional.of(shared + rest);
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (CorrelatedEffects model : analysis.correlated()) {
            low = Math.min(low, model.coefficients().get(0).estimate());
            high = Math.max(high, model.coefficients().get(0).estimate());
        }
        return java.util.Optional.of(shared + " Their sampling errors are assumed to correlate with "
                + Numbers.plain(analysis.correlated().get(0).correlation())
                + "; with any value from 0 to 0.9 the effect lies"
                + " between " + value(low) + " and " + value(high) + "." + rest);
    }

    private String prediction(Interval interval) {
        String none = Numbers.plain(run.measure().noEffect());
        return "The effect of a new study like these is expected between " + value(interval.low()) + " and "
                + value(interval.high())
                + (run.measure().family() == Measure.Family.PROPORTION
                        ? "."
                        : interval.contains(0)
                                ? ", which holds " + none + ": in some settings there may be no effect, or one of the"
                                        + " other direction."
                                : ", all on one side of " + none + ".");
    }

    private String value(double yi) {
        return text.value(yi);
    }

    private java.util.Optional<String> sensitivity() {
        if (analysis.sensitivity().isEmpty()) {
            return java.util.Optional.empty();
        }
        Sensitivity sensitivity = analysis.sensitivity().get();
        boolean significant = !analysis.fit().pooled().interval().contains(0);
        List<String> turning = new ArrayList<>();
        List<String> influential = new ArrayList<>();
        for (int i = 0; i < analysis.rows().size(); i++) {
            EffectRow row = analysis.rows().get(i);
            boolean without = !sensitivity.without().get(i).pooled().interval().contains(0);
            if (without != significant) {
                turning.add(row.study());
            }
            Influence influence = sensitivity.influence().get(i);
            if (influence.influential()) {
                influential.add(row.study());
            }
        }
        String stable = turning.isEmpty()
                ? "Leaving out any one study does not change whether the interval holds no effect."
                : "Whether the interval holds no effect depends on " + named(turning) + ".";
        return java.util.Optional.of(
                stable + (influential.isEmpty() ? "" : " Influential by the usual rules: " + named(influential) + "."));
    }

    private static String named(List<String> names) {
        int shown = Math.min(5, names.size());
        String list = String.join(", ", names.subList(0, shown));
        return names.size() > shown ? list + " and " + (names.size() - shown) + " more" : list;
    }

    /** What the tests of small-study effects say. */
    List<String> smallStudies(SmallStudyEffects effects) {
        List<String> all = new ArrayList<>();
        int k = analysis.fit().k();
        if (k < FunnelTests.FEWEST) {
            all.add("With " + Numbers.counted(k, "study", "studies")
                    + " these tests have little power; ten are advised.");
        }
        for (AsymmetryTest test : effects.asymmetry()) {
            all.add(test.name() + "'s test of funnel asymmetry: " + EffectText.statistic(test.asymmetry()) + ", "
                    + EffectText.p(test.asymmetry().p()) + ".");
        }
        all.add("Begg and Mazumdar's rank test: Kendall's τ = "
                + Numbers.readFixed(effects.rank().tau(), 2) + ", "
                + EffectText.p(effects.rank().p()) + (effects.rank().exact() ? " (exact)." : "."));
        all.add(filled(effects));
        all.add("The effect that a regression on the standard error gives a study without error (PET) is "
                + text.withInterval(effects.pet().intercept(), confidence) + "; on the variance (PEESE) "
                + text.withInterval(effects.peese().intercept(), confidence) + ".");
        all.add(selection(effects.selection()));
        all.add(effects.excess().observed() + " studies are significant where "
                + Numbers.fixed(effects.excess().expected(), 1) + " are expected from their power ("
                + EffectText.p(effects.excess().chiSquare().p()) + ").");
        if (effects.pCurve().significant() > 0) {
            all.add("p-curve of "
                    + Numbers.counted(effects.pCurve().significant(), "significant study", "significant studies")
                    + ": right skew " + EffectText.p(effects.pCurve().pOfEvidence()) + ".");
        }
        all.add("Fail-safe numbers: " + Numbers.readCount(effects.rosenthal().studies()) + " (Rosenthal), "
                + Numbers.readCount(effects.rosenberg().studies()) + " (Rosenberg), " + orwin() + ".");
        return all;
    }

    private String filled(SmallStudyEffects effects) {
        List<String> others = new ArrayList<>();
        effects.filled().forEach((estimator, fill) -> {
            if (estimator != TrimAndFill.Estimator.L0) {
                others.add(estimator + ": " + fill.missing());
            }
        });
        TrimAndFill usual = effects.usualFill();
        return "Trim and fill (L0) fills in " + Numbers.counted(usual.missing(), "study", "studies") + " ("
                + String.join(", ", others) + ")"
                + (usual.missing() == 0
                        ? "."
                        : "; with them the effect is "
                                + text.withInterval(usual.fit().pooled(), confidence) + ".");
    }

    private String selection(Selection selection) {
        if (selection instanceof Selection.Fitted fitted) {
            return "A three-parameter selection model gives "
                    + text.withInterval(fitted.model().effect(), confidence) + " before selection (test of selection: "
                    + EffectText.p(fitted.model().selection().p()) + ").";
        }
        return selection instanceof Selection.OneSided
                ? "A selection model cannot be fitted: no study, or every one, is significant on the side of the"
                        + " pooled effect."
                : "The selection model did not converge, so it gives no number; look at trim and fill and PET-PEESE.";
    }

    /** Orwin's number for the smallest difference that matters where one is given and reached, else for half the mean effect. */
    private String orwin() {
        Effects effects = analysis.fit().effects();
        double mean = Arrays.stream(effects.yi()).average().orElseThrow();
        double limit = run.important(analysis)
                .map(important -> Math.abs(important.change()))
                .orElse(0.0);
        if (limit > 0 && Math.abs(mean) > limit) {
            long studies = FailSafe.orwin(effects, Math.copySign(limit, mean)).studies();
            return Numbers.readCount(studies) + " (Orwin, until the mean effect no longer matters to patients)";
        }
        return Numbers.readCount(FailSafe.orwin(effects).studies()) + " (Orwin, until the mean effect is halved)";
    }

    /** Everybody in the studies, where they tell; nobody twice. */
    long participants() {
        boolean sharedControl = analysis.spec().dependence() instanceof Dependence.SharedControls;
        boolean samePeople = analysis.spec().dependence() instanceof Dependence.Clustered;
        Map<String, Double> counted = new HashMap<>();
        for (EffectRow row : analysis.rows()) {
            double control = row.table().map(TwoByTwo::n2).orElse(0.0)
                    + row.means().map(TwoMeans::n2).orElse(0.0);
            double all = control
                    + row.table().map(TwoByTwo::n1).orElse(0.0)
                    + row.means().map(TwoMeans::n1).orElse(0.0);
            double again = sharedControl ? control : 0;
            counted.merge(row.sample(), all, (a, b) -> samePeople ? Math.max(a, b) : a + b - again);
        }
        return Math.round(counted.values().stream().mapToDouble(n -> n).sum());
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
