package org.nocimap.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names a new table, where a command may write one. */
final class NewTableOption {
    @Option(names = "--out", paramLabel = "FILE", description = "New file: .csv, .tsv or .xlsx.")
    private String out = "";

    /** The file, which does not stand yet; empty when none is wanted. */
    Optional<Path> understand(OptionReader options) {
        return out.isEmpty() ? Optional.empty() : Optional.of(options.newFile("--out", out));
    }
}
