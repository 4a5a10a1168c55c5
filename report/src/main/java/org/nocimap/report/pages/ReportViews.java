package org.nocimap.report.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nocimap.report.pictures.RunFigure;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.InputFile;
import org.nocimap.report.tables.DescribedCluster;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.CommandText;
import org.nocimap.report.words.MethodsText;
import org.nocimap.report.words.Reference;

/** Puts the report page of a run together. */
public final class ReportViews {
    private ReportViews() {}

    /**
     * @param clusters those of the leading correction
     * @param figures of the run; may be empty
     * @param written their files, relative to the report
     * @param methods text and references
     */
    public static ReportView of(
            AleRun run,
            List<DescribedCluster> clusters,
            List<RunFigure> figures,
            List<Path> written,
            MethodsText methods) {
        Summary summary = new Summary(run);
        FigureShelf shelf = new FigureShelf(figures, written);
        return new ReportView(
                run.title(),
                summary.subtitle(),
                summary.headline(),
                summary.paragraph(clusters),
                summary.tiles(),
                AskedSection.of(run),
                InputSection.of(run.input()),
                ResultSection.of(run, clusters, shelf),
                run.warnings().stream().map(WarningView::of).toList(),
                methods.paragraphs(),
                methods.references().stream().map(ReferenceView::of).toList(),
                bibtex(methods.references()),
                provenance(run),
                inputs(run),
                files(run, figures),
                CommandText.of(run.command()));
    }

    /** What came out of a run, for a page of another kind. */
    public static ReportView.ResultView result(
            AleRun run, List<DescribedCluster> clusters, List<RunFigure> figures, List<Path> written) {
        return ResultSection.of(run, clusters, new FigureShelf(figures, written));
    }

    /** What was asked of a run, for a page of another kind. */
    public static List<Fact> asked(AleRun run) {
        return AskedSection.of(run);
    }

    /** BibTeX entries, one blank line between them. */
    public static String bibtex(List<Reference> references) {
        return references.stream().map(Reference::bibtex).collect(Collectors.joining("\n"));
    }

    private static List<Fact> provenance(AleRun run) {
        return List.of(
                new Fact("Software", "Nocimap " + run.software().version()),
                new Fact("Commit", run.software().commit()),
                new Fact("Seed", Long.toString(run.result().spec().seed())),
                new Fact("Mask", run.mask().title() + " (" + run.mask().origin().text() + ")"),
                new Fact("Machine and times", "in " + OutputFile.PROVENANCE.fileName()));
    }

    private static TableView inputs(AleRun run) {
        List<List<Cell>> rows = new ArrayList<>();
        for (InputFile input : run.inputs()) {
            rows.add(TableView.row(input.path(), input.role(), input.sha256()));
        }
        return TableView.cut(
                "Files the result depends on.",
                List.of(Column.text("File"), Column.text("Used as"), Column.text("SHA-256")),
                rows,
                OutputFile.PROVENANCE.fileName());
    }

    private static TableView files(AleRun run, List<RunFigure> figures) {
        List<List<Cell>> rows = new ArrayList<>();
        for (OutputFile file : OutputFile.values()) {
            if (file == OutputFile.REPORT || (file == OutputFile.FIGURES && figures.isEmpty())) {
                continue;
            }
            if (file == OutputFile.CONDITIONS && run.preparation().conditions().isPresent()) {
                rows.add(List.of(new Cell(file.fileName(), file.fileName()), Cell.of(file.content())));
            }
            for (String name : file.namesIn(run.result())) {
                rows.add(List.of(new Cell(name, name), Cell.of(file.content())));
            }
        }
        return new TableView(
                "What else is in the folder of this report.",
                List.of(Column.text("File"), Column.text("What it holds")),
                rows,
                "");
    }
}
