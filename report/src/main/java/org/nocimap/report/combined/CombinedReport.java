package org.nocimap.report.combined;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Problems;
import org.nocimap.report.pages.Pages;
import org.nocimap.report.run.Software;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.CommandText;

/** Puts the reports of finished runs together on one page that stands alone. */
public final class CombinedReport {
    private CombinedReport() {}

    /** Whether a folder holds a report. */
    public static boolean isResult(Path folder) {
        return Files.isRegularFile(folder.resolve(OutputFile.REPORT.fileName()))
                || Files.isRegularFile(folder.resolve(OutputFile.OVERVIEW.fileName()));
    }

    /**
     * @param file the page to write; links to the results' files are relative to it
     * @param title of the page
     * @param folders of the results, in order, at least one
     * @throws InputException with every folder that holds no report, and when the page cannot be written
     */
    public static void write(Path file, String title, List<Path> folders, Software software, List<String> command) {
        Problems problems = new Problems();
        List<FinishedReport> reports = new ArrayList<>();
        for (Path folder : folders) {
            try {
                reports.add(FinishedReport.read(folder));
            } catch (InputException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.throwIfAny();
        Path home = file.toAbsolutePath().normalize().resolveSibling("");
        List<CombinedView.Part> parts = new ArrayList<>();
        for (FinishedReport report : reports) {
            int number = parts.size() + 1;
            String folder = between(home, report.folder());
            parts.add(new CombinedView.Part(
                    number,
                    report.title(),
                    report.kicker(),
                    report.headline(),
                    folder + OutputFile.REPORT.fileName(),
                    new Transplant("r" + number + "-", folder).of(report.content())));
        }
        CombinedView view = new CombinedView(title, "Nocimap " + software.version(), parts, CommandText.of(command));
        AtomicFile.writeText(file, new Pages().render("combined.jte", view));
    }

    private static String between(Path home, Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        String path = home.relativize(there).toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }
}
