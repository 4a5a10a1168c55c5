package org.nocimap.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The frame around every command: what was asked for, help, version, and what happens when it fails. */
final class CommandLineFrame {
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;

    CommandLineFrame(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    int run(List<String> args) {
        List<String> words = withoutHelpWord(args);
        RootCommand root = new RootCommand(out, err, terminal, words);
        CommandLine line = new CommandLine(root.spec());
        Optional<Subcommand> asked =
                words.stream().filter(word -> !word.startsWith("-")).findFirst().flatMap(Subcommand::named);
        for (Subcommand subcommand : Subcommand.values()) {
            boolean whole = asked.isPresent() && asked.get() == subcommand;
            line.addSubcommand(
                    subcommand.commandName(),
                    whole ? subcommand.create(root) : new CommandLine(onlyItsName(subcommand)));
        }
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        boolean colour = terminal.colour() && terminal.output() && !words.contains("--no-color");
        line.setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF));
        line.setParameterExceptionHandler((failure, ignored) -> report(failure, root));
        line.setExecutionExceptionHandler((failure, ignored, result) -> Failures.report(failure, root.console()));
        try {
            return line.execute(words.toArray(String[]::new));
        } catch (OutOfMemoryError | StackOverflowError failure) {
            return Failures.report(failure, root.console());
        }
    }

    /** The whole command tree, every command loaded; for the completion script. */
    static CommandLine everyCommand() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        RootCommand root = new RootCommand(nowhere, nowhere, Terminal.NONE, List.of());
        CommandLine line = new CommandLine(root.spec());
        for (Subcommand subcommand : Subcommand.values()) {
            line.addSubcommand(subcommand.commandName(), subcommand.create(root));
        }
        return line;
    }

    /** {@code help ale} is {@code ale --help}. */
    private static List<String> withoutHelpWord(List<String> args) {
        if (args.isEmpty() || !args.get(0).equals("help")) {
            return args;
        }
        List<String> words = new ArrayList<>(args.subList(1, args.size()));
        words.add("--help");
        return words;
    }

    private static CommandSpec onlyItsName(Subcommand subcommand) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(subcommand.summary());
        return spec;
    }

    private static int report(ParameterException failure, RootCommand root) {
        Console console = root.console();
        console.trace(failure);
        CommandLine line = failure.getCommandLine();
        String mend = "'" + line.getCommandSpec().qualifiedName() + " --help' lists what there is.";
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            mend = "Did you mean "
                    + unmatched.getSuggestions().stream().limit(3).collect(Collectors.joining(" or ")) + "? " + mend;
        }
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("the command line is empty");
        console.problems(List.of(Problem.error(Location.NOWHERE, message, "", mend)), ExitCode.USER_ERROR);
        return ExitCode.USER_ERROR;
    }
}
