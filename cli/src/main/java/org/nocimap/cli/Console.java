package org.nocimap.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.files.Problem;
import org.nocimap.files.Severity;

/**
 * Where the command speaks: results on standard output, everything said to a person on standard error. With
 * {@code --json} standard output holds exactly one JSON document.
 */
final class Console {
    /** How much is said on standard error besides warnings and errors. */
    enum Talk {
        NORMAL,
        /** No progress, no remarks. */
        QUIET
    }

    /** What standard output holds. */
    enum Output {
        TEXT,
        JSON
    }

    /** How much of a failure is shown. */
    enum Detail {
        MESSAGE,
        STACK_TRACE
    }

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private final Talk talk;
    private final Output output;
    private final Detail detail;
    private final List<Problem> warnings = new ArrayList<>();

    Console(PrintStream out, PrintStream err, Terminal terminal, Talk talk, Output output, Detail detail) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.talk = talk;
        this.output = output;
        this.detail = detail;
    }

    Output output() {
        return output;
    }

    Detail detail() {
        return detail;
    }

    /** A line of the result; nothing with {@code --json}. */
    void line(String text) {
        if (output == Output.TEXT) {
            out.println(text);
        }
    }

    /**
     * The result for machines; nothing without {@code --json}. Called once, at the end.
     *
     * @param result names in camelCase; the status and the warnings of the run are added
     */
    void result(Map<String, ?> result) {
        if (output == Output.JSON) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("status", "ok");
            document.putAll(result);
            document.put("warnings", warnings.stream().map(Console::tree).toList());
            out.println(Json.pretty(document));
        }
    }

    /** A remark for a person: silent with {@code --quiet}. */
    void note(String text) {
        if (talk == Talk.NORMAL) {
            err.println(text);
        }
    }

    /** A warning: said even with {@code --quiet}. */
    void warn(Problem warning) {
        warnings.add(warning);
        err.println("warning: " + warning);
    }

    /** Where progress is shown: nothing with {@code --quiet}. Closed when the work is done. */
    TerminalProgress progress() {
        TerminalProgress.Style style = talk == Talk.QUIET
                ? TerminalProgress.Style.SILENT
                : terminal.messages() ? TerminalProgress.Style.BAR : TerminalProgress.Style.LINES;
        return new TerminalProgress(style, err);
    }

    /** What went wrong, every problem of it. */
    void problems(List<Problem> problems, int exitCode) {
        for (Problem problem : problems) {
            err.println((problem.severity() == Severity.WARNING ? "warning: " : "error: ") + problem);
        }
        failure(problems.stream().map(Console::tree).toList(), exitCode);
    }

    /** A failure that has no place in the input. */
    void failure(String message, int exitCode) {
        err.println("error: " + message);
        failure(List.of(Map.of("severity", "error", "what", message)), exitCode);
    }

    /** Shown with {@code --debug} only. */
    void trace(Throwable failure) {
        if (detail == Detail.STACK_TRACE) {
            failure.printStackTrace(err);
        }
    }

    private void failure(List<Map<String, Object>> problems, int exitCode) {
        if (output == Output.JSON) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("status", "error");
            document.put("exitCode", exitCode);
            document.put("problems", problems);
            document.put("warnings", warnings.stream().map(Console::tree).toList());
            out.println(Json.pretty(document));
        }
    }

    private static Map<String, Object> tree(Problem problem) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("severity", problem.severity() == Severity.WARNING ? "warning" : "error");
        tree.put("source", problem.where().source());
        tree.put("line", problem.where().line());
        tree.put("column", problem.where().column());
        tree.put("item", problem.where().item());
        tree.put("what", problem.what());
        tree.put("expected", problem.expected());
        tree.put("mend", problem.mend());
        return tree;
    }
}
