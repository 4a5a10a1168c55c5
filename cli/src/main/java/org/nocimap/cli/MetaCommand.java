package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.appraisal.assessment.AssessmentTable;
import org.nocimap.appraisal.grade.EvidenceFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.input.EffectRow;
import org.nocimap.meta.input.EffectTable;
import org.nocimap.meta.input.EffectTableReader;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.effects.EffectOutputs;
import org.nocimap.report.effects.EffectRun;
import org.nocimap.report.grade.EvidenceTree;
import org.nocimap.report.tables.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nocimap meta}. */
@Command(
        name = "meta",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Meta-analysis of effect sizes: pools what studies report, describes how they differ, tests small-study"
                        + " effects, and writes tables, forest plots and a report with a sentence for every result.")
final class MetaCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private MetaOptions effects = new MetaOptions();

    @Mixin
    private RiskOptions risks = new RiskOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    MetaCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        MetaOptions.Understood asked = effects.understand(options);
        Optional<RiskOptions.Understood> judgements = risks.understand(options);
        String file = String.valueOf(asked.file().getFileName());
        int dot = file.lastIndexOf('.');
        RunOptions.Understood how = run.understand(dot > 0 ? file.substring(0, dot) : file, root, options);
        options.throwIfAny();
        EffectTable table = read(asked);
        Optional<AssessmentTable> judged = judgements.map(RiskOptions.Understood::read);
        List<EffectAnalysis> analyses = new ArrayList<>();
        for (String question : table.questions()) {
            if (table.rows(question).stream().anyMatch(row -> row.estimate().isPresent())) {
                analyses.add(EffectAnalysis.of(table, question, asked.spec()));
            }
        }
        EffectRun done = new EffectRun(
                how.title(),
                asked.reading(),
                table,
                analyses,
                asked.treated(),
                asked.control(),
                asked.outcomes().better(),
                asked.outcomes().important(),
                judged.map(RiskOptions::shown));
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            frame.depend(asked.file(), "effects");
            frame.warn(table.warnings());
            judgements.ifPresent(from -> frame.depend(from.table(), "risk of bias"));
            judged.ifPresent(read -> {
                frame.warn(read.warnings());
                frame.warn(RiskOptions.unmatched(read, table.rows()));
            });
            frame.warn(warnings(done));
            ResultFolder folder = frame.results();
            AnalysisReport report = new EffectOutputs(done, folder).write(frame.warnings());
            folder.json(EvidenceFile.NAME, EvidenceTree.of(done), "the evidence, for nocimap grade");
            ResultFolder.Written written = frame.finish(folder, report, OptionalLong.empty(), settings(asked));
            frame.complete();
            tell(console, report, done, written);
        }
        return ExitCode.OK;
    }

    /** The table, or the rows of the outcome that was asked for. */
    private static EffectTable read(MetaOptions.Understood asked) {
        EffectTable all = EffectTableReader.read(asked.file(), asked.reading());
        if (asked.outcome().isEmpty()) {
            return all;
        }
        EffectTable table = all.ofOutcome(asked.outcome().get());
        if (table.rows().stream().noneMatch(row -> row.estimate().isPresent())) {
            List<String> outcomes =
                    all.rows().stream().map(EffectRow::outcome).distinct().toList();
            throw InputException.of(
                    Location.option("--outcome"),
                    "no study has an effect on \"" + asked.outcome().get() + "\"",
                    "one of " + String.join(", ", outcomes),
                    "");
        }
        return table;
    }

    /** What is legal but suspicious about the analyses. */
    private static List<Problem> warnings(EffectRun run) {
        List<Problem> warnings = new ArrayList<>();
        for (EffectAnalysis analysis : run.analyses()) {
            Location where = Location.NOWHERE.about(analysis.question());
            if (analysis.fit().k() == 1) {
                warnings.add(Problem.warning(where, "one study is no meta-analysis", "two or more", ""));
            }
            analysis.regression().ifPresent(regression -> {
                int moderators = regression.fit().coefficients().size() - 1;
                if (regression.fit().k() < 10 * moderators) {
                    warnings.add(Problem.warning(
                            where,
                            regression.fit().k() + " studies for " + moderators
                                    + (moderators == 1 ? " coefficient" : " coefficients") + " of a meta-regression",
                            "ten studies for each",
                            "Take the regression as a description."));
                }
            });
        }
        return warnings;
    }

    private static Map<String, Object> settings(MetaOptions.Understood asked) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("measure", asked.spec().measure().code());
        settings.put("tau2", asked.spec().model().method().code());
        settings.put("test", asked.spec().model().test().name());
        settings.put("prediction", asked.spec().prediction().name());
        settings.put("pool", asked.spec().weighting().name());
        settings.put("emptyCells", asked.reading().emptyCells().name());
        settings.put("confidence", JsonText.plain(asked.spec().model().confidence()));
        settings.put("subgroup", asked.spec().subgroup().orElse(""));
        settings.put("moderators", asked.spec().moderators());
        settings.put("severalRows", asked.reading().repeats().name());
        settings.put("cluster", asked.spec().cluster().orElse(""));
        return settings;
    }

    private static void tell(Console console, AnalysisReport report, EffectRun run, ResultFolder.Written written) {
        console.line(report.headline());
        if (run.analyses().size() > 1) {
            console.line(run.analyses().size() + " questions were analysed; this is the first");
        }
        console.line("report: " + written.report());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("report", written.report().toString());
        tree.put("headline", report.headline());
        tree.put("questions", run.analyses().size());
        tree.put(
                "studies",
                run.analyses().stream().mapToInt(a -> a.rows().size()).sum());
        tree.put("files", written.files().stream().map(Object::toString).toList());
        console.result(tree);
    }
}
