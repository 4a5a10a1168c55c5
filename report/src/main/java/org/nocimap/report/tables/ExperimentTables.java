package org.nocimap.report.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Correction;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.FocusFate;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.SpecWords;

/** What went into a run as tab-separated tables, and its null distributions. */
public final class ExperimentTables {
    private static final List<String> FIXED =
            List.of("study", "study_name", "experiment", "n", "fwhm_mm", "foci", "foci_in_mask", "pooled_from");

    private final AleRun run;

    public ExperimentTables(AleRun run) {
        this.run = run;
    }

    /** One row for each experiment as analysed, its tags in columns of their own. */
    public String experiments() {
        TreeSet<String> tags = new TreeSet<>();
        run.result()
                .experiments()
                .forEach(e -> tags.addAll(e.experiment().tags().keySet()));
        List<String> header = new ArrayList<>(FIXED);
        tags.forEach(tag -> header.add(FIXED.contains(tag) ? "tag_" + tag : tag));
        TsvTable table = new TsvTable(header);
        for (AleExperiment e : run.result().experiments()) {
            List<String> row = new ArrayList<>();
            row.add(e.studyId());
            row.add(run.preparation().studyNames().getOrDefault(e.studyId(), e.studyId()));
            row.add(e.experiment().name());
            row.add(subjects(e.experiment().subjects()));
            row.add(Numbers.fixed(e.fwhmMm(), 3));
            row.add(Integer.toString(e.experiment().foci().size()));
            row.add(Integer.toString(e.fociInMask()));
            row.add(String.join("; ", run.preparation().pooledFrom().getOrDefault(e.label(), List.of())));
            tags.forEach(tag -> row.add(e.experiment().tags().getOrDefault(tag, "")));
            table.add(row);
        }
        return table.toString();
    }

    /** Writes one row for each focus that was read. */
    public void writeFoci(OutputStream out) throws IOException {
        List<String> header = List.of(
                "study",
                "experiment",
                "x_given",
                "y_given",
                "z_given",
                "space",
                "transform",
                "x",
                "y",
                "z",
                "in_mask",
                "analysed_in",
                "dropped",
                "source");
        List<FocusFate> foci = run.preparation().foci();
        TsvTable.writeTo(out, header, foci.size(), n -> row(foci.get(n)));
    }

    private List<String> row(FocusFate focus) {
        List<String> row = new ArrayList<>(List.of(focus.study(), focus.experiment()));
        row.addAll(coordinates(focus.given()));
        row.add(SpaceNames.name(focus.space()));
        row.add(focus.transform().map(SpecWords::transform).orElse(""));
        row.addAll(focus.mni().map(ExperimentTables::coordinates).orElse(List.of("", "", "")));
        boolean analysed = focus.dropped().isEmpty();
        row.add(analysed ? (focus.mni().filter(this::inMask).isPresent() ? "yes" : "no") : "");
        row.add(focus.analysedIn().orElse(""));
        row.add(focus.dropped().orElse(""));
        row.add(focus.where().toString());
        return row;
    }

    /** Whether the voxel nearest to a place belongs to the mask. */
    public boolean inMask(Point point) {
        Mask mask = run.result().mask();
        Grid grid = mask.grid();
        double[] index = grid.continuousIndexOf(point);
        int i = (int) Math.floor(index[0] + 0.5);
        int j = (int) Math.floor(index[1] + 0.5);
        int k = (int) Math.floor(index[2] + 0.5);
        return grid.contains(i, j, k) && mask.contains(grid.index(i, j, k));
    }

    /** Writes one row for each permutation; every column is sorted by itself, so a row is not one permutation. */
    public void writeNullMaxima(OutputStream out) throws IOException {
        Map<Correction, double[]> maxima = new TreeMap<>();
        for (CorrectedMap map : run.result().corrected()) {
            map.maxima().ifPresent(nulls -> maxima.put(map.correction(), nulls.maxima()));
        }
        List<String> header = new ArrayList<>(List.of("rank"));
        maxima.keySet().forEach(c -> header.add(maximum(c)));
        int rows = maxima.values().stream().mapToInt(m -> m.length).max().orElse(0);
        TsvTable.writeTo(out, header, rows, n -> {
            List<String> row = new ArrayList<>(Collections.singleton(Integer.toString(n + 1)));
            maxima.forEach((correction, values) -> row.add(
                    correction == Correction.CLUSTER_SIZE_FWE
                            ? Numbers.mm(values[n])
                            : Numbers.significant(values[n], 7)));
            return row;
        });
    }

    private static String maximum(Correction correction) {
        return switch (correction) {
            case VOXEL_FWE -> "highest_ale";
            case CLUSTER_SIZE_FWE -> "largest_cluster_voxels";
            case CLUSTER_MASS_FWE -> "heaviest_cluster_mass";
            case TFCE_FWE -> "highest_tfce";
            default -> throw new IllegalArgumentException(correction + " has no null distribution of a maximum");
        };
    }

    private static List<String> coordinates(Point point) {
        return List.of(Numbers.mm(point.x()), Numbers.mm(point.y()), Numbers.mm(point.z()));
    }

    /** The number, or an empty text. */
    static String subjects(OptionalInt subjects) {
        return subjects.isPresent() ? Integer.toString(subjects.getAsInt()) : "";
    }
}
