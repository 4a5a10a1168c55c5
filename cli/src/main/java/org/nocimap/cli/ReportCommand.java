package org.nocimap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nocimap.files.BoundedInput;
import org.nocimap.report.combined.CombinedReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap report}. */
@Command(
        name = "report",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "One report from the results of several analyses: a page that stands alone.")
final class ReportCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "Result folders, in the order they are to stand; or a folder that holds result folders.")
    private List<String> folders = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The page to write, such as paper.html.")
    private String out = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the page. Default: Results")
    private String title = "Results";

    @Option(names = "--overwrite", description = "Replace FILE.")
    private boolean overwrite;

    ReportCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path file = options.outputFile("--out", out);
        if (Files.exists(file) && !overwrite) {
            options.problem("--out", "\"" + file + "\" is there already", "a new name", "Replace it with --overwrite.");
        }
        if (title.isBlank()) {
            options.problem("--title", "is blank", "a title", "Leave it out, or name one.");
        }
        List<Path> results = new ArrayList<>();
        for (String folder : folders) {
            results.addAll(resultsIn(Path.of(folder), options));
        }
        options.throwIfAny();
        CombinedReport.write(file, title.strip(), results, AnalysisFrame.software(), root.repeatingCommand());
        console.line(results.size() + (results.size() == 1 ? " result" : " results") + ": " + file);
        console.result(Map.of(
                "file",
                file.toString(),
                "results",
                results.stream().map(Path::toString).toList()));
        return ExitCode.OK;
    }

    /** The folder itself, or the result folders in it. */
    private static List<Path> resultsIn(Path folder, OptionReader options) {
        if (CombinedReport.isResult(folder)) {
            return List.of(folder);
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                List<Path> found =
                        inside.filter(CombinedReport::isResult).sorted().toList();
                if (!found.isEmpty()) {
                    return found;
                }
            } catch (IOException e) {
                throw BoundedInput.broken(folder, e);
            }
        }
        options.problem(
                "DIR",
                "\"" + folder + "\" holds no report",
                "the folder of a finished run",
                "Check the path, or finish the run with --resume.");
        return List.of();
    }
}
