package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.atlas.source.Masks;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.formats.Format;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.evidence.formats.WriteResult;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap simulate foci}. */
@Command(
        name = "foci",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Makes a set of experiments with known true peaks: every experiment reports each true peak with a given"
                        + " probability, off by a Gaussian error, and some foci that mean nothing.")
final class SimulateFociCommand implements Callable<Integer> {
    private static final int MOST_EXPERIMENTS = 1_000_000;
    private static final int MOST_NOISE_FOCI = 10_000;

    private final RootCommand root;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "File to write; its ending says the format: .txt (Sleuth), .json (NIMADS), .csv, .tsv, .xlsx.")
    private String out = "";

    @Option(
            names = "--peak",
            paramLabel = "X,Y,Z",
            description = "A true peak in MNI mm; once for each. None at all: a null data set.")
    private List<String> peaks = List.of();

    @Option(names = "--experiments", paramLabel = "N", description = "Number of experiments. Default: 30")
    private String experiments = "30";

    @Option(
            names = "--share",
            paramLabel = "P",
            description = "Chance that an experiment reports a given true peak. Default: 0.5")
    private String share = "0.5";

    @Option(
            names = "--spread",
            paramLabel = "MM",
            description = "Standard deviation of a reported peak about the true one, along each axis. Default: 4")
    private String spread = "4";

    @Option(
            names = "--noise",
            paramLabel = "MIN-MAX",
            description = "Foci without meaning in an experiment. Default: 3-8")
    private String noise = "3-8";

    @Option(names = "--subjects", paramLabel = "MIN-MAX", description = "Sample sizes. Default: 12-40")
    private String subjects = "12-40";

    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description = "Where foci may lie: brain, grey-matter or a NIfTI file. Default: brain")
    private String mask = "brain";

    @Option(names = "--seed", paramLabel = "N", description = "Of all random numbers. Default: 1")
    private String seed = "1";

    @Option(names = "--overwrite", description = "Replace FILE when it is there.")
    private boolean overwrite;

    SimulateFociCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path file = overwrite ? options.outputFile("--out", out) : options.newFile("--out", out);
        Optional<Format> format = Format.ofName(file);
        if (format.isEmpty()) {
            options.problem("--out", "\"" + out + "\" does not say its format", ".txt, .json, .csv, .tsv or .xlsx", "");
        }
        FociSimulation simulation = simulation(options);
        options.throwIfAny();

        Mask brain = Masks.resolve(mask, Surroundings.ofThisMachine()).mask();
        for (Point peak : simulation.truePeaks()) {
            if (!brain.contains(peak)) {
                options.problem(
                        "--peak",
                        Words.list(peak) + " lies outside the mask",
                        "a place inside it, in MNI mm",
                        "Correct the peak, or choose another --mask.");
            }
        }
        options.throwIfAny();
        StudySet set = simulation.simulate(brain);
        WriteResult written = StudySetFiles.write(set, file, format.orElseThrow());
        written.warnings().forEach(console::warn);
        console.line(file + ": " + set.experimentCount() + " experiments, " + set.focusCount() + " foci, "
                + simulation.truePeaks().size() + " true peaks, seed " + simulation.seed());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("files", written.files().stream().map(Path::toString).toList());
        result.put("experiments", set.experimentCount());
        result.put("foci", set.focusCount());
        result.put("truePeaks", simulation.truePeaks().stream().map(Words::list).toList());
        result.put("seed", simulation.seed());
        console.result(result);
        return ExitCode.OK;
    }

    private FociSimulation simulation(OptionReader options) {
        List<Point> truePeaks =
                peaks.stream().map(p -> Words.point("--peak", p, options)).toList();
        int[] noiseFoci = Words.fromTo("--noise", noise, options, 0, MOST_NOISE_FOCI);
        int[] samples = Words.fromTo("--subjects", subjects, options, 1, 1_000_000);
        return new FociSimulation(
                (int) options.wholeNumber("--experiments", experiments, 1, MOST_EXPERIMENTS),
                truePeaks,
                options.number("--share", share, OptionReader.Range.SHARE),
                options.number("--spread", spread, OptionReader.Range.SPREAD),
                noiseFoci[0],
                noiseFoci[1],
                samples[0],
                samples[1],
                options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE));
    }
}
