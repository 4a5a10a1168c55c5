package org.nocimap.report.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.inference.Peak;
import org.nocimap.report.overview.ConditionOverview;
import org.nocimap.report.overview.OneAgainstRest;
import org.nocimap.report.overview.SpecificCluster;
import org.nocimap.report.overview.Specificity;
import org.nocimap.report.pictures.RunFigure;
import org.nocimap.report.run.Software;
import org.nocimap.report.tables.DescribedCluster;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.CommandText;
import org.nocimap.report.words.Numbers;

/** Puts the overview page of several runs together. */
public final class OverviewViews {
    private OverviewViews() {}

    /**
     * @param tag whose values the runs are
     * @param figure all of them side by side, if drawn
     * @param together what they share, when there are several
     * @param circuit the same as a figure, if drawn
     * @param written its files, relative to the overview
     */
    public static OverviewView of(
            String title,
            String tag,
            List<OverviewPart> parts,
            Optional<RunFigure> figure,
            Optional<ConditionOverview> together,
            Optional<RunFigure> circuit,
            List<Path> written,
            Software software,
            List<String> command) {
        long significant = parts.stream().filter(p -> !p.clusters().isEmpty()).count();
        List<OverviewView.Part> views = new ArrayList<>();
        for (int n = 0; n < parts.size(); n++) {
            views.add(part(n + 1, parts.get(n)));
        }
        return new OverviewView(
                title,
                "Activation likelihood estimation with Nocimap " + software.version() + ", one for each value of "
                        + tag,
                Numbers.counted(parts.size(), "value", "values") + " of " + tag + "; significant clusters in "
                        + (significant == 0 ? "none" : Numbers.readCount(significant))
                        + " of them. Each value was analysed by itself: that one has a cluster and another has not"
                        + " does not show that they differ.",
                figure.map(f -> FigureView.of(f, "The significant clusters of every value.", written)),
                values(tag, parts),
                together.map(ConditionOverview::sentences).orElse(List.of()),
                circuit.map(f -> FigureView.of(f, "The regions that values of " + tag + " share.", written)),
                together.map(OverviewViews::regions),
                together.flatMap(ConditionOverview::specificity)
                        .map(Specificity::sentences)
                        .orElse(List.of()),
                together.flatMap(ConditionOverview::specificity).map(OverviewViews::specific),
                views,
                CommandText.of(command));
    }

    private static TableView regions(ConditionOverview together) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Region"), Column.text("Significant")));
        together.conditions().forEach(condition -> columns.add(Column.text(condition)));
        return TableView.cut(
                "Regions and conditions: largest z and number of significant voxels, studies of how many, foci. Pain"
                        + " regions overlap.",
                columns,
                together.lines().stream()
                        .map(line -> line.stream().map(Cell::of).toList())
                        .toList(),
                OutputFile.OVERVIEW_REGIONS.fileName());
    }

    private static TableView specific(Specificity specificity) {
        List<List<Cell>> rows = new ArrayList<>();
        for (OneAgainstRest contrast : specificity.contrasts()) {
            for (SpecificCluster cluster : contrast.clusters()) {
                rows.add(TableView.row(
                        contrast.condition(),
                        cluster.label().isEmpty() ? "unlabelled" : cluster.label(),
                        Numbers.readMm(cluster.peak().x()),
                        Numbers.readMm(cluster.peak().y()),
                        Numbers.readMm(cluster.peak().z()),
                        Numbers.readFixed(cluster.z(), 2),
                        Numbers.significant(cluster.p(), 2),
                        Numbers.readCount(Math.round(cluster.volumeMm3())),
                        cluster.support().ofA() + " of " + contrast.experiments(),
                        cluster.support().ofB() + " of " + contrast.rest(),
                        String.join(", ", cluster.regions())));
            }
        }
        String threshold = specificity.threshold();
        return TableView.cut(
                "Clusters in which a value is above all others together"
                        + (threshold.isEmpty() ? "" : " (" + threshold + ")") + (rows.isEmpty() ? ": none." : "."),
                List.of(
                        Column.text("Value"),
                        Column.text("Highest peak"),
                        Column.number("x"),
                        Column.number("y"),
                        Column.number("z"),
                        Column.number("z\u2011value"),
                        Column.number("Corrected p"),
                        Column.number("Volume (mm³)"),
                        Column.text("Experiments"),
                        Column.text("Of the rest"),
                        Column.text("Pain regions")),
                rows,
                OutputFile.OVERVIEW_SPECIFIC.fileName());
    }

    private static TableView values(String tag, List<OverviewPart> parts) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int n = 0; n < parts.size(); n++) {
            OverviewPart part = parts.get(n);
            List<Cell> row = new ArrayList<>();
            row.add(new Cell(part.value(), "#value-" + (n + 1)));
            boolean there = part.problem().isEmpty();
            row.addAll(TableView.row(
                    there ? Numbers.readCount(part.experiments()) : "",
                    part.subjects(),
                    there ? Numbers.readCount(part.foci()) : "",
                    there ? Numbers.readCount(part.clusters().size()) : "",
                    there ? Numbers.readCount(part.warnings()) : ""));
            row.add(there ? new Cell("report", report(part)) : Cell.of("no result"));
            rows.add(row);
        }
        return TableView.cut(
                "One analysis for each value of " + tag + ".",
                List.of(
                        Column.text(tag),
                        Column.number("Experiments"),
                        Column.number("Subjects"),
                        Column.number("Foci"),
                        Column.number("Clusters"),
                        Column.number("Warnings"),
                        Column.text("Report")),
                rows,
                OutputFile.OVERVIEW_TABLE.fileName());
    }

    private static OverviewView.Part part(int number, OverviewPart part) {
        if (!part.problem().isEmpty()) {
            return new OverviewView.Part(number, part.value(), "", part.problem(), Optional.empty());
        }
        if (part.clusters().isEmpty()) {
            String note = "No significant cluster (" + part.threshold() + ").";
            return new OverviewView.Part(number, part.value(), report(part), note, Optional.empty());
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (DescribedCluster described : part.clusters()) {
            Peak peak = described.cluster().highestPeak();
            rows.add(TableView.row(
                    Integer.toString(described.cluster().number()),
                    described.name().isEmpty() ? "unlabelled" : described.name(),
                    Numbers.readMm(peak.point().x()),
                    Numbers.readMm(peak.point().y()),
                    Numbers.readMm(peak.point().z()),
                    Numbers.readFixed(peak.z(), 2),
                    Numbers.readCount(Math.round(described.cluster().volumeMm3()))));
        }
        TableView clusters = TableView.cut(
                "Clusters significant by " + part.threshold() + ".",
                List.of(
                        Column.number("#"),
                        Column.text("Highest peak"),
                        Column.number("x"),
                        Column.number("y"),
                        Column.number("z"),
                        Column.number("z\u2011value"),
                        Column.number("Volume (mm³)")),
                rows,
                part.folder() + "/" + OutputFile.CLUSTERS.fileName());
        return new OverviewView.Part(number, part.value(), report(part), "", Optional.of(clusters));
    }

    /** The address of a part's report; folder names are made by this project, but blanks and the like still need writing out. */
    private static String report(OverviewPart part) {
        return Addresses.of(part.folder()) + "/" + OutputFile.REPORT.fileName();
    }
}
