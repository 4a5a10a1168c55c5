package org.nocimap.report.pages;

import java.util.List;
import java.util.Optional;

/**
 * One cluster on the page.
 *
 * @param number its number
 * @param name what its highest peak is called, or its coordinates
 * @param facts volume, centre, corrected p
 * @param slices the slices through its highest peak
 * @param peaks its peaks
 * @param regions which regions it covers, one table for each atlas
 * @param contributions bars
 * @param contributionTable the same as a table, where there are no figures
 * @param tags contributions added up by tag
 */
public record ClusterView(
        int number,
        String name,
        List<Fact> facts,
        Optional<FigureView> slices,
        TableView peaks,
        List<TableView> regions,
        Optional<FigureView> contributions,
        Optional<TableView> contributionTable,
        Optional<TableView> tags) {
    public ClusterView {
        facts = List.copyOf(facts);
        regions = List.copyOf(regions);
    }
}
