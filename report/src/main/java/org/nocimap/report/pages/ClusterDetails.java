package org.nocimap.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nocimap.atlas.LabelShare;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.Contribution;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.report.pictures.RunFigure.Role;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.ExperimentNames;
import org.nocimap.report.tables.DescribedCluster;
import org.nocimap.report.tables.DescribedCluster.DescribedPeak;
import org.nocimap.report.tables.TagShare;
import org.nocimap.report.words.Numbers;

/** One cluster after another, in detail. */
final class ClusterDetails {
    private static final int MOST_PEAKS = 15;
    private static final int MOST_REGIONS = 8;
    private static final int MOST_CONTRIBUTIONS = 15;

    private final AleRun run;
    private final ExperimentNames names;
    private final FigureShelf figures;

    ClusterDetails(AleRun run, FigureShelf figures) {
        this.run = run;
        this.names = new ExperimentNames(run);
        this.figures = figures;
    }

    ClusterView of(DescribedCluster described) {
        Cluster cluster = described.cluster();
        Optional<FigureView> bars = figures.ofCluster(
                Role.CONTRIBUTIONS,
                cluster.number(),
                "Contribution of each experiment: the relative loss of ALE without it, averaged over the cluster and"
                        + " scaled to 100 % in all; and its foci inside the cluster.");
        String at = Numbers.readPoint(cluster.highestPeak().point());
        return new ClusterView(
                cluster.number(),
                described.name().isEmpty() ? at : described.name(),
                facts(cluster),
                figures.ofCluster(
                        Role.SLICES, cluster.number(), "Slices through the cluster's highest peak " + at + "."),
                peaks(described),
                described.regions().stream()
                        .filter(r -> !r.shares().isEmpty())
                        .map(this::regions)
                        .toList(),
                bars,
                bars.isPresent() ? Optional.empty() : Optional.of(contributions(described)),
                tags(described));
    }

    private List<Fact> facts(Cluster cluster) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Volume",
                Numbers.readCount(Math.round(cluster.volumeMm3())) + " mm³, "
                        + Numbers.counted(cluster.voxels(), "voxel", "voxels")));
        facts.add(new Fact("Centre of mass", Numbers.readPoint(cluster.centreOfMass())));
        for (Correction correction : run.result().spec().corrections()) {
            if (cluster.corrected().containsKey(correction)) {
                String of = correction.level() == Correction.Level.VOXEL ? " of its highest voxel" : "";
                facts.add(new Fact(
                        "Corrected p" + of + ": " + correction.title(),
                        Numbers.interval(cluster.corrected().get(correction))));
            }
        }
        return facts;
    }

    private TableView peaks(DescribedCluster described) {
        List<Column> columns = List.of(
                Column.number("x"),
                Column.number("y"),
                Column.number("z"),
                Column.number("ALE"),
                Column.number("z\u2011value"),
                Column.number("p"),
                Column.text("Labels"));
        List<List<Cell>> rows = new ArrayList<>();
        for (DescribedPeak named : described.peaks()) {
            rows.add(TableView.row(
                    Numbers.readMm(named.peak().point().x()),
                    Numbers.readMm(named.peak().point().y()),
                    Numbers.readMm(named.peak().point().z()),
                    Numbers.fixed(named.peak().statistic(), 4),
                    Numbers.readFixed(named.peak().z(), 2),
                    Numbers.readP(named.peak().p(), run.result().smallestP()),
                    named.labels().stream().map(RegionLabel::text).distinct().collect(Collectors.joining("; "))));
        }
        return shortened(
                "Peaks at least 8 mm apart. z-value and p are uncorrected.", columns, rows, MOST_PEAKS, "clusters.tsv");
    }

    private TableView regions(Labeller.AtlasShares shares) {
        List<List<Cell>> rows = new ArrayList<>();
        for (LabelShare share : shares.shares()) {
            rows.add(TableView.row(
                    share.label(), Numbers.readCount(share.points()), Numbers.readPercent(share.percent(), 1)));
        }
        String title = run.labeller().atlases().stream()
                .filter(a -> a.info().name().equals(shares.atlas()))
                .map(a -> a.info().title())
                .findFirst()
                .orElse(shares.atlas());
        return shortened(
                "Regions by " + title + ".",
                List.of(Column.text("Region"), Column.number("Voxels"), Column.number("Share")),
                rows,
                MOST_REGIONS,
                "clusters.json");
    }

    private TableView contributions(DescribedCluster described) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Contribution c : described.contributions()) {
            AleExperiment experiment = run.result().experiments().get(c.experiment());
            rows.add(TableView.row(
                    names.of(c.experiment()),
                    experiment.experiment().subjects().isPresent()
                            ? Numbers.readCount(
                                    experiment.experiment().subjects().getAsInt())
                            : "",
                    Numbers.readCount(c.fociInside()),
                    Numbers.readPercent(c.share(), 1)));
        }
        return shortened(
                "Contributing experiments.",
                List.of(
                        Column.text("Experiment"),
                        Column.number("N"),
                        Column.number("Foci inside"),
                        Column.number("Share of ALE")),
                rows,
                MOST_CONTRIBUTIONS,
                "contributions.tsv");
    }

    private static Optional<TableView> tags(DescribedCluster described) {
        if (described.tags().isEmpty()) {
            return Optional.empty();
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (TagShare share : described.tags()) {
            rows.add(TableView.row(
                    share.tag(),
                    share.value(),
                    Numbers.readCount(share.experiments()),
                    Numbers.readCount(share.fociInside()),
                    Numbers.readPercent(share.share(), 1)));
        }
        return Optional.of(shortened(
                "Contributions by tag.",
                List.of(
                        Column.text("Tag"),
                        Column.text("Value"),
                        Column.number("Experiments"),
                        Column.number("Foci inside"),
                        Column.number("Share of ALE")),
                rows,
                MOST_CONTRIBUTIONS,
                "contributions_by_tag.tsv"));
    }

    private static TableView shortened(
            String caption, List<Column> columns, List<List<Cell>> rows, int most, String file) {
        if (rows.size() <= most) {
            return new TableView(caption, columns, rows, "");
        }
        String note =
                "The first " + most + " of " + Numbers.readCount(rows.size()) + "; all of them are in " + file + ".";
        return new TableView(caption, columns, rows.subList(0, most), note);
    }
}
