package org.nocimap.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nocimap.report.run.FigureChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code nocimap fmri} that the group level alone looks at. */
final class FmriGroupOptions {
    private static final int MOST_THREADS = 1024;

    @Mixin
    private MapMaskOption mask = new MapMaskOption();

    @Option(
            names = {"--work-dir", "-w"},
            paramLabel = "DIR",
            description = "Where what was computed is kept for the next run, group level. Default: OUT/work")
    private String work = "";

    @Option(
            names = "--rerun",
            paramLabel = "MODEL",
            split = ",",
            description = "Compute these models again although nothing has changed; all for every one. Group level")
    private List<String> rerun = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Default: all processors; the result is the same.")
    private String threads = "";

    @Option(
            names = "--engine",
            paramLabel = "WHERE",
            description = "Where fits and permutations are done: local, or a Spark master. Group level. Default: local")
    private String engine = Engines.LOCAL;

    @Option(names = "--no-figures", description = "Tables and maps only.")
    private boolean noFigures;

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the group report.")
    private String title = "";

    /**
     * The options, understood.
     *
     * @param mask name or file
     * @param work kept between runs
     * @param rerun models to be computed again
     * @param run where results go
     */
    record Understood(String mask, Path work, List<String> rerun, RunOptions.Understood run) {
        Understood {
            rerun = List.copyOf(rerun);
        }
    }

    Understood understand(Path data, Path out, RootCommand root, OptionReader options) {
        int count = threads.isEmpty()
                ? Runtime.getRuntime().availableProcessors()
                : (int) options.wholeNumber("--threads", threads, 1, MOST_THREADS);
        Path folder = out.resolve("group");
        String name = Optional.ofNullable(data.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("a cohort");
        RunOptions.Understood run = new RunOptions.Understood(
                title.isBlank() ? "Group analysis of " + name : title.strip(),
                folder,
                RunFolder.check(folder, RunFolder.Earlier.OVERWRITE, options),
                count,
                Engines.check("--engine", engine, options),
                noFigures ? FigureChoice.SKIP : FigureChoice.DRAW,
                root.repeatingCommand());
        return new Understood(
                mask.understand(options),
                work.isEmpty() ? out.resolve("work") : options.outputFolder("--work-dir", work),
                rerun,
                run);
    }
}
