package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.NamedMask;
import org.nocimap.atlas.regions.Sides;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.RegionSchemes;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.cbma.frequency.FrequencyAnalysis;
import org.nocimap.cbma.frequency.FrequencyResult;
import org.nocimap.cbma.frequency.FrequencySpec;
import org.nocimap.cbma.frequency.RegionSummary;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.conditions.ConditionMapper;
import org.nocimap.evidence.conditions.Directions;
import org.nocimap.evidence.conditions.PainConditions;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.evidence.formats.SubjectsRule;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.frequency.FrequencyOutputs;
import org.nocimap.report.frequency.FrequencyRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap frequency}. */
@Command(
        name = "frequency",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "How many studies, not foci, report each region, per condition, direction and modality, with"
                + " intervals and exact tests between conditions. Writes tables, figures and a report.")
final class FrequencyCommand implements Callable<Integer> {
    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--by",
            required = true,
            paramLabel = "TAG",
            description = "The tag whose values are set side by side, such as 'condition'.")
    private String by = "";

    @Option(
            names = "--direction",
            paramLabel = "TAG",
            description =
                    "The tag that says which group showed more: 'patients > controls', 'HC < FM', 'increase', ...")
    private String direction = "";

    @Option(names = "--modality", paramLabel = "TAG", description = "The tag that says how was measured.")
    private String modality = "";

    @Option(
            names = "--atlas",
            paramLabel = "NAME",
            description =
                    "Regions to count in: pain (the pain regions), pain-families (coarse: insula, thalamus, ...), an"
                            + " atlas of 'nocimap atlas list', or a NIfTI label volume. Default: pain")
    private String atlas = RegionSchemes.PAIN;

    @Option(
            names = "--sides",
            paramLabel = "HOW",
            description = "Left and right as one region (together) or two (apart). Default: together")
    private String sides = "together";

    @Option(
            names = "--pool-by",
            paramLabel = "WHAT",
            description =
                    "What counts once: a study, the tag 'group' within a study (group), or every experiment (none)."
                            + " Default: study")
    private String poolBy = "study";

    @Option(names = "--confidence", paramLabel = "C", description = "Confidence of the intervals. Default: 0.95")
    private String confidence = "0.95";

    @Option(
            names = "--alpha",
            paramLabel = "P",
            description = "Adjusted p at or below which conditions are said to differ. Default: 0.05")
    private String alpha = "0.05";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the tables drawn where there are too many to enumerate. Default: 1")
    private String seed = "1";

    @Mixin
    private RunOptions run = new RunOptions();

    FrequencyCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        InputOptions.Understood foci = input.understand(SubjectsRule.OPTIONAL, options);
        FrequencySpec spec = spec(options);
        Sides howSides = options.choice("--sides", sides, Map.of("together", Sides.TOGETHER, "apart", Sides.APART));
        RunOptions.Understood how = run.understand("Frequencies of " + names(foci.files()), root, options);
        options.throwIfAny();
        Console console = root.console();
        AtlasShelf shelf = AtlasShelf.of(Surroundings.ofThisMachine());
        RegionSchemes.Opened regions = RegionSchemes.open(atlas, howSides, shelf);
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            frame.warn(shelf.warnings());
            frame.warn(regions.warnings());
            regions.file().ifPresent(file -> frame.depend(file, "labels"));
            ReadResult read = frame.read(foci);
            PreparedSet set = PreparedSet.unpooled(read.studies(), foci, how.title());
            frame.warn(set.warnings());
            Directions directions = Directions.of(ConditionMapper.of(PainConditions.builtIn()));
            FrequencyResult result = new FrequencyAnalysis(spec, regions.scheme(), directions).run(set.studies());
            frame.warn(result.warnings());
            NamedMask brain = BuiltIn.brainMask();
            ResultFolder folder = frame.results();
            AnalysisReport report = FrequencyOutputs.write(
                    new FrequencyRun(
                            how.title(), result, set.preparation(), brain.mask(), brain.title(), frame.warnings()),
                    folder,
                    how.figures());
            OptionalLong used = result.tests().stream().anyMatch(t -> t.drawn().isPresent())
                    ? OptionalLong.of(spec.seed())
                    : OptionalLong.empty();
            ResultFolder.Written written = frame.finish(folder, report, used, settings(spec));
            frame.complete();
            tell(console, result, report, written);
        }
        return ExitCode.OK;
    }

    private FrequencySpec spec(OptionReader options) {
        if (by.isBlank()) {
            options.problem("--by", "names no tag", "the name of a tag", "");
        }
        FrequencySpec spec = FrequencySpec.by(by)
                .with(options.choice("--pool-by", poolBy, poolingWords()))
                .withConfidence(options.number("--confidence", confidence, OptionReader.Range.PROBABILITY))
                .withAlpha(options.number("--alpha", alpha, OptionReader.Range.PROBABILITY))
                .withSeed(options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE));
        if (!direction.isBlank()) {
            spec = spec.withDirection(direction);
        }
        return modality.isBlank() ? spec : spec.withModality(modality);
    }

    private static Map<String, Pooling> poolingWords() {
        Map<String, Pooling> words = new LinkedHashMap<>();
        words.put("study", Pooling.STUDY);
        words.put("group", Pooling.GROUP);
        words.put("none", Pooling.NONE);
        return words;
    }

    private Map<String, Object> settings(FrequencySpec spec) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("by", spec.condition());
        settings.put("direction", spec.direction().orElse(""));
        settings.put("modality", spec.modality().orElse(""));
        settings.put("atlas", atlas);
        settings.put("sides", sides);
        settings.put("poolBy", poolBy);
        settings.put("confidence", confidence);
        settings.put("alpha", alpha);
        return settings;
    }

    private static void tell(
            Console console, FrequencyResult result, AnalysisReport report, ResultFolder.Written written) {
        console.line(report.title());
        console.line(report.headline());
        for (RegionSummary s : result.summaries().stream().limit(10).toList()) {
            console.line(String.format(
                    java.util.Locale.ROOT,
                    "%4d of %d  [%.2f, %.2f]  %s  (%s)",
                    s.overall().samples(),
                    s.overall().of(),
                    s.overall().interval().low(),
                    s.overall().interval().high(),
                    s.region(),
                    s.role().text()));
        }
        int more = result.summaries().size() - 10;
        if (more > 0) {
            console.line("  and " + more + " more regions in regions.tsv");
        }
        console.line("report: " + written.report());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", report.title());
        tree.put("folder", written.folder().toString());
        tree.put("files", written.files().stream().map(Path::toString).toList());
        tree.put("samples", result.samples());
        tree.put("foci", result.foci().size());
        tree.put("unplacedFoci", result.unplaced().size());
        tree.put("conditions", result.conditions());
        List<Map<String, Object>> regions = new ArrayList<>();
        for (RegionSummary s : result.summaries()) {
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("region", s.region());
            region.put("samples", s.overall().samples());
            region.put("of", s.overall().of());
            region.put("role", s.role().text());
            region.put("conditions", s.conditions());
            result.test(s.region()).ifPresent(t -> {
                region.put("p", t.p());
                region.put("pHolm", t.adjusted());
            });
            regions.add(region);
        }
        tree.put("regions", regions);
        console.result(tree);
    }

    /** The names of files without their endings. */
    private static String names(List<Path> files) {
        List<String> names = files.stream()
                .map(file -> String.valueOf(file.getFileName())
                        .replaceFirst("(\\.gz)?$", "")
                        .replaceFirst("\\.[^.]*$", "")
                        .replace('_', ' '))
                .toList();
        String more = names.size() > 3 ? " and " + (names.size() - 3) + " more files" : "";
        return String.join(", ", names.subList(0, Math.min(3, names.size()))) + more;
    }
}
