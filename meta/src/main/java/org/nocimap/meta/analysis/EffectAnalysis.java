package org.nocimap.meta.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.Interval;
import org.nocimap.meta.dependence.CorrelatedEffects;
import org.nocimap.meta.dependence.ThreeLevel;
import org.nocimap.meta.heterogeneity.Tau2Interval;
import org.nocimap.meta.input.EffectRow;
import org.nocimap.meta.input.EffectTable;
import org.nocimap.meta.linear.Collinear;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.measure.RateMeasure;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.MetaRegression;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.Subgroups;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.meta.tables.MantelHaenszel;
import org.nocimap.meta.tables.MantelHaenszelRates;
import org.nocimap.meta.tables.Peto;
import org.nocimap.meta.tables.Pooled;

/**
 * The meta-analysis of one question.
 *
 * @param question outcome, time point and comparison; may be empty
 * @param spec as asked
 * @param rows of the studies that take part, in order
 * @param fit inverse-variance model without moderators, as if rows were independent
 * @param stratified pooled counts, where Mantel-Haenszel or Peto was asked for
 * @param prediction interval; empty for a common effect and with too few studies
 * @param tau2 interval of the variance between studies by the Q-profile; empty for one study and where studies stand in several rows
 * @param groupOf subgroup of every row; empty without subgroups
 * @param subgroups pooled, where there are two or more
 * @param regression on the moderators, if any
 * @param threeLevel model of effects within clusters, where clusters are named
 * @param robust coefficient of the three-level model, or of the fit where every row is a cluster, with a variance that is robust to
 *     clusters (CR2)
 * @param correlated models of effects of one sample whose correlation somebody assumes: with that first, then with others; empty
 *     where nobody does
 * @param sensitivity what each study does; empty for fewer than {@value Sensitivity#FEWEST}
 * @param smallStudies tests of small-study effects, where there are enough studies
 */
public record EffectAnalysis(
        String question,
        EffectSpec spec,
        List<EffectRow> rows,
        Fit fit,
        Optional<Pooled> stratified,
        Optional<Interval> prediction,
        Optional<Tau2Interval> tau2,
        List<String> groupOf,
        Optional<Subgroups> subgroups,
        Optional<MetaRegression> regression,
        Optional<ThreeLevel> threeLevel,
        Optional<Coefficient> robust,
        List<CorrelatedEffects> correlated,
        Optional<Sensitivity> sensitivity,
        Optional<SmallStudyEffects> smallStudies) {
    public EffectAnalysis {
        rows = List.copyOf(rows);
        groupOf = List.copyOf(groupOf);
        correlated = List.copyOf(correlated);
    }

    /** The effect that the report is about: the stratified, that of correlated effects, the robust, or that of the model. */
    public Coefficient pooled() {
        return stratified
                .map(Pooled::effect)
                .or(() -> new Dependent(threeLevel, robust, correlated).pooled())
                .orElse(fit.pooled());
    }

    /** How much true effects differ: by the three-level model where studies stand in several rows. */
    public Heterogeneity heterogeneity() {
        return threeLevel.map(Heterogeneity::of).orElseGet(() -> Heterogeneity.of(fit));
    }

    /** The pooled effect as if all studies shared it: inverse-variance weights, by z. */
    public Coefficient commonEffect() {
        double confidence = spec.model().confidence();
        return MetaModel.pool(fit.effects(), new ModelSpec(Tau2Method.COMMON, CoefficientTest.Z, confidence))
                .pooled();
    }

    /**
     * Analyses one question of a table.
     *
     * @throws InputException when no study has an effect, a column is missing, a moderator cannot be used, or an estimator does not
     *     converge
     */
    public static EffectAnalysis of(EffectTable table, String question, EffectSpec spec) {
        List<EffectRow> rows = table.rows(question).stream()
                .filter(row -> row.estimate().isPresent())
                .toList();
        if (rows.isEmpty()) {
            throw InputException.of(
                    Location.NOWHERE.about(question), "no study has an effect", "one or more", "Look at the warnings.");
        }
        Effects effects = effects(rows);
        Fit fit = MetaModel.pool(effects, spec.model());
        List<String> groups = spec.subgroup()
                .map(column -> cells(table, rows, column, "--subgroup"))
                .orElse(List.of());
        Dependent dependent = Dependent.of(effects, fit, spec, column -> cells(table, rows, column, "--cluster"), rows);
        Optional<MetaRegression> regression = regression(table, rows, spec);
        return new EffectAnalysis(
                question,
                spec,
                rows,
                fit,
                stratified(rows, spec),
                prediction(fit, dependent, spec),
                fit.k() > 1 && dependent.threeLevel().isEmpty()
                        ? Optional.of(Tau2Interval.qProfile(fit))
                        : Optional.empty(),
                groups,
                subgroups(effects, groups, spec),
                regression,
                dependent.threeLevel(),
                dependent.robust(),
                dependent.correlated(),
                fit.k() >= Sensitivity.FEWEST ? Optional.of(Sensitivity.of(fit, rows)) : Optional.empty(),
                SmallStudyEffects.of(fit, spec.measure(), tables(rows)));
    }

    private static Optional<Interval> prediction(Fit fit, Dependent dependent, EffectSpec spec) {
        int samples = dependent.threeLevel().map(m -> m.clusters().count()).orElse(fit.k());
        if (spec.model().method() == Tau2Method.COMMON
                || samples < spec.prediction().fewestStudies()) {
            return Optional.empty();
        }
        return Optional.of(dependent
                .threeLevel()
                .map(model -> spec.prediction()
                        .of(
                                dependent.pooled().orElseThrow(),
                                model.variance(),
                                samples,
                                spec.model().confidence()))
                .orElseGet(() -> spec.prediction().of(fit)));
    }

    private static Effects effects(List<EffectRow> rows) {
        return new Effects(
                rows.stream().map(EffectRow::study).toList(),
                rows.stream()
                        .mapToDouble(row -> row.estimate().orElseThrow().yi())
                        .toArray(),
                rows.stream()
                        .mapToDouble(row -> row.estimate().orElseThrow().vi())
                        .toArray());
    }

    private static List<TwoByTwo> tables(List<EffectRow> rows) {
        List<TwoByTwo> tables =
                rows.stream().flatMap(row -> row.table().stream()).toList();
        return tables.size() == rows.size() ? tables : List.of();
    }

    private static Optional<Pooled> stratified(List<EffectRow> rows, EffectSpec spec) {
        if (spec.weighting() == Weighting.INVERSE_VARIANCE) {
            return Optional.empty();
        }
        double confidence = spec.model().confidence();
        boolean rates = spec.measure().family() == Measure.Family.RATES;
        long counted = rows.stream()
                .filter(row -> rates ? row.rates().isPresent() : row.table().isPresent())
                .count();
        if (counted < rows.size()) {
            throw InputException.of(
                    Location.option("--pool"),
                    (rows.size() - counted) + " studies give no counts",
                    "counts of every study",
                    "Pool by inverse variance.");
        }
        if (spec.weighting() == Weighting.PETO) {
            return Optional.of(Peto.pool(tables(rows), confidence));
        }
        return Optional.of(
                rates
                        ? MantelHaenszelRates.pool(
                                rows.stream()
                                        .map(row -> row.rates().orElseThrow())
                                        .toList(),
                                RateMeasure.valueOf(spec.measure().name()),
                                confidence)
                        : MantelHaenszel.pool(
                                tables(rows),
                                BinaryMeasure.valueOf(spec.measure().name()),
                                confidence));
    }

    private static Optional<Subgroups> subgroups(Effects effects, List<String> groups, EffectSpec spec) {
        List<String> order = List.copyOf(new LinkedHashSet<>(groups));
        return order.size() < 2
                ? Optional.empty()
                : Optional.of(Subgroups.of(effects, groups, order, spec.model(), spec.sharing()));
    }

    private static List<String> cells(EffectTable table, List<EffectRow> rows, String column, String option) {
        OptionalInt found = table.column(column);
        if (found.isEmpty()) {
            throw InputException.of(
                    Location.option(option),
                    "there is no column \"" + column + "\"",
                    "one of " + String.join(", ", table.header()),
                    "");
        }
        int at = found.getAsInt();
        return rows.stream()
                .map(row -> at < row.cells().size() && !row.cells().get(at).isEmpty()
                        ? row.cells().get(at)
                        : "not stated")
                .toList();
    }

    private static Optional<MetaRegression> regression(EffectTable table, List<EffectRow> all, EffectSpec spec) {
        if (spec.moderators().isEmpty()) {
            return Optional.empty();
        }
        List<EffectRow> rows = all;
        for (String moderator : spec.moderators()) {
            List<String> cells = cells(table, rows, moderator, "--moderator");
            List<EffectRow> stated = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).equals("not stated")) {
                    stated.add(rows.get(i));
                }
            }
            rows = stated;
        }
        Design design = Design.intercept(rows.size());
        for (String moderator : spec.moderators()) {
            design = Moderator.add(design, moderator, cells(table, rows, moderator, "--moderator"));
        }
        if (rows.size() <= design.columns()) {
            throw InputException.of(
                    Location.option("--moderator"),
                    rows.size() + " studies for " + design.columns() + " coefficients",
                    "more studies than coefficients, better ten for each moderator",
                    "Take fewer moderators.");
        }
        try {
            return Optional.of(MetaRegression.of(effects(rows), design, spec.model()));
        } catch (Collinear e) {
            throw InputException.of(
                    Location.option("--moderator"),
                    String.valueOf(e.getMessage()),
                    "moderators that tell different things and vary among the studies",
                    "Leave one out.");
        }
    }
}
