package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.NullMethod;
import org.nocimap.cbma.estimators.ChiSquareAnalysis;
import org.nocimap.cbma.estimators.ChiSquareResult;
import org.nocimap.cbma.estimators.ChiSquareSpec;
import org.nocimap.cbma.estimators.DensityEstimator;
import org.nocimap.cbma.estimators.DensitySpec;
import org.nocimap.cbma.estimators.ExperimentWeights;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.formats.SubjectsRule;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.estimators.ChiSquareOutputs;
import org.nocimap.report.estimators.DensityRun;
import org.nocimap.report.tables.OutputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap mkda}. */
@Command(
        name = "mkda",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Multilevel kernel density analysis: which share of the experiments has a focus within reach of a"
                + " voxel, more than chance would have it? With --against, chi-squared tests of the experiments against"
                + " the rest of a database. Writes maps, labelled cluster tables, figures and a report.")
final class MkdaCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--against",
            paramLabel = "DATABASE",
            arity = "1",
            description = "A file of foci to compare with, read like FOCI; may be given several times. Studies that are"
                    + " in FOCI as well are left out of it.")
    private List<String> against = List.of();

    @Option(
            names = "--against-where",
            paramLabel = "EXPRESSION",
            description = "Only foci of the database for which this holds. --where is for FOCI alone.")
    private String againstWhere = "";

    @Option(
            names = "--prior",
            paramLabel = "P",
            description =
                    "With --against: the assumed share of the set, for the probability of the set given activation."
                            + " Default: 0.5")
    private String prior = "0.5";

    @Option(
            names = "--weights",
            paramLabel = "HOW",
            description = "How much an experiment counts: equal, or root-n (by the root of its N). Default: equal")
    private String weights = "equal";

    @Mixin
    private SphereOptions spheres = new SphereOptions();

    @Mixin
    private NullOption nullOption = new NullOption();

    @Mixin
    private InferenceOptions inference = new InferenceOptions();

    @Mixin
    private SetOptions set = new SetOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    MkdaCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        InferenceSpec tested = inference.understand(options);
        double radius = spheres.radiusMm(options);
        NullMethod nullMethod = nullOption.understand(options);
        Map<String, ExperimentWeights> words = new LinkedHashMap<>();
        words.put("equal", ExperimentWeights.EQUAL);
        words.put("root-n", ExperimentWeights.ROOT_N);
        ExperimentWeights weighted = options.choice("--weights", weights, words);
        double priorShare = options.number("--prior", prior, OptionReader.Range.PROBABILITY);
        InputOptions.Understood foci = input.understand(
                weighted == ExperimentWeights.ROOT_N ? SubjectsRule.REQUIRED : SubjectsRule.OPTIONAL, options);
        SetOptions.Understood where = set.understand(options);
        if (against.isEmpty()) {
            RunOptions.Understood how = run.understand(DensityJob.title("MKDA", foci), root, options);
            options.throwIfAny();
            DensitySpec spec = new DensitySpec(DensityEstimator.MKDA, radius, weighted, nullMethod, tested);
            DensityJob.run(root.console(), foci, where, spec, how);
            return ExitCode.OK;
        }
        if (weighted == ExperimentWeights.ROOT_N || nullMethod != NullMethod.CONVOLUTION) {
            options.problem(
                    "--against",
                    "cannot go together with --weights or --null",
                    "counts of experiments",
                    "Leave them out: the tests of tables count every experiment once.");
        }
        InputOptions.Understood database = input.others("--against", against, againstWhere, options);
        RunOptions.Understood how = run.understand(DensityJob.title("MKDA", foci) + " against others", root, options);
        options.throwIfAny();
        compare(foci, database, where, new ChiSquareSpec(radius, priorShare, tested), how);
        return ExitCode.OK;
    }

    private void compare(
            InputOptions.Understood foci,
            InputOptions.Understood database,
            SetOptions.Understood where,
            ChiSquareSpec spec,
            RunOptions.Understood how) {
        Console console = root.console();
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            PreparedSet own = frame.prepare(frame.read(foci), foci, where.pooling(), Optional.empty(), how.title())
                    .get(0);
            PreparedSet others = frame.prepare(
                            frame.read(database), database, where.pooling(), Optional.empty(), how.title())
                    .get(0);
            NamedMask mask = frame.mask(where.mask());
            Labeller labeller = frame.labeller();
            ChiSquareResult result;
            try (TerminalProgress progress = frame.progress()) {
                result = new ChiSquareAnalysis(spec, mask.mask(), frame.engine(), frame.checkpoints(""), progress)
                        .run(own.studies(), others.studies());
            }
            frame.warn(result.warnings());
            ResultFolder folder = frame.results();
            ChiSquareOutputs outputs = new ChiSquareOutputs(
                    new DensityRun(how.title(), own.preparation(), mask, labeller),
                    new DensityRun(how.title(), others.preparation(), mask, labeller),
                    result,
                    folder);
            AnalysisReport report = outputs.write(frame.warnings());
            ResultFolder.Written written = frame.finish(
                    folder, report, OptionalLong.of(spec.inference().seed()), outputs.settings());
            frame.complete();
            console.line(report.title());
            console.line(report.headline());
            outputs.specificClusters().forEach(c -> console.line(DensityJob.line(c, "z", labeller)));
            Path page = written.folder().resolve(OutputFile.REPORT.fileName());
            console.line("report: " + page);
            Map<String, Object> tree = DensityJob.tree(report, written, outputs.specificClusters(), labeller);
            tree.put("experimentsInSet", result.set().size());
            tree.put("experimentsInRest", result.rest().size());
            tree.put("seed", spec.inference().seed());
            console.result(tree);
        }
    }
}
