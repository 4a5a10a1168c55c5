package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap ale reduce}. */
@Command(
        name = "reduce",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Puts the shards of a run together that 'nocimap ale --shard I/N' computed, computes what is left and"
                        + " writes the result: the same bits as one run of all.")
final class AleReduceCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "The folders that the shards were written to (their --out), or single shards' folders.")
    private List<String> folders = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: the folder of the shards, where only one is named")
    private String out = "";

    @Option(names = "--fill", description = "Compute here what is missing, instead of saying which shards are.")
    private boolean fill;

    @Option(names = "--threads", paramLabel = "N", description = "Default: all processors; the result is the same.")
    private String threads = "";

    @Option(names = "--resume", description = "Go on with a run that was interrupted while it filled gaps.")
    private boolean resume;

    @Option(names = "--overwrite", description = "Replace the results of an earlier run in the folder for the results.")
    private boolean overwrite;

    AleReduceCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        List<Path> named = new ArrayList<>();
        folders.forEach(folder -> named.add(options.inputFolder("DIR", folder)));
        if (out.isEmpty() && folders.size() > 1) {
            options.problem(
                    "--out",
                    "is missing, and " + folders.size() + " folders are named",
                    "a folder for the results",
                    "Add --out DIR.");
        }
        options.throwIfAny();
        ShardFolders shards = ShardFolders.of(named, fill ? ShardFolders.Gaps.FILL : ShardFolders.Gaps.REFUSE);
        List<String> words = new ArrayList<>(shards.command());
        words.addAll(List.of("--out", out.isEmpty() ? folders.get(0) : out));
        if (!threads.isEmpty()) {
            words = ShardRun.without(words, "--threads");
            words.addAll(List.of("--threads", threads));
        }
        if (resume) {
            words.add("--resume");
        }
        if (overwrite) {
            words.add("--overwrite");
        }
        AleCommand whole = new AleCommand(root.saying(words));
        new CommandLine(whole).parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        return whole.reduce(shards);
    }
}
