package org.nocimap.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder of a command whose results appear all at once: where it is, and that it holds none of an earlier run. */
final class ResultFolder {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results.")
    private String out = "";

    @Option(names = "--overwrite", description = "Replace the results of an earlier run in DIR.")
    private boolean overwrite;

    /**
     * The folder; {@code options} hears when it cannot be used.
     *
     * @param file that every run of the command writes
     */
    Path read(OptionReader options, String file) {
        Path folder = options.outputFolder("--out", out);
        if (!overwrite && Files.exists(folder.resolve(file))) {
            refuse(folder, options);
        }
        return folder;
    }

    /** Tells that a folder holds the results of an earlier run. */
    static void refuse(Path folder, OptionReader options) {
        options.problem(
                "--out",
                "\"" + folder + "\" holds the results of an earlier run",
                "an empty folder",
                "Replace them with --overwrite, or name another folder.");
    }
}
