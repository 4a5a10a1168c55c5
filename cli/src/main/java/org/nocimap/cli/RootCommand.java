package org.nocimap.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** {@code nocimap} itself: the options that every command knows, and the console that follows from them. */
final class RootCommand implements Runnable {
    private static final List<String> CONSOLE_WORDS = List.of("--quiet", "-q", "--json", "--debug", "--no-color");

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final List<String> words;
    private final CommandSpec spec;

    /**
     * @param words the command line; what it asks of the console counts even where the rest of it cannot be read
     */
    RootCommand(PrintStream out, PrintStream err, Terminal terminal, List<String> words) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.words = List.copyOf(words);
        this.spec = describe(this);
    }

    /** The same console for a command that was put together from others; what this one asks of the console goes on. */
    RootCommand saying(List<String> otherWords) {
        List<String> both = new ArrayList<>(otherWords);
        words.stream().filter(CONSOLE_WORDS::contains).forEach(both::add);
        return new RootCommand(out, err, terminal, both);
    }

    /** Whether the command line names these commands, each at once after the one that it stands below. */
    boolean asksFor(String... commands) {
        return words.stream()
                .filter(word -> !word.startsWith("-"))
                .limit(commands.length)
                .toList()
                .equals(List.of(commands));
    }

    CommandSpec spec() {
        return spec;
    }

    /** The console that the command line asks for. */
    Console console() {
        return new Console(
                out,
                err,
                terminal,
                words.contains("--quiet") || words.contains("-q") ? Console.Talk.QUIET : Console.Talk.NORMAL,
                words.contains("--json") ? Console.Output.JSON : Console.Output.TEXT,
                words.contains("--debug") ? Console.Detail.STACK_TRACE : Console.Detail.MESSAGE);
    }

    /** The words that repeat this run; what concerns an earlier run or the terminal alone is left out. */
    List<String> repeatingCommand() {
        List<String> command = new ArrayList<>(List.of("nocimap"));
        words.stream()
                .filter(word -> !CONSOLE_WORDS.contains(word)
                        && !List.of("--resume", "--overwrite").contains(word))
                .forEach(command::add);
        return List.copyOf(command);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command is named");
    }

    private static CommandSpec describe(RootCommand root) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(root)
                .name("nocimap")
                .versionProvider(new VersionText())
                .addOption(flag("Show help on a command, and stop.", "-h", "--help")
                        .usageHelp(true)
                        .scopeType(ScopeType.INHERIT)
                        .build())
                .addOption(flag("Show version, commit and Java, and stop.", "-V", "--version")
                        .versionHelp(true)
                        .build())
                .addOption(everywhere("Only results, warnings and errors: no progress, no remarks.", "-q", "--quiet"))
                .addOption(everywhere("One JSON document on standard output, for machines.", "--json"))
                .addOption(everywhere("Show the stack trace of a failure.", "--debug"))
                .addOption(everywhere("No colour in help texts; NO_COLOR=1 does the same.", "--no-color"));
        spec.usageMessage()
                .sortOptions(false)
                .autoWidth(true)
                .synopsisSubcommandLabel("COMMAND")
                .description(
                        "From brain scans and published papers to graded evidence about the brain in chronic pain.")
                .optionListHeading("%nOptions of every command:%n")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Exit codes: 0 done, 1 a fault of Nocimap, 2 something you can mend,",
                        "3 no Java or no build, 130 interrupted.",
                        "Memory and other Java options: NOCIMAP_JAVA_OPTS=\"-Xmx8g\" nocimap ...");
        return spec;
    }

    private static OptionSpec everywhere(String description, String... names) {
        return flag(description, names).scopeType(ScopeType.INHERIT).build();
    }

    private static OptionSpec.Builder flag(String description, String... names) {
        return OptionSpec.builder(names).arity("0").type(boolean.class).description(description);
    }
}
