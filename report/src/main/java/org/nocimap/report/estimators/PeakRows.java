package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.image.Point;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Peak;
import org.nocimap.inference.field.FieldCorrection.FieldCluster;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.tables.PastedTable;
import org.nocimap.report.words.Numbers;

/** Clusters as papers print them: place, side, size, peak, z; every further peak in a row of its own without a size. */
record PeakRows(List<FieldCluster> clusters, Labeller labeller) {
    /** Nearer to the midline than this a peak has no side. */
    private static final double MIDLINE_MM = 1;

    PeakRows {
        clusters = List.copyOf(clusters);
    }

    static final List<String> HEADER =
            List.of("region", "side", "size_mm3", "x", "y", "z", "peak_z", "p_fwe", "p_peak");

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (FieldCluster one : clusters) {
            Cluster cluster = one.cluster();
            for (Peak peak : cluster.peaks()) {
                boolean first = peak.equals(cluster.highestPeak());
                Point at = peak.point();
                rows.add(List.of(
                        labeller.best(at).map(RegionLabel::text).orElse(""),
                        side(at.x()),
                        first ? String.format(Locale.ROOT, "%.0f", cluster.volumeMm3()) : "",
                        String.format(Locale.ROOT, "%.0f", at.x() + 0.0),
                        String.format(Locale.ROOT, "%.0f", at.y() + 0.0),
                        String.format(Locale.ROOT, "%.0f", at.z() + 0.0),
                        String.format(Locale.ROOT, "%.2f", peak.z()),
                        first ? Numbers.significant(one.p(), 3) : "",
                        first ? Numbers.significant(one.peakP(), 3) : ""));
            }
        }
        return rows;
    }

    static String side(double x) {
        return x > MIDLINE_MM ? "R" : x < -MIDLINE_MM ? "L" : "";
    }

    TableView table(String caption, String file) {
        List<List<Cell>> cells = new ArrayList<>();
        for (List<String> row : rows()) {
            cells.add(TableView.row(row.toArray(String[]::new)));
        }
        return TableView.cut(
                caption,
                List.of(
                        Column.text("Region"),
                        Column.text("Side"),
                        Column.number("Size (mm³)"),
                        Column.number("x"),
                        Column.number("y"),
                        Column.number("z"),
                        Column.number("Peak z\u2011value"),
                        Column.number("p (cluster)"),
                        Column.number("p (peak)")),
                cells,
                file);
    }

    /** A table that can be pasted into a text document as it is. */
    String html(String caption) {
        return PastedTable.html(
                caption,
                List.of("", "side", "size (mm³)", "x", "y", "z", "peak z-stat"),
                rows().stream().map(row -> row.subList(0, 7)).toList());
    }
}
