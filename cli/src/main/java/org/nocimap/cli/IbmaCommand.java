package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.images.GridRule;
import org.nocimap.cbma.images.ImageAnalysis;
import org.nocimap.cbma.images.ImageEstimator;
import org.nocimap.cbma.images.ImageResult;
import org.nocimap.cbma.images.ImageSpec;
import org.nocimap.cbma.images.LoadedMaps;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.images.ListedMaps;
import org.nocimap.evidence.images.MapList;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.estimators.ImageOutputs;
import org.nocimap.report.tables.OutputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap ibma}. */
@Command(
        name = "ibma",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Image-based meta-analysis: combine the group maps of several studies, z, t, or effects with their"
                        + " variances, voxel by voxel. Writes maps, labelled cluster tables, figures and a report.")
final class IbmaCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(
            arity = "1",
            paramLabel = "MAPS",
            description =
                    "A table of maps: study, n, df, and the files z, t, beta, varcope or se, relative to the table.")
    private String maps = "";

    @Option(
            names = "--estimator",
            paramLabel = "NAME",
            description = "fisher, stouffer, stouffer-weighted, fixed, dersimonian-laird (or dl), hedges, reml."
                    + " Default: dersimonian-laird")
    private String estimator = "dersimonian-laird";

    @Option(
            names = "--min-studies",
            paramLabel = "K",
            description = "Studies that a voxel needs. Default: half of them, at least 2")
    private String minStudies = "";

    @Option(
            names = "--resample",
            description = "Bring maps on different grids onto the grid of the mask. Without it they are refused.")
    private boolean resample;

    @Mixin
    private MapMaskOption mask = new MapMaskOption();

    @Mixin
    private InferenceOptions inference = new InferenceOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    IbmaCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        InferenceSpec tested = inference.understand(options);
        ImageEstimator chosen = options.choice("--estimator", estimator, words());
        OptionalInt needed = minStudies.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) options.wholeNumber("--min-studies", minStudies, 2, 10_000));
        options.inputFile("MAPS", maps);
        String where = mask.understand(options);
        RunOptions.Understood how =
                run.understand("Image-based meta-analysis of " + Words.ofFile(Path.of(maps)), root, options);
        options.throwIfAny();
        analyse(new ImageSpec(chosen, needed, tested), where, how);
        return ExitCode.OK;
    }

    private void analyse(ImageSpec spec, String where, RunOptions.Understood how) {
        Console console = root.console();
        List<ListedMaps> list = MapList.read(Path.of(maps));
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            frame.depend(Path.of(maps), "list of maps");
            NamedMask asked = frame.mask(where);
            LoadedMaps loaded =
                    LoadedMaps.read(list, spec.estimator(), asked.mask(), resample ? GridRule.RESAMPLE : GridRule.SAME);
            loaded.files().forEach(file -> frame.depend(file, "map"));
            frame.warn(loaded.warnings());
            Labeller labeller = frame.labeller();
            ImageResult result;
            try (TerminalProgress progress = frame.progress()) {
                result = new ImageAnalysis(spec, loaded.mask(), frame.engine(), frame.checkpoints(""), progress)
                        .run(loaded.studies());
            }
            frame.warn(result.warnings());
            ResultFolder folder = frame.results();
            ImageOutputs outputs = new ImageOutputs(how.title(), asked.title(), labeller, result, folder);
            AnalysisReport report = outputs.write(frame.warnings());
            ResultFolder.Written written = frame.finish(
                    folder, report, OptionalLong.of(spec.inference().seed()), outputs.settings());
            frame.complete();
            console.line(report.title());
            console.line(report.headline());
            outputs.clusters().forEach(c -> console.line(DensityJob.line(c, "z", labeller)));
            console.line("report: " + written.folder().resolve(OutputFile.REPORT.fileName()));
            Map<String, Object> tree = DensityJob.tree(report, written, outputs.clusters(), labeller);
            tree.put("studies", result.studies().size());
            tree.put("permutations", result.permutations());
            tree.put("seed", spec.inference().seed());
            console.result(tree);
        }
    }

    private static Map<String, ImageEstimator> words() {
        Map<String, ImageEstimator> words = new LinkedHashMap<>();
        words.put(ImageEstimator.DERSIMONIAN_LAIRD.flag(), ImageEstimator.DERSIMONIAN_LAIRD);
        for (ImageEstimator one : ImageEstimator.values()) {
            words.put(one.flag(), one);
        }
        words.put("dl", ImageEstimator.DERSIMONIAN_LAIRD);
        return words;
    }
}
