package org.nocimap.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code nocimap generate-completion}. */
@Command(
        name = "generate-completion",
        description = {
            "Prints a completion script for bash and zsh. To use it in this shell:",
            "",
            "  source <(nocimap generate-completion)",
            "",
            "and to keep it, write it to a file that your shell reads at its start."
        })
final class CompletionCommand implements Callable<Integer> {
    private final RootCommand root;

    CompletionCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        root.console().line(AutoComplete.bash("nocimap", CommandLineFrame.everyCommand()));
        return ExitCode.OK;
    }
}
