package org.nocimap.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.connectivity.MacmAnalysis;
import org.nocimap.cbma.connectivity.RegionSelection;
import org.nocimap.cbma.connectivity.SelectionUnit;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.evidence.formats.SubjectsRule;
import org.nocimap.files.Problem;
import org.nocimap.report.AleOutputs;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.connectivity.MacmOutputs;
import org.nocimap.report.connectivity.MacmRun;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.Execution;
import org.nocimap.report.tables.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap macm}. */
@Command(
        name = "macm",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Meta-analytic connectivity: where do the experiments that report a focus in a region converge,"
                + " and where more than the base rate of the database explains? Writes maps, labelled cluster tables,"
                + " figures and a report.")
final class MacmCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private RegionOptions region = new RegionOptions();

    @Option(
            names = "--select-by",
            paramLabel = "WHAT",
            description =
                    "What a focus in the region brings in: its experiment, or its whole study. Default: experiment")
    private String selectBy = "experiment";

    @Mixin
    private AleOptions ale = new AleOptions();

    @Mixin
    private SetOptions set = new SetOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    MacmCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        AleSpec spec = ale.spec(options);
        InputOptions.Understood foci =
                input.understand(ale.oneKernelForAll() ? SubjectsRule.OPTIONAL : SubjectsRule.REQUIRED, options);
        SelectionUnit unit = options.choice("--select-by", selectBy, units());
        SetOptions.Understood where = set.understand(options);
        RegionOptions.Understood roi = region.understand(options);
        RunOptions.Understood how = run.understand("MACM of the " + roi.region().title(), root, options);
        options.throwIfAny();
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            ReadResult read = frame.read(foci);
            roi.file().ifPresent(file -> frame.depend(file, "region"));
            frame.warn(roi.warnings());
            NamedMask mask = frame.mask(where.mask());
            RegionSelection.requireInside(roi.region(), mask.mask());
            RegionSet selected = RegionSet.of(read.studies(), foci, where.pooling(), roi.region(), unit, how.title());
            frame.warn(selected.warnings());
            Labeller labeller = frame.labeller();
            MacmRun done = analyse(frame, how, spec, selected, mask, labeller);
            frame.warn(done.ale().result().warnings());
            ResultFolder folder = frame.results();
            MacmOutputs outputs = new MacmOutputs(done, folder, frame.board());
            AnalysisReport report = outputs.write(frame.warnings());
            ResultFolder.Written written = frame.finish(
                    folder, report, OptionalLong.of(spec.seed()), outputs.settings(Provenance.settings(done.ale())));
            frame.complete();
            tell(console, done, written);
        }
        return ExitCode.OK;
    }

    private static MacmRun analyse(
            AnalysisFrame frame,
            RunOptions.Understood how,
            AleSpec spec,
            RegionSet selected,
            NamedMask mask,
            Labeller labeller) {
        Instant started = Instant.now();
        MacmAnalysis.Result result;
        try (TerminalProgress progress = frame.progress()) {
            result = new MacmAnalysis(spec, mask.mask(), frame.engine(), frame.checkpoints(""), progress)
                    .run(selected.set().studies(), selected.baseRate());
        }
        List<Problem> earlier = new ArrayList<>(frame.warnings());
        AleRun run = new AleRun(
                how.title(),
                result.ale(),
                selected.set().preparation(),
                mask,
                labeller,
                frame.inputs(),
                AnalysisFrame.software(),
                how.command(),
                new Execution(started, Instant.now(), AnalysisFrame.cpu(), how.threads(), "local"),
                earlier,
                Optional.empty());
        return new MacmRun(
                run,
                result.specificity(),
                selected.selection(),
                selected.selection().region().within(mask.mask()));
    }

    private static void tell(Console console, MacmRun done, ResultFolder.Written written) {
        RegionSelection selection = done.selection();
        console.line(selection.experiments() + " of " + selection.rows().size() + " experiments report a focus in the "
                + selection.region().title());
        AleSummary summary = new AleSummary(console);
        summary.written(done.ale(), new AleOutputs.Written(written.folder(), written.files(), written.warnings()));
        int specific = done.specificity().primary().clusters().size();
        console.line((specific == 0 ? "no cluster is" : specific == 1 ? "1 cluster is" : specific + " clusters are")
                + " specific against the base rate of the database ("
                + done.specificity().primary().correction().title() + " p ≤ "
                + done.ale().result().spec().alpha() + ")");
        Map<String, Object> tree = new LinkedHashMap<>(summary.tree());
        tree.put("region", selection.region().title());
        tree.put("selectedExperiments", selection.experiments());
        tree.put("databaseExperiments", selection.rows().size());
        tree.put("specificClusters", specific);
        console.result(tree);
    }

    private static Map<String, SelectionUnit> units() {
        Map<String, SelectionUnit> words = new LinkedHashMap<>();
        for (SelectionUnit unit : SelectionUnit.values()) {
            words.put(unit.word(), unit);
        }
        return words;
    }
}
