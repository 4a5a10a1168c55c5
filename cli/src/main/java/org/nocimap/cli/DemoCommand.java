package org.nocimap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.SpaceConversion;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.evidence.formats.Format;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.image.Point;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.run.KnownTruth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap demo}. */
@Command(
        name = "demo",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Simulates thirty experiments with five known true peaks, runs the whole meta-analysis on them, and"
                        + " compares what it found with the truth. An earlier demonstration in the same folder is"
                        + " replaced.")
final class DemoCommand implements Callable<Integer> {
    private static final String FOCI = "simulated_foci.txt";

    private final RootCommand root;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results. Default: nocimap-demo")
    private String out = "nocimap-demo";

    DemoCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path folder = options.outputFolder("--out", out);
        Path foci = folder.resolve(FOCI);
        FociSimulation simulation = FociSimulation.example();
        StudySet set = simulation.simulate(BuiltIn.brainMask().mask());
        RunFolder.Earlier earlier = earlier(foci, set, options);
        RunFolder runFolder = RunFolder.check(folder, earlier, options);
        options.throwIfAny();

        StudySetFiles.write(set, foci, Format.SLEUTH);
        console.note("simulated " + set.experimentCount() + " experiments with " + set.focusCount() + " foci, "
                + simulation.truePeaks().size() + " true peaks in each with a chance of " + simulation.share() + ": "
                + foci);
        KnownTruth truth = new KnownTruth(simulation.truePeaks());
        AleJob.Request request = new AleJob.Request(
                new InputOptions.Understood(
                        List.of(foci),
                        ReadOptions.withDefaults(),
                        Optional.empty(),
                        new SpaceConversion(TalairachToMni.LANCASTER_POOLED),
                        Optional.empty()),
                AleSpec.builder().build(),
                new SetOptions.Understood("brain", Pooling.STUDY),
                Optional.empty(),
                AleJob.Comparison.NONE,
                new RunOptions.Understood(
                        "Demonstration: simulated pain studies",
                        folder,
                        runFolder,
                        Runtime.getRuntime().availableProcessors(),
                        FigureChoice.DRAW,
                        root.repeatingCommand()),
                Optional.of(truth));
        AleSummary summary = new AleSummary(console);
        new AleJob(request, console).run((run, written) -> {
            summary.written(run, written);
            tell(console, run.result(), summary, truth, foci);
        });
        return ExitCode.OK;
    }

    /** An earlier demonstration, finished or not, gives way to the new one; nothing else does. */
    private static RunFolder.Earlier earlier(Path foci, StudySet set, OptionReader options) {
        if (!Files.exists(foci)) {
            return RunFolder.Earlier.REFUSE;
        }
        if (isWhatIsWritten(foci, set)) {
            return RunFolder.Earlier.OVERWRITE;
        }
        options.problem(
                "--out",
                "\"" + foci + "\" is not the demonstration's own file",
                "an empty folder, or that of an earlier demonstration",
                "Name another folder.");
        return RunFolder.Earlier.REFUSE;
    }

    private static boolean isWhatIsWritten(Path foci, StudySet set) {
        try {
            Path own = Files.createTempFile("nocimap-demo", ".txt");
            try {
                StudySetFiles.write(set, own, Format.SLEUTH);
                return Files.mismatch(own, foci) < 0;
            } finally {
                Files.deleteIfExists(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(Console console, AleResult result, AleSummary summary, KnownTruth truth, Path foci) {
        List<KnownTruth.Answer> answers = truth.answers(result.primary().clusters(), result.mask());
        long found = answers.stream().filter(KnownTruth.Answer::isFound).count();
        console.line("");
        int other =
                truth.falseClusters(result.primary().clusters(), result.mask()).size();
        console.line("the truth: " + found + " of " + answers.size() + " true peaks found, " + other
                + " clusters where there is nothing");
        answers.forEach(answer -> console.line("  " + text(answer)));
        console.line("");
        console.line("now open the report; then try your own:");
        console.line("  ./nocimap ale FOCI... --out DIR     (" + foci + " shows one way to write foci)");
        Map<String, Object> tree = new LinkedHashMap<>(summary.tree());
        tree.put("foci", foci.toString());
        tree.put("truePeaks", answers.size());
        tree.put("truePeaksFound", found);
        tree.put("falseClusters", other);
        tree.put("answers", answers.stream().map(DemoCommand::tree).toList());
        console.result(tree);
    }

    private static String text(KnownTruth.Answer answer) {
        Point p = answer.peak();
        String place = String.format(Locale.ROOT, "(%.0f, %.0f, %.0f)", p.x(), p.y(), p.z());
        return answer.isFound()
                ? String.format(
                        Locale.ROOT,
                        "%s found, cluster %d, its peak %.1f mm away",
                        place,
                        answer.cluster(),
                        answer.distanceMm())
                : place + " missed";
    }

    private static Map<String, Object> tree(KnownTruth.Answer answer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("peak", Words.list(answer.peak()));
        tree.put("found", answer.isFound());
        tree.put("cluster", answer.cluster());
        answer.nearest().ifPresent(nearest -> {
            tree.put("nearestPeak", Words.list(nearest));
            tree.put("distanceMm", answer.distanceMm());
        });
        return tree;
    }
}
