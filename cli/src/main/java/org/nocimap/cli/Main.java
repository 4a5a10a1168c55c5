package org.nocimap.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Starts the command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // The libraries of the store would remark that nobody listens to their log.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        StandardOutput results = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(results, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int exitCode = run(List.of(args), out, err, Terminal.of(System.getProperties(), System.getenv()));
        out.flush();
        if (results.failure().isPresent()) {
            err.println("error: standard output cannot be written ("
                    + results.failure().get().getMessage() + "); free space, or send it elsewhere.");
            exitCode = exitCode == ExitCode.OK ? ExitCode.USER_ERROR : exitCode;
        }
        System.exit(exitCode);
    }

    /**
     * Runs one command in this process.
     *
     * @param args as typed, without the name of the command itself
     * @param out takes results
     * @param err takes messages, progress, warnings and errors
     * @return the exit code: 0 done, 1 a fault of Nocimap, 2 something the user can mend, 130 interrupted
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        return run(args, out, err, Terminal.NONE);
    }

    private static int run(List<String> args, PrintStream out, PrintStream err, Terminal terminal) {
        try {
            return new CommandLineFrame(out, err, terminal).run(args);
        } finally {
            out.flush();
            err.flush();
        }
    }
}
