package org.nocimap.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** The commands. Only the one that is asked for is loaded, so that {@code --help} stays quick. */
enum Subcommand {
    SIMULATE("simulate", "Make data of which the truth is known."),
    COMPLETION("generate-completion", "Print a completion script for bash and zsh.");

    private final String commandName;
    private final String summary;

    Subcommand(String commandName, String summary) {
        this.commandName = commandName;
        this.summary = summary;
    }

    String commandName() {
        return commandName;
    }

    /** One line for the list of commands. */
    String summary() {
        return summary;
    }

    static Optional<Subcommand> named(String name) {
        return Arrays.stream(values()).filter(s -> s.commandName.equals(name)).findFirst();
    }

    /** The whole command, with the commands below it. */
    CommandLine create(RootCommand root) {
        return switch (this) {
            case SIMULATE -> CommandGroup.line("simulate", summary, Map.of("foci", new SimulateFociCommand(root)));
            case COMPLETION -> new CommandLine(new CompletionCommand(root));
        };
    }
}
