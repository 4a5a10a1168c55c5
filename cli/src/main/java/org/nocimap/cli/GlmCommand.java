package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.fmri.group.ContrastText;
import org.nocimap.fmri.group.GroupAnalysis;
import org.nocimap.fmri.group.GroupDesign;
import org.nocimap.fmri.group.GroupMaps;
import org.nocimap.fmri.group.GroupResult;
import org.nocimap.fmri.group.GroupSpec;
import org.nocimap.fmri.group.GroupTable;
import org.nocimap.fmri.group.MissingValues;
import org.nocimap.fmri.group.PairedRows;
import org.nocimap.fmri.group.RegionTest;
import org.nocimap.image.Point;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.Sides;
import org.nocimap.inference.permutation.Blocks;
import org.nocimap.inference.permutation.Exchange;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.estimators.GroupOutputs;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.GroupEstimator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap glm}. */
@Command(
        name = "glm",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Group analysis: fit the participants' effect maps, with their variances, to a design and test"
                + " contrasts by random fields and by permutation. Writes maps, tables as papers print them, peaks"
                + " for a meta-analysis, figures and a report.")
final class GlmCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(
            arity = "1",
            paramLabel = "MAPS",
            description = "A table: participant_id, effect (file names relative to the table), variance, and groups and"
                    + " covariates.")
    private String maps = "";

    @Option(
            names = "--participants",
            paramLabel = "FILE",
            description = "More columns by participant_id, such as BIDS' participants.tsv.")
    private String participants = "";

    @Option(
            names = "--terms",
            paramLabel = "NAMES",
            split = ",",
            description = "Columns that make the design. The first of words makes a column of each group, NAME[value];"
                    + " without one there is the column mean. Numbers are less their mean over all; age:group gives each"
                    + " group a slope of its own.")
    private List<String> terms = List.of();

    @Option(
            names = "--contrast",
            required = true,
            paramLabel = "TEXT",
            description = "NAME = sum or difference of columns, such as \"worse = group[patient] - group[control]\";"
                    + " semicolons between several make an F-test. Once for each.")
    private List<String> contrasts = List.of();

    @Option(
            names = "--paired",
            paramLabel = "COLUMN:LATER-EARLIER",
            description = "Take the difference of each participant's two maps, with the sum of their variances, such as"
                    + " session:post-pre.")
    private String paired = "";

    @Option(
            names = "--estimator",
            paramLabel = "NAME",
            description = "flame1, flame12, flame12-fsl-like, fixed, ols. Default: flame1 with variances, else ols")
    private String estimator = "";

    @Option(names = "--group-variances", description = "Give each group a between-subject variance of its own.")
    private boolean groupVariances;

    @Option(
            names = "--missing",
            paramLabel = "RULE",
            description = "What to do with a participant who lacks a value: refuse, drop, or mean. Default: refuse")
    private String missing = "refuse";

    @Option(
            names = "--one-sided",
            description = "Look above 0 only. Default: both directions, alpha for the two together")
    private boolean oneSided;

    @Option(
            names = "--cluster-z",
            paramLabel = "Z",
            description = "z that forms clusters of the random-field correction. Default: 3.1")
    private String clusterZ = "3.1";

    @Option(
            names = "--exchange",
            paramLabel = "WHAT",
            description =
                    "What a permutation does: permute participants, or flip signs. Default: what each contrast needs,"
                            + " flip where it asks for a mean")
    private String exchange = "";

    @Option(
            names = "--blocks",
            paramLabel = "COLUMN[:RULE]",
            description =
                    "Who may be exchanged: participants with the same value in COLUMN among themselves (within, the"
                            + " default), or such blocks as a whole (whole), as site:within or family:whole.")
    private String blocks = "";

    @Option(
            names = "--roi",
            paramLabel = "X,Y,Z",
            description = "Test the mean effect within a sphere, too; MNI mm, once for each.")
    private List<String> rois = List.of();

    @Option(names = "--roi-radius", paramLabel = "MM", description = "Radius of these spheres. Default: 4")
    private String roiRadius = "4";

    @Mixin
    private MapMaskOption mask = new MapMaskOption();

    @Mixin
    private InferenceOptions inference = new InferenceOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    GlmCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        InferenceSpec tested = inference.understand(options);
        Optional<GroupEstimator> chosen = estimator.isEmpty()
                ? Optional.empty()
                : Optional.of(options.choice("--estimator", estimator, estimators()));
        MissingValues rule = options.choice("--missing", missing, missingWords());
        double z = options.number("--cluster-z", clusterZ, OptionReader.Range.WIDTH);
        if (z <= 1) {
            options.problem("--cluster-z", "is " + clusterZ, "a number above 1, usually 2.3 or 3.1", "Correct it.");
        }
        Optional<Exchange> exchanged = exchange.isEmpty()
                ? Optional.empty()
                : Optional.of(options.choice(
                        "--exchange", exchange, Map.of("permute", Exchange.PERMUTE, "flip", Exchange.FLIP)));
        Optional<GroupSpec.Exchangeable> exchangeable = exchangeable(options);
        List<Point> centres = CoordinateText.triples("--roi", rois, options);
        double radius = options.number("--roi-radius", roiRadius, OptionReader.Range.WIDTH);
        Optional<PairedRows> pairs = pairs(options);
        options.inputFile("MAPS", maps);
        if (!participants.isEmpty()) {
            options.inputFile("--participants", participants);
        }
        String where = mask.understand(options);
        RunOptions.Understood how = run.understand("Group analysis of " + Words.ofFile(Path.of(maps)), root, options);
        options.throwIfAny();
        Problems problems = new Problems();
        GroupTable table = table(pairs, problems);
        GroupDesign design =
                GroupDesign.of(table, terms.stream().map(String::strip).toList(), rule);
        List<Contrast> asked = new ArrayList<>();
        for (String text : contrasts) {
            ContrastText.read(text, design.design(), problems).ifPresent(asked::add);
        }
        problems.throwIfAny();
        boolean variances =
                design.rows().stream().noneMatch(row -> row.variances().isEmpty());
        GroupEstimator used = chosen.orElse(variances ? GroupEstimator.FLAME1 : GroupEstimator.OLS);
        GroupSpec spec = new GroupSpec(
                used,
                groupVariances ? GroupSpec.Variances.BY_GROUP : GroupSpec.Variances.COMMON,
                oneSided ? Sides.UPPER : Sides.BOTH,
                z,
                exchanged,
                exchangeable,
                tested);
        analyse(spec, design, asked, new Spheres(centres, radius), where, problems, how);
        return ExitCode.OK;
    }

    private GroupTable table(Optional<PairedRows> pairs, Problems problems) {
        GroupTable table = GroupTable.read(Path.of(maps), GroupTable.Kind.MAPS);
        if (!participants.isEmpty()) {
            GroupTable more = GroupTable.read(Path.of(participants), GroupTable.Kind.PARTICIPANTS);
            table = table.joined(more, problems);
            problems.throwIfAny();
        }
        return pairs.isPresent() ? pairs.get().of(table) : table;
    }

    private Optional<GroupSpec.Exchangeable> exchangeable(OptionReader options) {
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = blocks.split(":", 2);
        return Optional.of(new GroupSpec.Exchangeable(
                parts[0],
                parts.length == 1
                        ? Blocks.Rule.WITHIN
                        : options.choice(
                                "--blocks",
                                parts[1],
                                Map.of("within", Blocks.Rule.WITHIN, "whole", Blocks.Rule.WHOLE))));
    }

    private Optional<PairedRows> pairs(OptionReader options) {
        if (paired.isEmpty()) {
            return Optional.empty();
        }
        int colon = paired.indexOf(':');
        int minus = paired.indexOf('-', colon + 1);
        if (colon < 1 || minus < colon + 2 || minus == paired.length() - 1) {
            options.problem(
                    "--paired",
                    "\"" + paired + "\" is no difference",
                    "COLUMN:LATER-EARLIER",
                    "Such as session:post-pre.");
            return Optional.empty();
        }
        return Optional.of(new PairedRows(
                paired.substring(0, colon), paired.substring(colon + 1, minus), paired.substring(minus + 1)));
    }

    /** Regions asked for. */
    private record Spheres(List<Point> centres, double radiusMm) {
        List<RegionTest> tests(GroupMaps maps, GroupDesign design) {
            return centres.stream()
                    .map(centre -> RegionTest.of(maps, design, centre, radiusMm))
                    .toList();
        }
    }

    private void analyse(
            GroupSpec spec,
            GroupDesign design,
            List<Contrast> asked,
            Spheres spheres,
            String where,
            Problems problems,
            RunOptions.Understood how) {
        Console console = root.console();
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            frame.depend(Path.of(maps), "table of maps");
            if (!participants.isEmpty()) {
                frame.depend(Path.of(participants), "participants");
            }
            frame.warn(problems.warnings());
            NamedMask mask = frame.mask(where);
            GroupMaps loaded = GroupMaps.read(
                    design.rows(),
                    mask.mask(),
                    spec.estimator().usesVariances() ? GroupMaps.Need.EFFECTS_AND_VARIANCES : GroupMaps.Need.EFFECTS);
            loaded.files().stream().sorted().forEach(file -> frame.depend(file, "map"));
            Labeller labeller = frame.labeller();
            GroupResult result;
            try (TerminalProgress progress = frame.progress()) {
                Jobs jobs = new Jobs(frame.engine(), frame.checkpoints(""), progress);
                result = new GroupAnalysis(spec, design, loaded, asked).run(jobs);
            }
            frame.warn(result.warnings());
            List<RegionTest> regions = spheres.tests(loaded, design);
            regions.stream()
                    .filter(region -> region.voxels() == 0)
                    .forEach(region -> frame.warn(Problem.warning(
                            Location.option("--roi"),
                            "no voxel analysed lies in the sphere about " + region.centre(),
                            "a place in the mask",
                            "Check the coordinates, or enlarge --roi-radius.")));
            ResultFolder folder = frame.results();
            GroupOutputs outputs = new GroupOutputs(how.title(), mask.title(), labeller, result, regions, folder);
            AnalysisReport report = outputs.write(frame.warnings());
            ResultFolder.Written written = frame.finish(
                    folder, report, OptionalLong.of(spec.inference().seed()), outputs.settings());
            frame.complete();
            console.line(report.title());
            console.line(report.headline());
            outputs.lines().forEach(console::line);
            console.line("report: " + written.folder().resolve(OutputFile.REPORT.fileName()));
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("title", report.title());
            tree.put("headline", report.headline());
            tree.put("contrasts", outputs.lines());
            tree.put("participants", result.design().rows().size());
            tree.put("degreesOfFreedom", result.model().degreesOfFreedom());
            tree.put("folder", written.folder().toString());
            tree.put("seed", spec.inference().seed());
            console.result(tree);
        }
    }

    private static Map<String, GroupEstimator> estimators() {
        Map<String, GroupEstimator> words = new LinkedHashMap<>();
        for (GroupEstimator one : GroupEstimator.values()) {
            words.put(one.flag(), one);
        }
        return words;
    }

    private static Map<String, MissingValues> missingWords() {
        Map<String, MissingValues> words = new LinkedHashMap<>();
        for (MissingValues one : MissingValues.values()) {
            words.put(one.flag(), one);
        }
        return words;
    }
}
