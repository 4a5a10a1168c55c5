package org.nocimap.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.Peak;
import org.nocimap.report.pages.ReportView.ResultView;
import org.nocimap.report.pictures.RunFigure;
import org.nocimap.report.pictures.RunFigure.Role;
import org.nocimap.report.pictures.RunFigures;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.ExperimentNames;
import org.nocimap.report.run.KnownTruth;
import org.nocimap.report.tables.DescribedCluster;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.SpecWords;
import org.nocimap.stats.MonteCarloP;

/** What came out. */
final class ResultSection {
    private static final int MOST_MISSED = 8;

    private final AleRun run;
    private final ExperimentNames names;
    private final AleResult result;
    private final AleSpec spec;
    private final CorrectedMap primary;
    private final List<DescribedCluster> clusters;
    private final FigureShelf figures;

    private ResultSection(AleRun run, List<DescribedCluster> clusters, FigureShelf figures) {
        this.run = run;
        this.names = new ExperimentNames(run);
        this.result = run.result();
        this.spec = result.spec();
        this.primary = result.primary();
        this.clusters = clusters;
        this.figures = figures;
    }

    static ResultView of(AleRun run, List<DescribedCluster> clusters, FigureShelf figures) {
        ResultSection section = new ResultSection(run, clusters, figures);
        Optional<KnownTruth> truth = run.truth();
        List<DescribedCluster> detailed = clusters.subList(0, Math.min(RunFigures.MOST_CLUSTERS, clusters.size()));
        ClusterDetails details = new ClusterDetails(run, figures);
        return new ResultView(
                section.corrections(),
                clusters.isEmpty() ? Optional.empty() : Optional.of(section.clusterTable()),
                section.missed(),
                truth.map(section::truthTable),
                truth.map(section::truthSummary).orElse(""),
                detailed.stream().map(details::of).toList(),
                detailed.size() == clusters.size()
                        ? ""
                        : "The " + detailed.size() + " largest clusters are shown in detail; all "
                                + Numbers.readCount(clusters.size()) + " are in clusters.tsv and clusters.json.",
                section.mosaic(),
                section.glassBrain(),
                section.nulls());
    }

    private TableView corrections() {
        List<List<Cell>> rows = new ArrayList<>();
        for (CorrectedMap map : result.corrected()) {
            rows.add(TableView.row(
                    SpecWords.threshold(map.correction(), spec),
                    SpecWords.critical(
                            map.correction(),
                            map.critical(),
                            result.mask().grid().voxelVolumeMm3()),
                    Numbers.readCount(map.clusters().size()),
                    Numbers.readCount(
                            map.clusters().stream().mapToInt(Cluster::voxels).sum())));
        }
        String note = result.corrected().size() == 1
                ? ""
                : "The first row leads this report; maps and tables of the others are in the folder.";
        return new TableView(
                "What counts as significant, and how much does.",
                List.of(
                        Column.text("Threshold"),
                        Column.text("Significant means"),
                        Column.number("Clusters"),
                        Column.number("Voxels")),
                rows,
                note);
    }

    private TableView clusterTable() {
        Optional<Correction> shown = correctedBy();
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("#"),
                Column.text("Highest peak"),
                Column.number("x"),
                Column.number("y"),
                Column.number("z"),
                Column.number("ALE"),
                Column.number("z\u2011value"),
                Column.number("Volume (mm³)")));
        shown.ifPresent(c -> columns.add(Column.number("Corrected p [95 % interval]")));
        columns.add(Column.text("Carried most by"));
        List<List<Cell>> rows = new ArrayList<>();
        for (DescribedCluster described : clusters) {
            Cluster cluster = described.cluster();
            Peak peak = cluster.highestPeak();
            boolean linked = cluster.number() <= RunFigures.MOST_CLUSTERS;
            List<Cell> row = new ArrayList<>();
            row.add(new Cell(Integer.toString(cluster.number()), linked ? "#cluster-" + cluster.number() : ""));
            row.addAll(TableView.row(
                    described.name().isEmpty() ? "unlabelled" : described.name(),
                    Numbers.readMm(peak.point().x()),
                    Numbers.readMm(peak.point().y()),
                    Numbers.readMm(peak.point().z()),
                    Numbers.fixed(peak.statistic(), 4),
                    Numbers.readFixed(peak.z(), 2),
                    Numbers.readCount(Math.round(cluster.volumeMm3()))));
            shown.ifPresent(c -> row.add(Cell.of(
                    cluster.corrected().containsKey(c)
                            ? Numbers.interval(cluster.corrected().get(c))
                            : "")));
            row.add(Cell.of(carriers(described)));
            rows.add(row);
        }
        String note =
                "Coordinates in MNI space, mm. z-values are those of the uncorrected map. Distances in parentheses"
                        + " lead to the nearest labelled voxel.";
        String caption = "Clusters significant by " + SpecWords.threshold(primary.correction(), spec) + ".";
        TableView table = TableView.cut(caption, columns, rows, "clusters.tsv");
        return new TableView(caption, columns, table.rows(), table.note().isEmpty() ? note : table.note() + " " + note);
    }

    private String carriers(DescribedCluster described) {
        return described.contributions().stream()
                .limit(2)
                .map(c -> names.of(c.experiment()) + " (" + Numbers.readPercent(c.share(), 0) + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    /** The correction whose p each cluster has. */
    private Optional<Correction> correctedBy() {
        return primary.correction().usesPermutations() ? Optional.of(primary.correction()) : Optional.empty();
    }

    private Optional<TableView> missed() {
        List<Cluster> missed = DescribedCluster.missed(primary);
        if (missed.isEmpty()) {
            return Optional.empty();
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Cluster cluster : missed.subList(0, Math.min(MOST_MISSED, missed.size()))) {
            MonteCarloP p = cluster.corrected().get(primary.correction());
            String name =
                    DescribedCluster.peak(cluster.highestPeak(), run.labeller()).name();
            rows.add(TableView.row(
                    name.isEmpty() ? "unlabelled" : name,
                    Numbers.readPoint(cluster.highestPeak().point()),
                    Numbers.readFixed(cluster.highestPeak().z(), 2),
                    Numbers.readCount(cluster.voxels()),
                    Numbers.readCount(Math.round(cluster.volumeMm3())),
                    p == null ? "" : Numbers.interval(p),
                    p == null || p.p() <= spec.alpha()
                            ? "smaller than " + Numbers.plain(spec.minVolumeMm3()) + " mm³"
                            : "corrected p above " + Numbers.plain(spec.alpha())));
        }
        String note = missed.size() <= MOST_MISSED
                ? ""
                : "The " + MOST_MISSED + " largest of " + Numbers.readCount(missed.size()) + ".";
        return Optional.of(new TableView(
                "Clusters that formed and are not reported. They are no findings.",
                List.of(
                        Column.text("Highest peak"),
                        Column.place("MNI"),
                        Column.number("z\u2011value"),
                        Column.number("Voxels"),
                        Column.number("Volume (mm³)"),
                        Column.number("Corrected p [95 % interval]"),
                        Column.text("Why not reported")),
                rows,
                note));
    }

    private TableView truthTable(KnownTruth truth) {
        List<List<Cell>> rows = new ArrayList<>();
        for (KnownTruth.Answer answer : truth.answers(primary.clusters(), result.mask())) {
            rows.add(TableView.row(
                    Numbers.readPoint(answer.peak()),
                    answer.isFound() ? "found: cluster " + answer.cluster() : "missed",
                    answer.nearest().map(Numbers::readPoint).orElse("none"),
                    Double.isFinite(answer.distanceMm()) ? Numbers.fixed(answer.distanceMm(), 1) : ""));
        }
        return new TableView(
                "True peaks of the simulation against the reported clusters.",
                List.of(
                        Column.place("True peak (MNI)"),
                        Column.text("Found"),
                        Column.place("Nearest reported peak"),
                        Column.number("Distance (mm)")),
                rows,
                "Found means that a voxel of a reported cluster lies within " + Numbers.plain(KnownTruth.TOLERANCE_MM)
                        + " mm of the true peak.");
    }

    private String truthSummary(KnownTruth truth) {
        List<KnownTruth.Answer> answers = truth.answers(primary.clusters(), result.mask());
        long found = answers.stream().filter(KnownTruth.Answer::isFound).count();
        int wrong = truth.falseClusters(primary.clusters(), result.mask()).size();
        return "The foci are simulated, so the right answer is known: "
                + (answers.isEmpty() ? "there is no true peak" : found + " of " + answers.size() + " true peaks found")
                + ", " + (wrong == 0 ? "no false cluster" : Numbers.counted(wrong, "false cluster", "false clusters"))
                + ".";
    }

    private Optional<FigureView> mosaic() {
        String what = clusters.isEmpty()
                ? "Nothing is significant; the colours show where the uncorrected p is below "
                        + Numbers.plain(spec.voxelP()) + " and are no finding."
                : "Where the coordinates converge; colours are z-values inside significant clusters.";
        return figures.first(Role.MOSAIC, what);
    }

    private Optional<FigureView> glassBrain() {
        return figures.first(
                Role.GLASS_BRAIN,
                "All foci as analysed, in MNI space"
                        + (clusters.isEmpty() ? "." : ", over the significant clusters seen through the brain."));
    }

    private List<FigureView> nulls() {
        return figures.all(
                Role.NULL_DISTRIBUTION,
                (RunFigure figure) -> "What chance alone gives in " + Numbers.readCount(spec.permutations())
                        + " permutations, the value to exceed, and what was observed.");
    }
}
