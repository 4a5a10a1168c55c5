package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nocimap.atlas.source.Masks;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.cbma.AleSpec;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.formats.SubjectsRule;
import org.nocimap.report.run.FigureChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nocimap ale}. */
@Command(
        name = "ale",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Activation likelihood estimation: where do the studies' foci come together more than chance would have it?"
                        + " Writes maps, labelled cluster tables, figures and a report.")
final class AleCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;

    private final RootCommand root;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results.")
    private String out = "";

    @Mixin
    private AleOptions ale = new AleOptions();

    @Option(
            names = "--mask",
            paramLabel = "MASK",
            description =
                    "Where to look: brain, grey-matter, fsl and templateflow where they are installed, or a NIfTI file, whose grid the"
                            + " analysis follows. Default: brain")
    private String mask = "brain";

    @Option(
            names = "--pool-by",
            paramLabel = "WHAT",
            description =
                    "Experiments of the same subjects become one: study, group (the tag 'group' within a study) or none."
                            + " Default: study")
    private String poolBy = "study";

    @Option(
            names = "--by",
            paramLabel = "TAG",
            description = "One analysis for each value of this tag, each in a folder of its own, and an overview.")
    private String by = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the report. Default: from the file names")
    private String title = "";

    @Option(names = "--threads", paramLabel = "N", description = "Default: all processors; the result is the same.")
    private String threads = "";

    @Option(names = "--no-figures", description = "Tables and maps only.")
    private boolean noFigures;

    @Option(names = "--resume", description = "Go on with a run that was interrupted, to the same bits.")
    private boolean resume;

    @Option(names = "--overwrite", description = "Replace the results of an earlier run in DIR.")
    private boolean overwrite;

    AleCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        AleJob.Request request = understand();
        AleSummary summary = new AleSummary(console);
        new AleJob(request, console).run(summary);
        console.result(summary.tree());
        return ExitCode.OK;
    }

    private AleJob.Request understand() {
        OptionReader options = new OptionReader();
        AleSpec spec = ale.spec(options);
        InputOptions.Understood foci =
                input.understand(ale.oneKernelForAll() ? SubjectsRule.OPTIONAL : SubjectsRule.REQUIRED, options);
        Path folder = options.outputFolder("--out", out);
        if (resume && overwrite) {
            options.problem("--resume", "cannot go together with --overwrite", "one of the two", "Leave one out.");
        }
        RunFolder.Earlier earlier =
                resume ? RunFolder.Earlier.RESUME : overwrite ? RunFolder.Earlier.OVERWRITE : RunFolder.Earlier.REFUSE;
        RunFolder runFolder = RunFolder.check(folder, earlier, options);
        if (!Masks.names(Surroundings.ofThisMachine()).contains(mask)) {
            options.inputFile("--mask", mask);
        }
        Pooling pooling = options.choice("--pool-by", poolBy, poolingWords());
        int processors = Runtime.getRuntime().availableProcessors();
        int threadCount =
                threads.isEmpty() ? processors : (int) options.wholeNumber("--threads", threads, 1, MOST_THREADS);
        options.throwIfAny();
        return new AleJob.Request(
                title.isBlank() ? titleOf(foci.files()) : title.strip(),
                foci,
                spec,
                pooling,
                by.isBlank() ? Optional.empty() : Optional.of(by),
                mask,
                folder,
                runFolder,
                threadCount,
                noFigures ? FigureChoice.SKIP : FigureChoice.DRAW,
                root.repeatingCommand(),
                Optional.empty());
    }

    private static Map<String, Pooling> poolingWords() {
        Map<String, Pooling> words = new LinkedHashMap<>();
        words.put("study", Pooling.STUDY);
        words.put("group", Pooling.GROUP);
        words.put("none", Pooling.NONE);
        return words;
    }

    /** {@code low_back_pain.csv} and {@code knee.txt} become "low back pain, knee". */
    private static String titleOf(List<Path> files) {
        List<String> names = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replaceFirst("(\\.gz)?$", "");
            names.add(name.replaceFirst("\\.[^.]*$", "").replace('_', ' '));
        }
        String more = names.size() > 3 ? " and " + (names.size() - 3) + " more files" : "";
        return "ALE of " + names.stream().limit(3).collect(Collectors.joining(", ")) + more;
    }
}
