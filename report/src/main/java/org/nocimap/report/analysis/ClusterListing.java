package org.nocimap.report.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.Peak;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;
import org.nocimap.stats.MonteCarloP;

/**
 * Clusters with names for their places, as a table for machines, for the page, and as JSON.
 *
 * @param clusters numbered 1, 2, …
 * @param labeller names places; may hold no atlas
 * @param statistic what the map's value is called, in the field's letters: {@code ALE}, {@code difference}
 */
public record ClusterListing(List<Cluster> clusters, Labeller labeller, String statistic) {
    public ClusterListing {
        clusters = List.copyOf(clusters);
    }

    /** The columns of {@link #rows()}. */
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of("cluster", "volume_mm3", "voxels", "com_x", "com_y", "com_z"));
        for (Correction correction : corrections()) {
            String column = "p_" + correction.flag().replace('-', '_');
            header.addAll(List.of(column, column + "_low", column + "_high"));
        }
        header.addAll(List.of(
                "peak", "x", "y", "z", statistic.toLowerCase(Locale.ROOT).replace(' ', '_'), "z_score"));
        header.addAll(List.of("p", "region"));
        return header;
    }

    /** One row for each peak, the cluster's own columns repeated; MNI mm, z and p uncorrected. */
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Cluster cluster : clusters) {
            for (int rank = 1; rank <= cluster.peaks().size(); rank++) {
                rows.add(row(cluster, rank));
            }
        }
        return rows;
    }

    private List<String> row(Cluster cluster, int rank) {
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(cluster.number()));
        row.add(Numbers.mm(cluster.volumeMm3()));
        row.add(Integer.toString(cluster.voxels()));
        row.add(Numbers.fixed(cluster.centreOfMass().x(), 1));
        row.add(Numbers.fixed(cluster.centreOfMass().y(), 1));
        row.add(Numbers.fixed(cluster.centreOfMass().z(), 1));
        for (Correction correction : corrections()) {
            MonteCarloP p = cluster.corrected().get(correction);
            row.add(p == null ? "" : Numbers.significant(p.p(), 4));
            row.add(p == null ? "" : Numbers.significant(p.low(), 4));
            row.add(p == null ? "" : Numbers.significant(p.high(), 4));
        }
        Peak peak = cluster.peaks().get(rank - 1);
        row.add(Integer.toString(rank));
        row.add(Numbers.mm(peak.point().x()));
        row.add(Numbers.mm(peak.point().y()));
        row.add(Numbers.mm(peak.point().z()));
        row.add(Numbers.significant(peak.statistic(), 6));
        row.add(Numbers.fixed(peak.z(), 3));
        row.add(Numbers.significant(peak.p(), 3));
        row.add(name(peak));
        return row;
    }

    /** For the page: one row for each cluster, at its highest peak. */
    public TableView table(String caption, String file) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("#"),
                Column.text("Highest peak"),
                Column.number("x"),
                Column.number("y"),
                Column.number("z"),
                Column.number(statistic),
                Column.number("z\u2011value"),
                Column.number("Volume (mm³)")));
        List<Correction> corrections = corrections();
        corrections.forEach(c -> columns.add(Column.number("p, " + c.title() + " [95 % interval]")));
        List<List<Cell>> rows = new ArrayList<>();
        for (Cluster cluster : clusters) {
            Peak peak = cluster.highestPeak();
            List<Cell> row = new ArrayList<>(TableView.row(
                    Integer.toString(cluster.number()),
                    name(peak).isEmpty() ? "unlabelled" : name(peak),
                    Numbers.readMm(peak.point().x()),
                    Numbers.readMm(peak.point().y()),
                    Numbers.readMm(peak.point().z()),
                    Numbers.significant(peak.statistic(), 3),
                    Numbers.readFixed(peak.z(), 2),
                    Numbers.readCount(Math.round(cluster.volumeMm3()))));
            for (Correction correction : corrections) {
                MonteCarloP p = cluster.corrected().get(correction);
                row.add(Cell.of(p == null ? "" : Numbers.interval(p)));
            }
            rows.add(row);
        }
        return TableView.cut(caption, columns, rows, file);
    }

    /** For JSON: a list of clusters with their peaks. */
    public List<Object> tree() {
        return clusters.stream().map(this::tree).collect(Collectors.toList());
    }

    private Object tree(Cluster cluster) {
        List<Object> peaks = new ArrayList<>();
        for (Peak peak : cluster.peaks()) {
            peaks.add(JsonText.object(
                    "point",
                    JsonText.point(peak.point()),
                    "value",
                    JsonText.significant(peak.statistic(), 6),
                    "z",
                    JsonText.fixed(peak.z(), 3),
                    "p",
                    JsonText.significant(peak.p(), 3),
                    "region",
                    name(peak)));
        }
        List<Object> corrected = new ArrayList<>();
        for (Correction correction : corrections()) {
            MonteCarloP p = cluster.corrected().get(correction);
            if (p != null) {
                corrected.add(JsonText.object(
                        "correction",
                        correction.flag(),
                        "p",
                        JsonText.significant(p.p(), 4),
                        "low",
                        JsonText.significant(p.low(), 4),
                        "high",
                        JsonText.significant(p.high(), 4)));
            }
        }
        return JsonText.object(
                "number",
                cluster.number(),
                "voxels",
                cluster.voxels(),
                "volumeMm3",
                JsonText.plain(cluster.volumeMm3()),
                "corrected",
                corrected,
                "peaks",
                peaks);
    }

    private String name(Peak peak) {
        return labeller.best(peak.point()).map(RegionLabel::text).orElse("");
    }

    private List<Correction> corrections() {
        TreeSet<Correction> present = new TreeSet<>();
        clusters.forEach(c -> present.addAll(c.corrected().keySet()));
        return List.copyOf(present);
    }
}
