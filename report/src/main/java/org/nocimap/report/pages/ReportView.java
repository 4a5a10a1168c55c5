package org.nocimap.report.pages;

import java.util.List;
import java.util.Optional;

/**
 * Everything that stands on the report page, in words.
 *
 * @param title of the page
 * @param subtitle method and software, one line
 * @param headline the result in a sentence
 * @param summary the result in a paragraph
 * @param tiles the numbers that matter most
 * @param asked what was asked
 * @param input what went in
 * @param result what came out
 * @param warnings what to be careful about
 * @param methods paragraphs of the methods section
 * @param references they cite
 * @param bibtex the same as BibTeX
 * @param provenance which software, which mask, which seed
 * @param inputs input files and their checksums
 * @param files what is in the folder
 * @param command the command that repeats the run
 */
public record ReportView(
        String title,
        String subtitle,
        String headline,
        String summary,
        List<Fact> tiles,
        List<Fact> asked,
        InputView input,
        ResultView result,
        List<WarningView> warnings,
        List<String> methods,
        List<ReferenceView> references,
        String bibtex,
        List<Fact> provenance,
        TableView inputs,
        TableView files,
        String command) {
    public ReportView {
        tiles = List.copyOf(tiles);
        asked = List.copyOf(asked);
        warnings = List.copyOf(warnings);
        methods = List.copyOf(methods);
        references = List.copyOf(references);
        provenance = List.copyOf(provenance);
    }

    /**
     * What went in.
     *
     * @param way the way from the files to the analysis, a sentence each
     * @param experiments as analysed
     * @param moved foci that were carried to MNI space
     * @param outside analysed foci outside the mask
     * @param dropped experiments that were not analysed
     * @param droppedFoci foci that were not analysed although their experiment was
     * @param conditions what became of diagnoses that were mapped
     */
    public record InputView(
            List<String> way,
            TableView experiments,
            Optional<TableView> moved,
            Optional<TableView> outside,
            Optional<TableView> dropped,
            Optional<TableView> droppedFoci,
            Optional<TableView> conditions) {
        public InputView {
            way = List.copyOf(way);
        }
    }

    /**
     * What came out.
     *
     * @param corrections every correction asked for and what it found
     * @param clusters the clusters of the leading correction in one table
     * @param missed clusters that formed but are not reported
     * @param truth true peaks against what was found, for simulated input
     * @param truthSummary the same in a sentence, empty when there is no known truth
     * @param details one entry for each cluster
     * @param detailNote what the details leave out; may be empty
     * @param mosaic slices through the whole brain
     * @param glassBrain all foci
     * @param nulls null distributions
     */
    public record ResultView(
            TableView corrections,
            Optional<TableView> clusters,
            Optional<TableView> missed,
            Optional<TableView> truth,
            String truthSummary,
            List<ClusterView> details,
            String detailNote,
            Optional<FigureView> mosaic,
            Optional<FigureView> glassBrain,
            List<FigureView> nulls) {
        public ResultView {
            details = List.copyOf(details);
            nulls = List.copyOf(nulls);
        }
    }
}
