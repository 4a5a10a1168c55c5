package org.nocimap.report.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.ReferenceView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.pages.WarningView;
import org.nocimap.report.run.InputFile;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.CommandText;

/**
 * Everything that stands on the page of an analysis, in words.
 *
 * @param title of the page
 * @param subtitle kind of analysis and software, one line
 * @param headline the result in a sentence
 * @param summary the result in a paragraph
 * @param tiles the numbers that matter most
 * @param lead the picture that says it all
 * @param asked what was asked
 * @param sections what went in and what came out
 * @param warnings what to be careful about
 * @param methods paragraphs of the methods section
 * @param references they cite
 * @param bibtex the same as BibTeX
 * @param provenance which software, which seed
 * @param inputs input files and their checksums
 * @param files what is in the folder
 * @param command the command that repeats the run
 */
public record AnalysisView(
        String title,
        String subtitle,
        String headline,
        String summary,
        List<Fact> tiles,
        Optional<FigureView> lead,
        List<Fact> asked,
        List<PageSection> sections,
        List<WarningView> warnings,
        List<String> methods,
        List<ReferenceView> references,
        String bibtex,
        List<Fact> provenance,
        TableView inputs,
        TableView files,
        String command) {
    static AnalysisView of(AnalysisReport report, RunFacts facts, Map<Path, String> contents) {
        List<Fact> provenance = new ArrayList<>(List.of(
                new Fact("Software", "Nocimap " + facts.software().version()),
                new Fact("Commit", facts.software().commit())));
        facts.seed().ifPresent(seed -> provenance.add(new Fact("Seed", Long.toString(seed))));
        provenance.add(new Fact("Machine and times", "in " + OutputFile.PROVENANCE.fileName()));
        return new AnalysisView(
                report.title(),
                report.subject() + ", Nocimap " + facts.software().version(),
                report.headline(),
                report.summary(),
                report.tiles(),
                report.lead(),
                report.asked(),
                report.sections(),
                report.warnings().stream().map(WarningView::of).toList(),
                report.methods().paragraphs(),
                report.methods().references().stream().map(ReferenceView::of).toList(),
                report.methods().bibtex(),
                provenance,
                inputs(facts),
                files(contents),
                CommandText.of(facts.command()));
    }

    private static TableView inputs(RunFacts facts) {
        List<List<Cell>> rows = new ArrayList<>();
        for (InputFile input : facts.inputs()) {
            rows.add(TableView.row(input.path(), input.role(), input.sha256()));
        }
        return TableView.cut(
                "Files the result depends on.",
                List.of(Column.text("File"), Column.text("Used as"), Column.text("SHA-256")),
                rows,
                OutputFile.PROVENANCE.fileName());
    }

    private static TableView files(Map<Path, String> contents) {
        List<List<Cell>> rows = new ArrayList<>();
        contents.forEach((file, content) -> {
            String name = file.toString().replace('\\', '/');
            rows.add(List.of(new Cell(name, name), Cell.of(content)));
        });
        return new TableView(
                "What else is in the folder of this report.",
                List.of(Column.text("File"), Column.text("What it holds")),
                rows,
                "");
    }
}
