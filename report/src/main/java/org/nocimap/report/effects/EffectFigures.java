package org.nocimap.report.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.effects.BaujatPlot;
import org.nocimap.figures.effects.BubblePlot;
import org.nocimap.figures.effects.EffectAxis;
import org.nocimap.figures.effects.FunnelPlot;
import org.nocimap.figures.effects.GoshPlot;
import org.nocimap.figures.effects.LabbePlot;
import org.nocimap.figures.effects.RadialPlot;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.analysis.Sensitivity;
import org.nocimap.meta.bias.TrimAndFill;
import org.nocimap.meta.heterogeneity.Baujat;
import org.nocimap.meta.heterogeneity.Gosh;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.model.Fit;
import org.nocimap.report.words.Numbers;

/** Lays an analysis out as figures whose studies are points. */
final class EffectFigures {
    private static final int CURVE = 80;

    private final EffectRun run;
    private final EffectAnalysis analysis;

    EffectFigures(EffectRun run, EffectAnalysis analysis) {
        this.run = run;
        this.analysis = analysis;
    }

    static String title(EffectRun run, EffectAnalysis analysis, String what) {
        String question = analysis.question().isEmpty() ? run.title() : analysis.question();
        return what.isEmpty() ? question : question + ": " + what;
    }

    static EffectAxis.Kind axis(Measure measure) {
        if (measure.isRatio()) {
            return EffectAxis.Kind.LOGARITHMIC;
        }
        return measure == Measure.ZCOR ? EffectAxis.Kind.FISHER : EffectAxis.Kind.LINEAR;
    }

    private String title(String what) {
        return title(run, analysis, what);
    }

    private String measureWords() {
        return EffectWords.capital(run.measure().words());
    }

    /** The funnel of the studies, with those that trim and fill adds. */
    FunnelPlot.Spec funnel(TrimAndFill filled) {
        Effects all = filled.filled();
        int k = analysis.fit().k();
        double[] sei = all.sei();
        return new FunnelPlot.Spec(
                title("funnel plot"),
                measureWords(),
                axis(run.measure()),
                Arrays.copyOf(all.yi(), k),
                Arrays.copyOf(sei, k),
                Arrays.copyOfRange(all.yi(), k, all.k()),
                Arrays.copyOfRange(sei, k, all.k()),
                analysis.fit().pooled().estimate());
    }

    BaujatPlot.Spec baujat(Sensitivity found) {
        return new BaujatPlot.Spec(
                title("Baujat plot"),
                analysis.fit().effects().labels(),
                found.baujat().stream().mapToDouble(Baujat::heterogeneity).toArray(),
                found.baujat().stream().mapToDouble(Baujat::influence).toArray());
    }

    /** All subsets; empty for fewer than three studies and for more than {@value Gosh#MOST_STUDIES}. */
    Optional<GoshPlot.Spec> gosh() {
        Effects effects = analysis.fit().effects();
        if (effects.k() < Sensitivity.FEWEST || effects.k() > Gosh.MOST_STUDIES) {
            return Optional.empty();
        }
        Gosh found = Gosh.of(effects);
        return Optional.of(new GoshPlot.Spec(
                title("all subsets of studies (GOSH)"),
                measureWords(),
                axis(run.measure()),
                effects.k(),
                found.pooled(),
                found.i2(),
                analysis.commonEffect().estimate()));
    }

    RadialPlot.Spec radial() {
        Effects effects = analysis.fit().effects();
        return new RadialPlot.Spec(
                title("radial plot"),
                effects.labels(),
                axis(run.measure()),
                measureWords(),
                effects.yi(),
                effects.sei(),
                analysis.commonEffect().estimate());
    }

    /** Risks of treated and controls; empty where not all studies give counts, or for one study. */
    Optional<LabbePlot.Spec> labbe() {
        boolean counts = run.measure().family() == Measure.Family.TABLES
                && analysis.rows().size() > 1
                && analysis.rows().stream().allMatch(row -> row.table().isPresent());
        if (!counts) {
            return Optional.empty();
        }
        BinaryMeasure measure = BinaryMeasure.valueOf(run.measure().name());
        double[] weights = analysis.fit().weightsPercent();
        List<LabbePlot.Study> studies = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            TwoByTwo table = analysis.rows().get(i).table().orElseThrow();
            studies.add(new LabbePlot.Study(
                    analysis.rows().get(i).study(), table.c() / table.n2(), table.a() / table.n1(), weights[i]));
        }
        double[] controls = evenly(0, 1);
        double effect = analysis.pooled().estimate();
        return Optional.of(new LabbePlot.Spec(
                title("L'Abbé plot"),
                run.treated(),
                run.control(),
                studies,
                controls,
                Arrays.stream(controls)
                        .map(risk -> measure.treatedRisk(risk, effect))
                        .toArray()));
    }

    /** The moderators that are numbers, each a column of the regression's design. */
    static List<String> numbers(Fit regression, List<String> moderators) {
        return moderators.stream()
                .filter(name -> regression.design().names().contains(name))
                .toList();
    }

    /** Effects against one number, at the mean of the other columns. */
    BubblePlot.Spec bubble(Fit fit, String moderator) {
        Design design = fit.design();
        int column = design.names().indexOf(moderator);
        double[] row = new double[design.columns()];
        double[] values = new double[fit.k()];
        for (int j = 0; j < row.length; j++) {
            for (int i = 0; i < fit.k(); i++) {
                row[j] += design.at(i, j) / fit.k();
            }
        }
        double[] weights = fit.weightsPercent();
        List<BubblePlot.Study> studies = new ArrayList<>();
        for (int i = 0; i < fit.k(); i++) {
            values[i] = design.at(i, column);
            studies.add(new BubblePlot.Study(
                    fit.effects().labels().get(i), values[i], fit.effects().yi()[i], weights[i]));
        }
        double[] at = evenly(
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
        List<Coefficient> line = new ArrayList<>();
        for (double value : at) {
            row[column] = value;
            line.add(fit.predict(row));
        }
        String others = design.columns() > 2 ? " Other moderators are held at their means." : "";
        return new BubblePlot.Spec(
                title("meta-regression on " + moderator),
                moderator,
                measureWords(),
                axis(run.measure()),
                studies,
                new BubblePlot.Line(
                        at,
                        line.stream().mapToDouble(Coefficient::estimate).toArray(),
                        line.stream().mapToDouble(b -> b.interval().low()).toArray(),
                        line.stream().mapToDouble(b -> b.interval().high()).toArray()),
                "Areas are weights. Line: the regression, with its "
                        + Numbers.plain(100 * fit.spec().confidence()) + "\u00a0% confidence band." + others);
    }

    private static double[] evenly(double low, double high) {
        double[] all = new double[CURVE + 1];
        for (int n = 0; n <= CURVE; n++) {
            all[n] = low + (high - low) * n / CURVE;
        }
        return all;
    }
}
