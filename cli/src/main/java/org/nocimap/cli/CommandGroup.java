package org.nocimap.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command that only holds others: {@code nocimap atlas list}. */
final class CommandGroup implements Runnable {
    private final CommandSpec spec;
    private final String members;

    private CommandGroup(String name, String description, Map<String, Object> commands) {
        this.members = String.join(", ", commands.keySet());
        this.spec = CommandSpec.wrapWithoutInspection(this).name(name);
        spec.usageMessage()
                .description(description)
                .synopsisSubcommandLabel("(" + String.join("|", commands.keySet()) + ")");
    }

    /**
     * @param commands by name, in the order of the help
     */
    static CommandLine line(String name, String description, Map<String, Object> commands) {
        CommandGroup group = new CommandGroup(name, description, commands);
        CommandLine line = new CommandLine(group.spec);
        commands.forEach(line::addSubcommand);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what: " + members);
    }
}
