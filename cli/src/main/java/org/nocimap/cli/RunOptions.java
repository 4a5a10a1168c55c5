package org.nocimap.cli;

import java.nio.file.Path;
import java.util.List;
import org.nocimap.report.run.FigureChoice;
import picocli.CommandLine.Option;

/** The options that say where and how a run writes its results, the same for every analysis. */
final class RunOptions {
    private static final int MOST_THREADS = 1024;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results.")
    private String out = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the report. Default: from the file names")
    private String title = "";

    @Option(names = "--threads", paramLabel = "N", description = "Default: all processors; the result is the same.")
    private String threads = "";

    @Option(
            names = "--engine",
            paramLabel = "WHERE",
            description =
                    "Where the work is done: local, or a Spark master such as spark://HOST:7077 or local[4]; the result"
                            + " is the same. Default: local")
    private String engine = Engines.LOCAL;

    @Option(names = "--no-figures", description = "Tables and maps only.")
    private boolean noFigures;

    @Option(names = "--resume", description = "Go on with a run that was interrupted, to the same bits.")
    private boolean resume;

    @Option(names = "--overwrite", description = "Replace the results of an earlier run in DIR.")
    private boolean overwrite;

    /**
     * The options, understood.
     *
     * @param title of the report
     * @param out the result folder
     * @param folder the same, with its checkpoints
     * @param threads at least 1
     * @param engine where the work is done
     * @param figures whether figures are drawn
     * @param command that repeats the run
     */
    record Understood(
            String title,
            Path out,
            RunFolder folder,
            int threads,
            String engine,
            FigureChoice figures,
            List<String> command) {
        /** On the threads of this machine. */
        Understood(String title, Path out, RunFolder folder, int threads, FigureChoice figures, List<String> command) {
            this(title, out, folder, threads, Engines.LOCAL, figures, command);
        }

        /** The same run, whose blocks shards have computed. */
        Understood of(ShardFolders shards) {
            return new Understood(title, out, folder.of(shards), threads, engine, figures, command);
        }
    }

    /**
     * @param usualTitle where the user names none
     */
    Understood understand(String usualTitle, RootCommand root, OptionReader options) {
        Path folder = options.outputFolder("--out", out);
        if (resume && overwrite) {
            options.problem("--resume", "cannot go together with --overwrite", "one of the two", "Leave one out.");
        }
        RunFolder.Earlier earlier =
                resume ? RunFolder.Earlier.RESUME : overwrite ? RunFolder.Earlier.OVERWRITE : RunFolder.Earlier.REFUSE;
        RunFolder runFolder = RunFolder.check(folder, earlier, options);
        int processors = Runtime.getRuntime().availableProcessors();
        int threadCount =
                threads.isEmpty() ? processors : (int) options.wholeNumber("--threads", threads, 1, MOST_THREADS);
        return new Understood(
                title.isBlank() ? usualTitle : title.strip(),
                folder,
                runFolder,
                threadCount,
                Engines.check("--engine", engine, options),
                noFigures ? FigureChoice.SKIP : FigureChoice.DRAW,
                root.repeatingCommand());
    }
}
