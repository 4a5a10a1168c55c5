package org.nocimap.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.evidence.conditions.ConditionMapping;
import org.nocimap.evidence.conditions.HowMapped;
import org.nocimap.image.Point;
import org.nocimap.report.pages.ReportView.InputView;
import org.nocimap.report.run.AnalysedInput;
import org.nocimap.report.run.DroppedExperiment;
import org.nocimap.report.run.FocusFate;
import org.nocimap.report.run.Preparation;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.SpecWords;

/** What went in: from the files to the experiments as analysed, with everything that was moved or left out. */
public final class InputSection {
    private final AnalysedInput input;
    private final Preparation preparation;

    private InputSection(AnalysedInput input) {
        this.input = input;
        this.preparation = input.preparation();
    }

    public static InputView of(AnalysedInput input) {
        InputSection section = new InputSection(input);
        return new InputView(
                section.way(),
                section.experiments(),
                section.moved(),
                section.outside(),
                section.dropped(),
                section.droppedFoci(),
                section.preparation.conditions().map(ConditionRows::of));
    }

    private List<String> way() {
        List<String> way = new ArrayList<>();
        way.add("Read: " + Numbers.counted(preparation.experimentsRead(), "experiment", "experiments") + " of "
                + Numbers.counted(preparation.studiesRead(), "study", "studies") + " with "
                + Numbers.counted(preparation.foci().size(), "focus", "foci") + ".");
        preparation.conditions().ifPresent(c -> way.add(conditions(c)));
        int dropped = preparation.dropped().size();
        if (dropped > 0) {
            way.add("Left out: " + Numbers.counted(dropped, "experiment", "experiments") + " with "
                    + Numbers.counted(preparation.droppedFoci().size(), "focus", "foci") + " (listed below).");
        }
        int moved = preparation.transformed().size();
        way.add(
                moved == 0
                        ? "Space: all foci were given in MNI space; none was transformed."
                        : "Space: " + Numbers.counted(moved, "focus", "foci") + " brought from Talairach to MNI space ("
                                + preparation.transforms().stream()
                                        .map(SpecWords::transform)
                                        .collect(Collectors.joining("; "))
                                + "); listed below.");
        if (!preparation.pooledFrom().isEmpty()) {
            int before = preparation.pooledFrom().values().stream()
                    .mapToInt(List::size)
                    .sum();
            way.add("Pooled: " + before + " experiments into "
                    + preparation.pooledFrom().size() + ", so that no sample counts twice.");
        }
        way.add("Analysed: " + Numbers.counted(input.experiments().size(), "experiment", "experiments")
                + " with "
                + Numbers.counted(input.focusCount(), "focus", "foci") + ", "
                + Numbers.readCount(input.fociInMask()) + " of them in the mask.");
        return way;
    }

    private static String conditions(ConditionMapping mapping) {
        List<String> counts = new ArrayList<>();
        for (HowMapped how : HowMapped.values()) {
            int texts = mapping.rows(how).size();
            if (texts > 0) {
                counts.add(Numbers.readCount(texts) + " " + how.text());
            }
        }
        return "Conditions: named from the tag \u201c" + mapping.source() + "\u201d, "
                + Numbers.counted(mapping.texts().size(), "text", "texts") + " (" + String.join(", ", counts)
                + "); listed below.";
    }

    private TableView experiments() {
        Map<String, String> spaces = spaces();
        boolean pooled = !preparation.pooledFrom().isEmpty();
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Study"),
                Column.text("Experiment"),
                Column.number("N"),
                Column.number("FWHM (mm)"),
                Column.number("Foci"),
                Column.number("In mask"),
                Column.text("Space given")));
        if (pooled) {
            columns.add(Column.number("Pooled from"));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (AleExperiment e : input.experiments()) {
            List<Cell> row = new ArrayList<>(TableView.row(
                    preparation.studyNames().getOrDefault(e.studyId(), e.studyId()),
                    e.experiment().name(),
                    subjects(e.experiment().subjects()),
                    Numbers.fixed(e.fwhmMm(), 1),
                    Numbers.readCount(e.experiment().foci().size()),
                    Numbers.readCount(e.fociInMask()),
                    spaces.getOrDefault(e.label(), "")));
            if (pooled) {
                int members = preparation
                        .pooledFrom()
                        .getOrDefault(e.label(), List.of())
                        .size();
                row.add(Cell.of(members == 0 ? "" : Numbers.readCount(members)));
            }
            rows.add(row);
        }
        return TableView.cut("Experiments as analysed.", columns, rows, OutputFile.EXPERIMENTS.fileName());
    }

    /** For each analysed experiment the spaces its foci were given in. */
    private Map<String, String> spaces() {
        Map<String, TreeSet<String>> spaces = new TreeMap<>();
        for (FocusFate focus : preparation.foci()) {
            focus.analysedIn().ifPresent(label -> spaces.computeIfAbsent(label, l -> new TreeSet<>())
                    .add(SpaceNames.name(focus.space())));
        }
        Map<String, String> joined = new TreeMap<>();
        spaces.forEach((label, names) -> joined.put(label, String.join(" and ", names)));
        return joined;
    }

    private Optional<TableView> moved() {
        List<Column> columns = List.of(
                Column.text("Experiment"),
                Column.place("Talairach as given"),
                Column.place("MNI as analysed"),
                Column.text("Transform"));
        List<List<Cell>> rows = new ArrayList<>();
        for (FocusFate focus : preparation.transformed()) {
            rows.add(TableView.row(
                    label(focus),
                    Numbers.readPoint(focus.given()),
                    focus.mni().map(Numbers::readPoint).orElse(""),
                    focus.transform().map(SpecWords::transform).orElse("")));
        }
        return unlessEmpty(
                TableView.cut("Foci brought from Talairach to MNI space.", columns, rows, OutputFile.FOCI.fileName()));
    }

    private Optional<TableView> outside() {
        List<Column> columns =
                List.of(Column.text("Experiment"), Column.place("MNI"), Column.text("Where it was read"));
        List<List<Cell>> rows = new ArrayList<>();
        for (FocusFate focus : preparation.foci()) {
            Optional<Point> mni = focus.mni();
            if (focus.dropped().isEmpty() && mni.isPresent() && !input.inMask(mni.get())) {
                rows.add(TableView.row(label(focus), Numbers.readPoint(mni.get()), WarningView.place(focus.where())));
            }
        }
        return unlessEmpty(TableView.cut(
                "Foci outside the mask. The part of their kernel inside it counts.",
                columns,
                rows,
                OutputFile.FOCI.fileName()));
    }

    private Optional<TableView> dropped() {
        List<Column> columns = List.of(
                Column.text("Experiment"), Column.number("N"), Column.number("Foci"), Column.text("Why left out"));
        List<List<Cell>> rows = new ArrayList<>();
        for (DroppedExperiment e : preparation.dropped()) {
            rows.add(TableView.row(e.label(), subjects(e.subjects()), Numbers.readCount(e.foci()), e.reason()));
        }
        return unlessEmpty(TableView.cut("Experiments left out.", columns, rows, OutputFile.FOCI.fileName()));
    }

    private Optional<TableView> droppedFoci() {
        TreeSet<String> whole = preparation.dropped().stream()
                .map(DroppedExperiment::label)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Column> columns =
                List.of(Column.text("Experiment"), Column.place("As given"), Column.text("Why left out"));
        List<List<Cell>> rows = new ArrayList<>();
        for (FocusFate focus : preparation.droppedFoci()) {
            if (!whole.contains(focus.label())) {
                rows.add(TableView.row(
                        label(focus),
                        Numbers.readPoint(focus.given()) + " " + SpaceNames.name(focus.space()),
                        focus.dropped().orElse("")));
            }
        }
        return unlessEmpty(TableView.cut("Single foci left out.", columns, rows, OutputFile.FOCI.fileName()));
    }

    private String label(FocusFate focus) {
        String study = preparation.studyNames().getOrDefault(focus.study(), focus.study());
        return focus.experiment().isEmpty() ? study : study + ": " + focus.experiment();
    }

    private static String subjects(OptionalInt subjects) {
        return subjects.isPresent() ? Numbers.readCount(subjects.getAsInt()) : "";
    }

    private static Optional<TableView> unlessEmpty(TableView table) {
        return table.isEmpty() ? Optional.empty() : Optional.of(table);
    }
}
