package org.nocimap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.nocimap.files.InputException;

/** Turns whatever stopped a command into words and an exit code. */
final class Failures {
    private Failures() {}

    static int report(Throwable failure, Console console) {
        console.trace(failure);
        if (failure instanceof InputException input) {
            console.problems(input.problems(), ExitCode.USER_ERROR);
            return ExitCode.USER_ERROR;
        }
        if (failure instanceof UncheckedIOException || failure instanceof IOException) {
            console.failure("a file could not be read or written: " + describe(failure), ExitCode.USER_ERROR);
            return ExitCode.USER_ERROR;
        }
        if (failure instanceof InterruptedException || failure instanceof CancellationException) {
            console.failure("interrupted", ExitCode.INTERRUPTED);
            return ExitCode.INTERRUPTED;
        }
        if (failure instanceof OutOfMemoryError) {
            console.failure(
                    "out of memory; give Java more, for example NOCIMAP_JAVA_OPTS=-Xmx4g, or fewer --threads",
                    ExitCode.INTERNAL_ERROR);
            return ExitCode.INTERNAL_ERROR;
        }
        String again = console.detail() == Console.Detail.STACK_TRACE
                ? "Please report it as CONTRIBUTING.md says, with the lines above and the command."
                : "Please run the command again with --debug and report what it prints as CONTRIBUTING.md says.";
        console.failure("this is a fault of Nocimap: " + describe(failure) + ". " + again, ExitCode.INTERNAL_ERROR);
        return ExitCode.INTERNAL_ERROR;
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }
}
