package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.contrast.ContrastAnalysis;
import org.nocimap.cbma.contrast.ContrastDirection;
import org.nocimap.cbma.contrast.ContrastGroup;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.contrast.ContrastOutputs;
import org.nocimap.report.contrast.ContrastOverview;
import org.nocimap.report.contrast.ContrastRun;

/** Everything between the options of a contrast and its result folders. */
final class ContrastJob {
    private final InputOptions.Understood input;
    private final Groups groups;
    private final ContrastSpec spec;
    private final SetOptions.Understood set;
    private final RunOptions.Understood how;
    private final Console console;

    /**
     * What tells the groups.
     *
     * @param tag whose values they are; empty when each is a file
     * @param a the value of group A, or its name; may be empty
     * @param b the same of group B
     */
    record Groups(String tag, String a, String b) {}

    ContrastJob(
            InputOptions.Understood input,
            Groups groups,
            ContrastSpec spec,
            SetOptions.Understood set,
            RunOptions.Understood how,
            Console console) {
        this.input = input;
        this.groups = groups;
        this.spec = spec;
        this.set = set;
        this.how = how;
        this.console = console;
    }

    /** One contrast. */
    void run() {
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            GroupSet.Pair pair = groups.tag().isEmpty() ? files(frame) : values(frame);
            warnOf(frame, pair);
            NamedMask mask = frame.mask(set.mask());
            Labeller labeller = frame.labeller();
            ContrastResult result = analyse(frame, pair, mask, "");
            frame.warn(result.warnings());
            String title = how.title().isBlank() ? result.nameA() + " against " + result.nameB() : how.title();
            ResultFolder folder = frame.results();
            ContrastOutputs outputs = new ContrastOutputs(described(title, result, pair, mask, labeller), folder);
            AnalysisReport report = outputs.write(frame.warnings());
            ResultFolder.Written written =
                    frame.finish(folder, report, OptionalLong.of(spec.main().seed()), outputs.settings());
            frame.complete();
            tell(result, outputs.headline());
            console.line("report: " + written.report());
            Map<String, Object> tree = tree(result, title);
            tree.put("folder", written.folder().toString());
            tree.put("files", written.files().stream().map(Path::toString).toList());
            console.result(tree);
        }
    }

    /** Every value of the tag against the rest; one that cannot be compared does not keep the others from it. */
    void oneAgainstRest() {
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            ReadResult read = frame.read(input);
            List<GroupSet.Pair> pairs = GroupSet.oneAgainstRest(read.studies(), groups.tag(), input, set.pooling());
            NamedMask mask = frame.mask(set.mask());
            Labeller labeller = frame.labeller();
            String title = how.title().isBlank() ? "By " + groups.tag() + ": each against the rest" : how.title();
            List<ContrastOverview.Part> parts = new ArrayList<>();
            List<Problem> failures = new ArrayList<>();
            List<Map<String, Object>> trees = new ArrayList<>();
            for (GroupSet.Pair pair : pairs) {
                try {
                    warnOf(frame, pair);
                    ContrastResult result = analyse(frame, pair, mask, pair.slug());
                    result.warnings().forEach(console::warn);
                    List<Problem> warnings = new ArrayList<>(frame.warnings());
                    warnings.addAll(result.warnings());
                    ResultFolder folder = frame.results(pair.slug());
                    ContrastOutputs outputs = new ContrastOutputs(
                            described(pair.a().name() + " against the rest", result, pair, mask, labeller), folder);
                    AnalysisReport report = outputs.write(warnings);
                    frame.finish(folder, report, OptionalLong.of(spec.main().seed()), outputs.settings());
                    parts.add(ContrastOverview.Part.of(pair.a().name(), pair.slug(), result, labeller));
                    tell(result, outputs.headline());
                    trees.add(tree(result, pair.a().name()));
                } catch (InputException e) {
                    failures.addAll(e.problems());
                    for (Problem problem : e.problems()) {
                        frame.warn(Problem.warning(
                                problem.where(),
                                pair.a().name() + " was left out: " + problem.what(),
                                problem.expected(),
                                problem.mend()));
                    }
                    parts.add(ContrastOverview.Part.failed(
                            pair.a().name(), pair.slug(), e.problems().get(0).what()));
                }
            }
            if (trees.isEmpty()) {
                throw new InputException(failures);
            }
            ResultFolder folder = frame.results();
            ContrastOverview overview = new ContrastOverview(title, groups.tag(), spec, parts);
            ResultFolder.Written written = frame.finish(
                    folder,
                    overview.write(folder, frame.warnings()),
                    OptionalLong.of(spec.main().seed()),
                    overview.settings());
            frame.complete();
            console.line("overview: " + written.report());
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("title", title);
            tree.put("folder", written.folder().toString());
            tree.put("contrasts", trees);
            console.result(tree);
        }
    }

    private GroupSet.Pair files(AnalysisFrame frame) {
        List<StudySet> read = new ArrayList<>();
        for (Path file : input.files()) {
            ReadResult one = StudySetFiles.read(List.of(file), input.reading());
            frame.warn(one.warnings());
            frame.warn(org.nocimap.evidence.Suspicions.of(one.studies()));
            frame.depend(file, "foci");
            read.add(one.studies());
        }
        GroupSet a = GroupSet.ofFile(read.get(0), input.files().get(0), groups.a(), input, set.pooling());
        GroupSet b = GroupSet.ofFile(read.get(1), input.files().get(1), groups.b(), input, set.pooling());
        if (a.name().equals(b.name())) {
            return new GroupSet.Pair(
                    new GroupSet(a.name() + " (A)", a.set()), new GroupSet(b.name() + " (B)", b.set()), "");
        }
        return new GroupSet.Pair(a, b, "");
    }

    private GroupSet.Pair values(AnalysisFrame frame) {
        ReadResult read = frame.read(input);
        return GroupSet.ofValues(read.studies(), groups.tag(), groups.a(), groups.b(), input, set.pooling());
    }

    private static void warnOf(AnalysisFrame frame, GroupSet.Pair pair) {
        frame.warn(pair.a().set().warnings());
        frame.warn(pair.b().set().warnings());
    }

    private ContrastResult analyse(AnalysisFrame frame, GroupSet.Pair pair, NamedMask mask, String part) {
        try (TerminalProgress progress = frame.progress()) {
            return new ContrastAnalysis(spec, mask.mask(), frame.engine(), frame.checkpoints(part), progress)
                    .run(group(pair.a()), group(pair.b()));
        }
    }

    private static ContrastGroup group(GroupSet set) {
        return new ContrastGroup(set.name(), set.set().studies());
    }

    private ContrastRun described(
            String title, ContrastResult result, GroupSet.Pair pair, NamedMask mask, Labeller labeller) {
        return new ContrastRun(
                title,
                result,
                pair.a().set().preparation(),
                pair.b().set().preparation(),
                mask,
                labeller,
                AnalysisFrame.software(),
                how.figures());
    }

    private void tell(ContrastResult result, String headline) {
        console.line(headline);
        for (ContrastDirection direction : result.directions()) {
            for (Cluster cluster : direction.primary().clusters()) {
                console.line(String.format(
                        Locale.ROOT,
                        "  %s, cluster %d: %.0f mm³, peak (%.0f, %.0f, %.0f), z %.2f%s",
                        direction.title(),
                        cluster.number(),
                        cluster.volumeMm3(),
                        cluster.highestPeak().point().x(),
                        cluster.highestPeak().point().y(),
                        cluster.highestPeak().point().z(),
                        cluster.highestPeak().z(),
                        corrected(direction, cluster)));
            }
        }
    }

    private static String corrected(ContrastDirection direction, Cluster cluster) {
        Correction correction = direction.primary().correction();
        return cluster.corrected().containsKey(correction)
                ? String.format(
                        Locale.ROOT,
                        ", corrected p %.4f",
                        direction.primary().correctedP()[cluster.highestPeak().position()])
                : "";
    }

    private static Map<String, Object> tree(ContrastResult result, String title) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", title);
        tree.put("groupA", result.nameA());
        tree.put("groupB", result.nameB());
        tree.put("experimentsA", result.a().experiments().size());
        tree.put("experimentsB", result.b().experiments().size());
        tree.put("correction", result.spec().primary().flag());
        tree.put("permutations", result.exchange().permutations());
        tree.put("seed", result.spec().main().seed());
        tree.put("aAboveB", clusters(result.aAboveB()));
        tree.put("bAboveA", clusters(result.bAboveA()));
        tree.put("conjunctionClusters", result.conjunction().clusters().size());
        return tree;
    }

    private static List<Map<String, Object>> clusters(ContrastDirection direction) {
        List<Map<String, Object>> clusters = new ArrayList<>();
        for (Cluster cluster : direction.primary().clusters()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", cluster.number());
            row.put("volumeMm3", cluster.volumeMm3());
            row.put("peak", Words.list(cluster.highestPeak().point()));
            row.put("z", cluster.highestPeak().z());
            row.put(
                    "correctedP",
                    direction.primary().correctedP()[cluster.highestPeak().position()]);
            clusters.add(row);
        }
        return clusters;
    }
}
