package org.nocimap.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nocimap.atlas.Underlay;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.Problem;
import org.nocimap.report.analysis.DrawingBoard;
import org.nocimap.report.overview.ConditionOverview;
import org.nocimap.report.overview.OverviewFiles;
import org.nocimap.report.pages.OverviewPart;
import org.nocimap.report.pages.OverviewView;
import org.nocimap.report.pages.OverviewViews;
import org.nocimap.report.pages.Pages;
import org.nocimap.report.pages.ReportView;
import org.nocimap.report.pages.ReportViews;
import org.nocimap.report.pictures.FigureFiles;
import org.nocimap.report.pictures.OverviewPicture;
import org.nocimap.report.pictures.RunFigure;
import org.nocimap.report.pictures.RunFigures;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.EarlierOverview;
import org.nocimap.report.run.EarlierRun;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.run.Software;
import org.nocimap.report.tables.AleTables;
import org.nocimap.report.tables.DescribedCluster;
import org.nocimap.report.tables.MapFiles;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.tables.OverviewTable;
import org.nocimap.report.tables.Provenance;
import org.nocimap.report.words.MethodsText;

/**
 * Writes the result folder of an activation likelihood estimation: maps, tables, figures, report, provenance. The same run
 * gives the same bytes, but for the provenance file, which knows the machine and the clock; it is written last, so a folder that
 * has it is complete.
 *
 * <p>Keeps the anatomy it draws on, so one object serves many runs. Not thread-safe.
 */
public final class AleOutputs {
    private final DrawingBoard board;
    private final Clock clock;

    private AleOutputs(DrawingBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    /** On the built-in anatomy. */
    public static AleOutputs of(FigureChoice choice) {
        return new AleOutputs(DrawingBoard.of(choice), Clock.systemUTC());
    }

    /** On another anatomy, read when the first figure is drawn. */
    public AleOutputs on(Supplier<Underlay> newUnderlay) {
        return new AleOutputs(new DrawingBoard(board.choice(), newUnderlay), clock);
    }

    /**
     * What was written.
     *
     * @param folder the result folder
     * @param files relative to it, in the order they were written
     * @param warnings what could not be written, such as PNG files where Java has no fonts
     */
    public record Written(Path folder, List<Path> files, List<Problem> warnings) {
        public Written {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Writes everything. Files of an earlier run in the same folder that its provenance file lists are removed first.
     *
     * @param folder made when it is missing
     * @throws org.nocimap.files.InputException when a file cannot be written
     */
    public Written write(Path folder, AleRun run) {
        EarlierRun.remove(folder);
        EarlierOverview.remove(folder, Set.of());
        new MapFiles(folder, run.result()).write();
        List<DescribedCluster> leading = DescribedCluster.of(run, run.result().primary());
        List<Path> files = new ArrayList<>();
        AleTables.write(folder, run, leading);
        MethodsText methods = MethodsText.of(run, board.choice());
        AtomicFile.writeText(folder.resolve(OutputFile.METHODS.fileName()), methods.file());
        AtomicFile.writeText(
                folder.resolve(OutputFile.REFERENCES.fileName()), ReportViews.bibtex(methods.references()));
        FigureFiles figureFiles = new FigureFiles(folder, "figures");
        List<RunFigure> drawn =
                board.choice() == FigureChoice.DRAW ? new RunFigures(board.anatomy()).draw(run, leading) : List.of();
        figureFiles.write(drawn);
        ReportView view = ReportViews.of(run, leading, drawn, figureFiles.files(), methods);
        AtomicFile.writeText(folder.resolve(OutputFile.REPORT.fileName()), new Pages().report(view));
        for (OutputFile file : OutputFile.values()) {
            if (file == OutputFile.FIGURES) {
                files.addAll(figureFiles.files());
            } else if (file == OutputFile.CONDITIONS) {
                run.preparation().conditions().ifPresent(c -> files.add(Path.of(file.fileName())));
            } else if (file != OutputFile.PROVENANCE) {
                file.namesIn(run.result()).forEach(name -> files.add(Path.of(name)));
            }
        }
        Path provenance = Path.of(OutputFile.PROVENANCE.fileName());
        AtomicFile.writeText(folder.resolve(provenance), Provenance.text(run, folder, files, clock.instant()));
        files.add(provenance);
        return new Written(folder, files, figureFiles.warnings());
    }

    /**
     * Writes the overview of several runs into the folder that holds theirs.
     *
     * @param tag whose values the runs are
     * @param parts in the order they are to stand, at least one
     * @param command that repeats all of them
     * @throws org.nocimap.files.InputException when a file cannot be written
     */
    public Written writeOverview(
            Path folder, String title, String tag, List<OverviewPart> parts, Software software, List<String> command) {
        EarlierRun.remove(folder);
        EarlierOverview.remove(folder, parts.stream().map(OverviewPart::folder).collect(Collectors.toSet()));
        FigureFiles figureFiles = new FigureFiles(folder, "figures");
        List<OverviewPicture.Part> pictures =
                parts.stream().flatMap(p -> p.picture().stream()).toList();
        Optional<RunFigure> figure = Optional.empty();
        if (board.choice() == FigureChoice.DRAW && !pictures.isEmpty()) {
            String threshold = parts.stream()
                    .map(OverviewPart::threshold)
                    .filter(t -> !t.isEmpty())
                    .findFirst()
                    .orElse("");
            figure = Optional.of(OverviewPicture.draw("By " + tag, threshold, board.anatomy(), pictures));
        }
        Optional<ConditionOverview> together = ConditionOverview.of(
                parts.stream().flatMap(p -> p.findings().stream()).toList(),
                parts.stream().flatMap(p -> p.contrast().stream()).toList());
        Optional<RunFigure> circuit = together.flatMap(t -> circuit(t, tag, parts));
        List<RunFigure> figures = new ArrayList<>(figure.stream().toList());
        circuit.ifPresent(figures::add);
        figureFiles.write(figures);
        OverviewTable table = new OverviewTable();
        parts.forEach(p -> table.add(
                p.value(),
                p.folder(),
                p.experiments(),
                p.subjects(),
                p.foci(),
                p.clusters(),
                p.warnings(),
                p.problem()));
        text(folder, OutputFile.OVERVIEW_TABLE.fileName(), table.text());
        OverviewView view =
                OverviewViews.of(title, tag, parts, figure, together, circuit, figureFiles.files(), software, command);
        text(folder, OutputFile.OVERVIEW.fileName(), new Pages().overview(view));
        List<Path> files = new ArrayList<>(figureFiles.files());
        files.add(Path.of(OutputFile.OVERVIEW_TABLE.fileName()));
        files.add(Path.of(OutputFile.OVERVIEW.fileName()));
        together.ifPresent(t -> files.addAll(OverviewFiles.write(folder, t)));
        return new Written(folder, files, figureFiles.warnings());
    }

    /** Drawn on the outline of the mask that the first value was analysed in. */
    private Optional<RunFigure> circuit(ConditionOverview together, String tag, List<OverviewPart> parts) {
        if (board.choice() == FigureChoice.SKIP) {
            return Optional.empty();
        }
        String threshold = parts.stream()
                .map(OverviewPart::threshold)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
        return together.circuit(
                        "Regions shared by values of " + tag, together.overlap().mask(), "analysis mask", threshold)
                .map(picture -> RunFigure.of(RunFigure.Role.OTHER, 0, "circuit", picture));
    }

    private static void text(Path folder, String name, String text) {
        AtomicFile.writeText(folder.resolve(name), text);
    }

    /** The folder holds a finished run. */
    public static boolean isComplete(Path folder) {
        return Files.isRegularFile(folder.resolve(OutputFile.PROVENANCE.fileName()));
    }
}
