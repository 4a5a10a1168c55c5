package org.nocimap.report.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.effects.BaujatPlot;
import org.nocimap.figures.effects.BubblePlot;
import org.nocimap.figures.effects.ForestPlot;
import org.nocimap.figures.effects.FunnelPlot;
import org.nocimap.figures.effects.GoshPlot;
import org.nocimap.figures.effects.LabbePlot;
import org.nocimap.figures.effects.RadialPlot;
import org.nocimap.files.Problem;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.input.Conversion;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaRegression;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;

/** Writes the tables and figures of a meta-analysis of effect sizes, and says what its page says. */
public final class EffectOutputs {
    private final EffectRun run;
    private final ResultFolder folder;

    public EffectOutputs(EffectRun run, ResultFolder folder) {
        this.run = run;
        this.folder = folder;
    }

    /** Writes everything but the page, and returns the page. */
    public AnalysisReport write(List<Problem> warnings) {
        writeTables();
        folder.json("meta.json", new EffectTree(run).tree(), "all results, for machines");
        List<PageSection> sections = new ArrayList<>();
        Optional<FigureView> lead = Optional.empty();
        for (int n = 0; n < run.analyses().size(); n++) {
            EffectAnalysis analysis = run.analyses().get(n);
            Optional<FigureView> forest =
                    figure(n, "forest", analysis, "The studies, their effects and what they give together.");
            if (n == 0) {
                lead = forest;
            }
            sections.add(results(n, analysis, n == 0 ? Optional.empty() : forest));
            sensitivity(n, analysis).ifPresent(sections::add);
            smallStudies(n, analysis).ifPresent(sections::add);
        }
        if (!run.table().conversions().isEmpty()) {
            sections.add(conversions());
        }
        EffectAnalysis first = run.analyses().get(0);
        EffectWords words = new EffectWords(run, first);
        return new AnalysisReport(
                run.title(),
                "Meta-analysis of effect sizes",
                words.headline(),
                String.join(" ", words.findings()),
                tiles(first, words),
                lead,
                asked(first),
                sections,
                warnings,
                new EffectMethods(run).write());
    }

    private void writeTables() {
        List<List<String>> studies = new ArrayList<>();
        List<List<String>> pooled = new ArrayList<>();
        List<List<String>> sensitivity = new ArrayList<>();
        for (EffectAnalysis analysis : run.analyses()) {
            studies.addAll(EffectTables.studies(analysis));
            pooled.addAll(EffectTables.pooled(analysis));
            analysis.sensitivity().ifPresent(found -> sensitivity.addAll(EffectTables.sensitivity(analysis, found)));
        }
        folder.table("studies.tsv", EffectTables.STUDIES, studies, "every study's effect, variance and weight");
        folder.table(
                "pooled.tsv", EffectTables.POOLED, pooled, "pooled effects, subgroups and regression coefficients");
        if (!sensitivity.isEmpty()) {
            folder.table(
                    "sensitivity.tsv", EffectTables.SENSITIVITY, sensitivity, "each study left out, and its influence");
        }
        if (!run.table().conversions().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            for (Conversion conversion : run.table().conversions()) {
                rows.add(List.of(Integer.toString(conversion.line()), conversion.study(), conversion.what()));
            }
            folder.table(
                    "conversions.tsv",
                    List.of("line", "study", "conversion"),
                    rows,
                    "numbers that studies did not report, with what was assumed");
        }
    }

    private Optional<FigureView> figure(int n, String name, EffectAnalysis analysis, String caption) {
        return folder.figure(
                name + EffectRun.suffix(n), caption, on -> ForestPlot.draw(new ForestRows(run, analysis).spec()));
    }

    private List<Fact> tiles(EffectAnalysis analysis, EffectWords words) {
        EffectText text = new EffectText(run.measure());
        List<Fact> tiles = new ArrayList<>();
        tiles.add(new Fact("studies", Numbers.readCount(analysis.rows().size())));
        if (words.participants() > 0) {
            tiles.add(new Fact("participants", Numbers.readCount(words.participants())));
        }
        tiles.add(new Fact(run.measure().words(), text.value(analysis.pooled().estimate())));
        tiles.add(new Fact("I²", Numbers.readPercent(analysis.heterogeneity().i2(), 0)));
        return tiles;
    }

    private List<Fact> asked(EffectAnalysis first) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact("Measure", run.measure().words() + " (" + run.measure().code() + ")"));
        facts.add(new Fact(
                "Variance between studies", first.spec().model().method().words()));
        facts.add(new Fact("Groups", run.treated() + " against " + run.control()));
        run.better(first)
                .ifPresent(better -> facts.add(new Fact(
                        "Good effects", better == org.nocimap.meta.input.Scale.Better.LOWER ? "lower" : "higher")));
        run.important(first)
                .ifPresent(important -> facts.add(new Fact("Important from", Numbers.plain(important.change()))));
        return facts;
    }

    private PageSection results(int n, EffectAnalysis analysis, Optional<FigureView> forest) {
        EffectWords words = new EffectWords(run, analysis);
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Items(words.findings()));
        forest.map(PageBlock.Figure::new).ifPresent(blocks::add);
        EffectFigures figures = new EffectFigures(run, analysis);
        figures.labbe()
                .flatMap(spec -> folder.figure(
                        "labbe" + EffectRun.suffix(n),
                        "Risks of both groups in every study; below the dashed line the treated have fewer events.",
                        on -> LabbePlot.draw(spec)))
                .map(PageBlock.Figure::new)
                .ifPresent(blocks::add);
        analysis.regression().ifPresent(regression -> {
            addRegression(blocks, regression);
            addBubbles(n, blocks, analysis, regression.fit());
        });
        String title = analysis.question().isEmpty() ? "Result" : "Result: " + analysis.question();
        return new PageSection("result" + EffectRun.suffix(n), title, blocks);
    }

    private void addBubbles(int n, List<PageBlock> blocks, EffectAnalysis analysis, Fit fit) {
        EffectFigures figures = new EffectFigures(run, analysis);
        List<String> numbers = EffectFigures.numbers(fit, analysis.spec().moderators());
        for (int m = 0; m < numbers.size(); m++) {
            String moderator = numbers.get(m);
            folder.figure(
                            "bubble" + (m == 0 ? "" : "-" + EffectRun.letter(m)) + EffectRun.suffix(n),
                            "Effects against " + moderator + ", with the regression line.",
                            on -> BubblePlot.draw(figures.bubble(fit, moderator)))
                    .map(PageBlock.Figure::new)
                    .ifPresent(blocks::add);
        }
    }

    private void addRegression(List<PageBlock> blocks, MetaRegression regression) {
        List<List<org.nocimap.report.pages.Cell>> rows = new ArrayList<>();
        for (Coefficient b : regression.fit().coefficients()) {
            rows.add(TableView.row(
                    b.name(),
                    Numbers.readFixed(b.estimate(), 4),
                    Numbers.fixed(b.standardError(), 4),
                    Numbers.readFixed(b.interval().low(), 4) + " to "
                            + Numbers.readFixed(b.interval().high(), 4),
                    Numbers.readP(b.p(), 0)));
        }
        String test = regression
                .fit()
                .moderators()
                .map(m -> "Test of the moderators: " + EffectText.p(m.p()) + ". ")
                .orElse("");
        String r2 = regression.r2().isPresent()
                ? "They explain " + Numbers.readPercent(regression.r2().getAsDouble(), 0)
                        + " of the variance between studies."
                : "";
        blocks.add(new PageBlock.Heading("Meta-regression"));
        blocks.add(new PageBlock.Table(new TableView(
                "Coefficients on the scale that effects are pooled on"
                        + (run.measure().isRatio() ? " (logarithms)." : "."),
                List.of(
                        Column.text("moderator"),
                        Column.number("coefficient"),
                        Column.number("SE"),
                        Column.number("interval"),
                        Column.number("p")),
                rows,
                "")));
        blocks.add(new PageBlock.Paragraph(test + r2));
    }

    private Optional<PageSection> sensitivity(int n, EffectAnalysis analysis) {
        return analysis.sensitivity().map(found -> {
            ForestRows rows = new ForestRows(run, analysis);
            List<PageBlock> blocks = new ArrayList<>();
            folder.figure(
                            "leave-one-out" + EffectRun.suffix(n),
                            "The pooled effect without each study.",
                            on -> ForestPlot.draw(rows.leaveOneOut(found.without())))
                    .map(PageBlock.Figure::new)
                    .ifPresent(blocks::add);
            folder.figure(
                            "cumulative" + EffectRun.suffix(n),
                            "The pooled effect as studies are added, "
                                    + found.ordered().words() + ".",
                            on -> ForestPlot.draw(rows.cumulative(found)))
                    .map(PageBlock.Figure::new)
                    .ifPresent(blocks::add);
            folder.figure(
                            "baujat" + EffectRun.suffix(n),
                            "Which studies differ from the others, and which of them move the pooled effect (Baujat).",
                            on -> BaujatPlot.draw(new EffectFigures(run, analysis).baujat(found)))
                    .map(PageBlock.Figure::new)
                    .ifPresent(blocks::add);
            new EffectFigures(run, analysis)
                    .gosh()
                    .flatMap(spec -> folder.figure(
                            "gosh" + EffectRun.suffix(n),
                            "Pooled effect and I² of every subset of the studies: separate clouds are different kinds"
                                    + " of studies.",
                            on -> GoshPlot.draw(spec)))
                    .map(PageBlock.Figure::new)
                    .ifPresent(blocks::add);
            blocks.add(new PageBlock.Note("Influence diagnostics of every study are in sensitivity.tsv."));
            return new PageSection("sensitivity" + EffectRun.suffix(n), "What single studies do", blocks);
        });
    }

    private Optional<PageSection> smallStudies(int n, EffectAnalysis analysis) {
        return analysis.smallStudies().map(found -> {
            List<PageBlock> blocks = new ArrayList<>();
            folder.figure(
                            "funnel" + EffectRun.suffix(n),
                            "Effects against standard errors; shades show where one study alone is significant.",
                            on -> FunnelPlot.draw(new EffectFigures(run, analysis).funnel(found.usualFill())))
                    .map(PageBlock.Figure::new)
                    .ifPresent(blocks::add);
            folder.figure(
                            "radial" + EffectRun.suffix(n),
                            "Every study's z against its precision (Galbraith): outside the band lie the studies that"
                                    + " the common effect does not explain.",
                            on -> RadialPlot.draw(new EffectFigures(run, analysis).radial()))
                    .map(PageBlock.Figure::new)
                    .ifPresent(blocks::add);
            blocks.add(new PageBlock.Items(new EffectWords(run, analysis).smallStudies(found)));
            return new PageSection("small-studies" + EffectRun.suffix(n), "Small-study effects", blocks);
        });
    }

    private PageSection conversions() {
        List<List<org.nocimap.report.pages.Cell>> rows = new ArrayList<>();
        for (Conversion conversion : run.table().conversions()) {
            rows.add(TableView.row(Integer.toString(conversion.line()), conversion.study(), conversion.what()));
        }
        return new PageSection(
                "conversions",
                "What was computed from other numbers",
                List.of(new PageBlock.Table(TableView.cut(
                        "Numbers that studies did not report, with the assumption that each makes.",
                        List.of(Column.number("line"), Column.text("study"), Column.text("what")),
                        rows,
                        "conversions.tsv"))));
    }
}
