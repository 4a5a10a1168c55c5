package org.nocimap.report.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.image.Point;
import org.nocimap.report.run.AnalysedInput;
import org.nocimap.report.run.FocusFate;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.SpecWords;

/** What went into a run as tab-separated tables. */
public final class ExperimentTables {
    private static final List<String> FIXED =
            List.of("study", "study_name", "experiment", "n", "fwhm_mm", "foci", "foci_in_mask", "pooled_from");

    private final AnalysedInput input;

    public ExperimentTables(AnalysedInput input) {
        this.input = input;
    }

    /** One row for each experiment as analysed, its tags in columns of their own. */
    public String experiments() {
        TreeSet<String> tags = new TreeSet<>();
        input.experiments().forEach(e -> tags.addAll(e.experiment().tags().keySet()));
        List<String> header = new ArrayList<>(FIXED);
        tags.forEach(tag -> header.add(FIXED.contains(tag) ? "tag_" + tag : tag));
        TsvTable table = new TsvTable(header);
        for (AleExperiment e : input.experiments()) {
            List<String> row = new ArrayList<>();
            row.add(e.studyId());
            row.add(input.preparation().studyNames().getOrDefault(e.studyId(), e.studyId()));
            row.add(e.experiment().name());
            row.add(subjects(e.experiment().subjects()));
            row.add(Numbers.fixed(e.fwhmMm(), 3));
            row.add(Integer.toString(e.experiment().foci().size()));
            row.add(Integer.toString(e.fociInMask()));
            row.add(String.join("; ", input.preparation().pooledFrom().getOrDefault(e.label(), List.of())));
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
        List<FocusFate> foci = input.preparation().foci();
        TsvTable.writeTo(out, header, foci.size(), n -> row(foci.get(n)));
    }

    private List<String> row(FocusFate focus) {
        List<String> row = new ArrayList<>(List.of(focus.study(), focus.experiment()));
        row.addAll(coordinates(focus.given()));
        row.add(SpaceNames.name(focus.space()));
        row.add(focus.transform().map(SpecWords::transform).orElse(""));
        row.addAll(focus.mni().map(ExperimentTables::coordinates).orElse(List.of("", "", "")));
        boolean analysed = focus.dropped().isEmpty();
        row.add(analysed ? (focus.mni().filter(input::inMask).isPresent() ? "yes" : "no") : "");
        row.add(focus.analysedIn().orElse(""));
        row.add(focus.dropped().orElse(""));
        row.add(focus.where().toString());
        return row;
    }

    private static List<String> coordinates(Point point) {
        return List.of(Numbers.mm(point.x()), Numbers.mm(point.y()), Numbers.mm(point.z()));
    }

    /** The number, or an empty text. */
    static String subjects(OptionalInt subjects) {
        return subjects.isPresent() ? Integer.toString(subjects.getAsInt()) : "";
    }
}
