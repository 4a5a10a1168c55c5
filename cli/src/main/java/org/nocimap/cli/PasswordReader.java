package org.nocimap.cli;

import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * Where a password comes from: a file, the environment, or somebody at the terminal, in this order. It is never an option's value,
 * which other people of the machine and the shell's history would see, and what is typed is not shown.
 */
final class PasswordReader {
    private static final int MOST_BYTES = 4096;

    /** Asks a person; empty where nobody is there to be asked. */
    interface Prompt {
        Optional<String> ask(String question);
    }

    private final Prompt prompt;

    PasswordReader(Prompt prompt) {
        this.prompt = prompt;
    }

    /** Asks at the terminal, where standard input and output are one. */
    @SuppressWarnings("SystemConsoleNull") // Java 17 gives none where there is no terminal.
    static PasswordReader ofTerminal() {
        return new PasswordReader(question -> {
            Console console = System.console();
            // Newer Java gives a console also where there is no terminal; the launcher knows better.
            if (console == null
                    || !Terminal.of(System.getProperties(), System.getenv()).messages()) {
                return Optional.empty();
            }
            char[] typed = console.readPassword("%s: ", question);
            if (typed == null) {
                return Optional.empty();
            }
            String password = new String(typed);
            Arrays.fill(typed, ' ');
            return Optional.of(password);
        });
    }

    /** The password that somebody has; empty when none is to be had. */
    String known(Optional<Path> file, String environment, String whose) {
        String given = given(file, environment);
        return given.isEmpty() ? prompt.ask("Password of " + whose).orElse("") : given;
    }

    /**
     * A new password; whoever types it does so twice.
     *
     * @throws InputException when none is to be had, or the two differ
     */
    String fresh(Optional<Path> file, String environment, String whose) {
        String given = given(file, environment);
        if (!given.isEmpty()) {
            return given;
        }
        Optional<String> typed = prompt.ask("New password of " + whose);
        if (typed.isEmpty()) {
            throw InputException.of(
                    Location.option("--new-password"),
                    "there is no terminal to type a password at",
                    "a terminal, or a file",
                    "Name a file that holds it with --new-password-file.");
        }
        if (!typed.equals(prompt.ask("Once more"))) {
            throw InputException.of(
                    Location.option("--new-password"), "the two passwords differ", "the same twice", "Do it again.");
        }
        return typed.get();
    }

    /** The first line of the file, else the environment's value. */
    private static String given(Optional<Path> file, String environment) {
        if (file.isEmpty()) {
            return environment;
        }
        String text = new String(BoundedInput.readAll(file.get(), MOST_BYTES), StandardCharsets.UTF_8);
        String line = text.lines().findFirst().orElse("");
        if (line.isEmpty()) {
            throw InputException.of(Location.of(file.get()), "is empty", "a password in the first line", "");
        }
        return line;
    }
}
