package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.atlas.source.AtlasInstaller;
import org.nocimap.atlas.source.CatalogueEntry;
import org.nocimap.atlas.source.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap atlas install}. */
@Command(
        name = "install",
        description = {
            "Puts Harvard-Oxford, jhu189, AAL and other atlases into your own data folder, without being root. They come from",
            "the Debian package mricron-data: where the system has it, or from the package manager, or from a file you name."
        })
final class AtlasInstallCommand implements Callable<Integer> {
    private final RootCommand root;

    @Option(
            names = "--from",
            paramLabel = "FILE|DIR",
            description = "The .deb file of mricron-data, or the folder it was unpacked into.")
    private String from = "";

    AtlasInstallCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        Optional<Path> source = from.isEmpty() ? Optional.empty() : Optional.of(Path.of(from));
        AtlasInstaller.Installed installed =
                AtlasInstaller.of(Surroundings.ofThisMachine()).install(source);
        console.line("From " + installed.from() + " into " + installed.folder() + ":");
        for (CatalogueEntry entry : installed.atlases()) {
            console.line("  " + entry.info().name() + ": " + entry.info().title() + " ("
                    + entry.info().commercialUse().text() + ")");
            console.line("    " + entry.info().licence());
        }
        List<String> missing =
                installed.missing().stream().map(e -> e.info().name()).toList();
        if (!missing.isEmpty()) {
            console.note("not in that source: " + String.join(", ", missing));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("folder", installed.folder().toString());
        result.put("from", installed.from());
        result.put(
                "installed",
                installed.atlases().stream().map(e -> AtlasTrees.of(e.info())).toList());
        result.put("missing", missing);
        console.result(result);
        return ExitCode.OK;
    }
}
