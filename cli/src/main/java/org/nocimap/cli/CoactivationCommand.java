package org.nocimap.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.cbma.connectivity.Coactivation;
import org.nocimap.cbma.connectivity.RegionSet;
import org.nocimap.cbma.connectivity.SelectionUnit;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.formats.SubjectsRule;
import org.nocimap.evidence.selection.SelectionResult;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.connectivity.CoactivationOutputs;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.tables.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap coactivation}. */
@Command(
        name = "coactivation",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Which regions do the same studies report? Between the clusters of a result folder, which is named"
                        + " before the files of foci (without any, the result's own foci are taken), or between the labels"
                        + " of an atlas.")
final class CoactivationCommand implements Callable<Integer> {
    private static final int MOST_REGIONS = 2000;

    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--atlas", paramLabel = "NAME", description = "Between the labels of this atlas instead.")
    private String atlas = "";

    @Option(
            names = "--within",
            paramLabel = "MM",
            description = "A focus so near to a cluster counts as in it. Default: 0")
    private String within = "0";

    @Option(
            names = "--unit",
            paramLabel = "WHAT",
            description = "What reports two regions together: a study or an experiment. Default: study")
    private String unit = "study";

    @Option(
            names = "--min-studies",
            paramLabel = "N",
            description = "Regions that fewer report are left out. Default: 1, with --atlas 5")
    private String fewest = "";

    @Option(names = "--alpha", paramLabel = "P", description = "Corrected p that counts as significant. Default: 0.05")
    private String alpha = "0.05";

    @Mixin
    private RunOptions run = new RunOptions();

    CoactivationCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        List<String> words = input.words();
        boolean byAtlas = !atlas.isBlank();
        List<String> files = byAtlas ? words : words.subList(1, words.size());
        InputOptions.Understood foci = input.understand(files, SubjectsRule.OPTIONAL, options);
        double withinMm = options.number("--within", within, OptionReader.Range.NOT_NEGATIVE);
        if (withinMm > 50) {
            options.problem("--within", "\"" + within + "\" cannot be used", "at most 50 mm", "");
        }
        SelectionUnit counted = options.choice("--unit", unit, units());
        int least = fewest.isBlank()
                ? (byAtlas ? 5 : 1)
                : (int) options.wholeNumber("--min-studies", fewest, 1, Integer.MAX_VALUE);
        double level = options.number("--alpha", alpha, OptionReader.Range.PROBABILITY);
        Optional<ClusterLabels> clusters = byAtlas ? Optional.empty() : clusters(words.get(0), options);
        Optional<RegionSet> labels = byAtlas ? atlas(options) : Optional.empty();
        String usual = byAtlas
                ? "Co-activation of the labels of " + atlas
                : "Co-activation of the clusters of " + words.get(0);
        RunOptions.Understood how = run.understand(usual, root, options);
        options.throwIfAny();
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            StudySet set = files.isEmpty() ? own(frame, Path.of(words.get(0))) : read(frame, foci);
            Labeller labeller = frame.labeller();
            clusters.ifPresent(c -> {
                frame.depend(c.file(), "clusters");
                frame.warn(c.warnings());
            });
            RegionSet regions = labels.isPresent()
                    ? labels.get()
                    : regions(clusters.orElseThrow(), labeller, withinMm, words.get(0));
            Coactivation found = Coactivation.of(set, regions, counted, least);
            check(found, regions, frame);
            NamedMask brain = frame.mask("brain");
            ResultFolder folder = frame.results();
            CoactivationOutputs outputs = new CoactivationOutputs(
                    how.title(),
                    found,
                    regions.title(),
                    level,
                    brain,
                    AnalysisFrame.software().version());
            List<Fact> more = new ArrayList<>();
            more.add(new Fact(
                    "A region is reported",
                    withinMm > 0 ? "by a focus in it or within " + within + " mm of it" : "by a focus in it"));
            foci.selection().ifPresent(s -> more.add(new Fact("Selection", s.toString())));
            AnalysisReport report = outputs.write(folder, more, frame.warnings());
            ResultFolder.Written written = frame.finish(
                    folder,
                    report,
                    OptionalLong.empty(),
                    JsonText.object(
                            "regions", regions.title(),
                            "unit", counted.word(),
                            "withinMm", JsonText.plain(withinMm),
                            "fewest", least,
                            "alpha", JsonText.plain(level),
                            "filter", foci.selection().map(Object::toString).orElse("")));
            frame.complete();
            tell(console, found, level, written);
        }
        return ExitCode.OK;
    }

    private static Optional<ClusterLabels> clusters(String source, OptionReader options) {
        try {
            return Optional.of(ClusterLabels.of("RESULT", Path.of(source)));
        } catch (InputException e) {
            options.problems(e.problems());
            return Optional.empty();
        }
    }

    private Optional<RegionSet> atlas(OptionReader options) {
        try {
            return Optional.of(RegionSet.Labels.of(
                    AtlasShelf.of(Surroundings.ofThisMachine()).open(atlas)));
        } catch (InputException e) {
            options.problems(e.problems());
            return Optional.empty();
        }
    }

    private static StudySet read(AnalysisFrame frame, InputOptions.Understood foci) {
        StudySet asRead = frame.read(foci).studies();
        Optional<ConditionMapping> mapping = foci.conditions(asRead);
        mapping.ifPresent(m -> frame.warn(m.warnings()));
        StudySet read = mapping.map(ConditionMapping::studies).orElse(asRead);
        if (foci.selection().isPresent()) {
            SelectionResult selected = foci.selection().get().apply(read);
            frame.warn(selected.warnings());
            read = selected.kept();
        }
        return foci.conversion().toMni(read).studies();
    }

    private static StudySet own(AnalysisFrame frame, Path folder) {
        StudySet set = ResultFoci.read(folder);
        ResultFoci.files(folder).stream().filter(Files::isRegularFile).forEach(file -> frame.depend(file, "foci"));
        return set;
    }

    private static RegionSet regions(ClusterLabels labels, Labeller labeller, double withinMm, String source) {
        List<RegionSet.Node> nodes = new ArrayList<>();
        List<Mask> voxels = new ArrayList<>();
        for (int number : labels.numbers()) {
            Mask cluster = labels.cluster(number);
            Point centre = centre(cluster);
            String label = labeller.best(centre).map(RegionLabel::label).orElse("");
            nodes.add(new RegionSet.Node(
                    label.isEmpty() ? "cluster " + number : label + " (cluster " + number + ")", centre));
            voxels.add(cluster);
        }
        return new RegionSet.Clusters(nodes, voxels, withinMm, "clusters of " + source);
    }

    /** The voxel nearest to the mean: always a place in the cluster. */
    private static Point centre(Mask cluster) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (int n = 0; n < cluster.size(); n++) {
            Point p = cluster.grid().pointOf(cluster.index(n));
            x += p.x() / cluster.size();
            y += p.y() / cluster.size();
            z += p.z() / cluster.size();
        }
        Point mean = new Point(x, y, z);
        Point best = cluster.grid().pointOf(cluster.index(0));
        for (int n = 1; n < cluster.size(); n++) {
            Point p = cluster.grid().pointOf(cluster.index(n));
            best = p.distanceTo(mean) < best.distanceTo(mean) ? p : best;
        }
        return best;
    }

    private static void check(Coactivation found, RegionSet regions, AnalysisFrame frame) {
        int n = found.regions().size();
        if (n < 2 || n > MOST_REGIONS) {
            throw InputException.of(
                    Location.NOWHERE.about(regions.title()),
                    n < 2
                            ? "only " + n + " of " + regions.nodes().size()
                                    + " regions reported by enough "
                                    + (found.unit() == SelectionUnit.STUDY ? "studies" : "experiments")
                            : n + " regions make too many pairs",
                    "2 to " + MOST_REGIONS + " regions",
                    n < 2
                            ? "Take a result with more clusters, --within MM, or a smaller --min-studies."
                            : "Raise --min-studies.");
        }
        if (found.units() < 10) {
            frame.warn(Problem.warning(
                    Location.NOWHERE,
                    "only " + found.units() + (found.unit() == SelectionUnit.STUDY ? " studies" : " experiments")
                            + " were counted; hardly any association can be told from chance",
                    "ten or more",
                    "Read the matrix as a description."));
        }
    }

    private static void tell(Console console, Coactivation found, double level, ResultFolder.Written written) {
        long significant = found.pairs().stream().filter(p -> p.holm() <= level).count();
        console.line(found.regions().size() + " regions, " + found.pairs().size() + " pairs, " + found.units()
                + (found.unit() == SelectionUnit.STUDY ? " studies; " : " experiments; ") + significant
                + (significant == 1 ? " pair" : " pairs") + " significant (Fisher's exact test, Holm, p ≤ " + level
                + ")");
        found.pairs().stream()
                .filter(p -> p.holm() <= level)
                .forEach(p -> console.line("  " + found.regions().get(p.first()).name() + " - "
                        + found.regions().get(p.second()).name() + ": both " + p.both() + ", odds ratio "
                        + String.format(Locale.ROOT, "%.2f, p %.2g", p.odds().estimate(), p.holm())));
        console.line("report: " + written.report());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folder", written.folder().toString());
        tree.put("files", written.files().stream().map(Path::toString).toList());
        tree.put("units", found.units());
        tree.put("regions", found.regions().stream().map(RegionSet.Node::name).toList());
        tree.put("pairs", found.pairs().size());
        tree.put("significantPairs", significant);
        console.result(tree);
    }

    private static Map<String, SelectionUnit> units() {
        Map<String, SelectionUnit> words = new LinkedHashMap<>();
        words.put(SelectionUnit.STUDY.word(), SelectionUnit.STUDY);
        words.put(SelectionUnit.EXPERIMENT.word(), SelectionUnit.EXPERIMENT);
        return words;
    }
}
