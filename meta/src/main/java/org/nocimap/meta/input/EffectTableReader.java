package org.nocimap.meta.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.Measure;

/**
 * Reads long tables of effects: CSV, TSV or XLSX, one row per study, outcome, time point and comparison. The resource
 * {@code columns.txt} lists the names that every column goes by.
 */
public final class EffectTableReader {
    private static final String EXPECTED = "a header row with \"study\" and what effects are computed from, such as"
            + " ai n1i ci n2i, m1i sd1i n1i m2i sd2i n2i, or yi and vi";

    private EffectTableReader() {}

    /**
     * Reads a table.
     *
     * @throws InputException with every problem of the table, each with its row
     */
    public static EffectTable read(Path file, EffectOptions options) {
        PlainTable table = PlainTable.read(file, options.sheet(), ColumnRoles::isHeader, EXPECTED);
        ColumnRoles roles = ColumnRoles.of(table.header());
        Problems problems = new Problems();
        problems.addAll(table.warnings());
        List<EffectRow> rows = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        int commas = 0;
        for (PlainTable.Row row : table.rows()) {
            RowCells cells = new RowCells(table, roles, row, problems);
            rows.add(row(row, cells, problems, conversions, options));
            commas += cells.sawComma() ? 1 : 0;
        }
        if (commas > 0) {
            problems.warning(
                    Location.of(file),
                    "numbers of " + commas + " rows were read with a decimal comma",
                    "a decimal point",
                    "Check that no comma separates thousands.");
        }
        check(table, rows, options, problems);
        if (options.repeats().areArms()) {
            rows = new Arms(table, options, problems, conversions).of(rows);
        }
        problems.throwIfAny();
        rows.stream()
                .filter(row -> !row.left().isEmpty())
                .forEach(row ->
                        problems.warning(table.at(row.line()), row.study() + " takes no part: " + row.left(), "", ""));
        return new EffectTable(table.header(), rows, conversions, problems.warnings());
    }

    private static EffectRow row(
            PlainTable.Row row,
            RowCells cells,
            Problems problems,
            List<Conversion> conversions,
            EffectOptions options) {
        String study = name(cells);
        if (study.isEmpty()) {
            problems.error(cells.where(), "a row without a study", "the study's name", "Name it.");
        }
        List<String> notes = new ArrayList<>();
        RowReader reader = new RowReader(cells, problems, notes::add, options);
        Optional<Estimate> estimate = reader.read();
        notes.forEach(note -> conversions.add(new Conversion(row.line(), study, note)));
        boolean arms = options.repeats().areArms();
        String comparison = cells.text("comparison");
        return new EffectRow(
                row.line(),
                arms && !comparison.isEmpty() ? study + ", " + comparison : study,
                study,
                cells.text("outcome"),
                cells.text("time"),
                arms ? "" : comparison,
                estimate,
                estimate.isPresent() ? "" : reader.left(),
                reader.table(),
                reader.means(),
                reader.rates(),
                row.cells());
    }

    private static String name(RowCells cells) {
        String study = cells.text("study");
        String year = cells.text("year");
        return year.isEmpty() || study.contains(year) ? study : (study + " " + year).strip();
    }

    private static void check(PlainTable table, List<EffectRow> rows, EffectOptions options, Problems problems) {
        Location header = table.at(table.headerLine());
        if (!ColumnRoles.of(table.header()).has("study")) {
            problems.error(header, "no column names the study", "a column \"study\"", "Add one.");
        }
        boolean none = rows.stream().noneMatch(row -> row.estimate().isPresent());
        if (none && !problems.hasErrors()) {
            problems.error(
                    header,
                    "no row has what the " + options.measure().words() + " ("
                            + options.measure().code() + ") is computed from; the columns are "
                            + String.join(", ", table.header()),
                    needed(options.measure()),
                    "Name the columns so, or choose another --measure.");
        }
        duplicates(table, rows, options, problems);
        mixedScales(table, rows, options, problems);
    }

    private static String needed(Measure measure) {
        return switch (measure.family()) {
            case TABLES -> "ai n1i ci n2i (or ai bi ci di), or a ratio with low and high";
            case MEANS -> "m1i sd1i n1i m2i sd2i n2i, medians with quartiles or range, or yi with vi or sei";
            case RATES -> "x1i t1i x2i t2i";
            case SURVIVAL -> "O-E and V, or hr with low and high";
            case CORRELATION -> "ri ni";
            case PROPORTION -> "xi ni";
            case GENERIC -> "yi with vi, sei, or low and high";
        };
    }

    /** Two rows that are the same, or of one study on one question, are told with both lines. */
    private static void duplicates(PlainTable table, List<EffectRow> rows, EffectOptions options, Problems problems) {
        Map<String, Integer> lines = new HashMap<>();
        Map<List<String>, Integer> whole = new HashMap<>();
        for (EffectRow row : rows) {
            if (row.study().isEmpty()) {
                continue;
            }
            Integer same = whole.putIfAbsent(row.cells(), row.line());
            Integer before = lines.putIfAbsent(row.study() + "\n" + row.question(), row.line());
            if (same != null) {
                problems.error(
                        table.at(row.line()),
                        "lines " + same + " and " + row.line() + " are the same, \"" + row.study() + "\"",
                        "every row once",
                        "Take one out.");
            } else if (before != null && options.repeats() == Repeats.MISTAKE) {
                problems.error(
                        table.at(row.line()),
                        "\"" + row.study() + "\" stands in lines " + before + " and " + row.line()
                                + (row.question().isEmpty() ? "" : " with the same outcome, time point and comparison"),
                        "one row for each study, outcome, time point and comparison",
                        "Take one out, tell them apart in a column, say with --cluster which rows share subjects, or"
                                + " with --multi-arm that they share a control group.");
            }
        }
    }

    private static void mixedScales(PlainTable table, List<EffectRow> rows, EffectOptions options, Problems problems) {
        int column = ColumnRoles.of(table.header()).column("scale");
        if (!options.measure().hasUnit() || column < 0) {
            return;
        }
        Map<String, Set<String>> scales = new HashMap<>();
        for (EffectRow row : rows) {
            String scale = column < row.cells().size() ? row.cells().get(column) : "";
            String plain = Scale.parse(scale)
                    .map(found -> found.low() + "-" + found.high())
                    .orElse(scale);
            boolean rescaled = options.rescale().of(row.outcome()).isPresent();
            if (!plain.isEmpty() && !rescaled && row.estimate().isPresent()) {
                scales.computeIfAbsent(row.question(), question -> new LinkedHashSet<>())
                        .add(plain);
            }
        }
        scales.forEach((question, found) -> {
            if (found.size() > 1) {
                problems.error(
                        table.at(table.headerLine()),
                        "mean differences of different scales ("
                                + found.stream().sorted().collect(Collectors.joining(", ")) + ")"
                                + (question.isEmpty() ? "" : " in " + question),
                        "one scale",
                        "Bring them to one with --rescale, such as --rescale 0-100 or --rescale \"pain=0-10\", or pool"
                                + " --measure SMD.");
            }
        });
    }
}
