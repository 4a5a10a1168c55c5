package org.nocimap.report.pages;

import java.util.List;
import java.util.Optional;

/**
 * Everything that stands on the overview page of several runs, in words.
 *
 * @param title of the page
 * @param subtitle method and software, one line
 * @param summary the result in a sentence
 * @param figure all runs side by side
 * @param values one row for each value, with links to the reports
 * @param sharing what values share, a sentence each; empty when there is one value
 * @param circuit the regions that they share, drawn
 * @param regions regions against values
 * @param differences what is specific to single values, a sentence each; empty when that was not asked
 * @param specific where single values are above all others, when that was asked
 * @param parts the clusters of each value
 * @param command the command that repeats everything
 */
public record OverviewView(
        String title,
        String subtitle,
        String summary,
        Optional<FigureView> figure,
        TableView values,
        List<String> sharing,
        Optional<FigureView> circuit,
        Optional<TableView> regions,
        List<String> differences,
        Optional<TableView> specific,
        List<Part> parts,
        String command) {
    public OverviewView {
        sharing = List.copyOf(sharing);
        differences = List.copyOf(differences);
        parts = List.copyOf(parts);
    }

    /**
     * One value.
     *
     * @param number 1 for the first
     * @param value of the tag
     * @param report its report beside the page; empty when there is none
     * @param note what is to be said, such as why there is no result; may be empty
     * @param clusters when there are any
     */
    public record Part(int number, String value, String report, String note, Optional<TableView> clusters) {}
}
