package org.nocimap.appraisal.assessment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * A table of studies that were judged (CSV, TSV, XLSX), whatever the form: one row for each study, its name, its {@code weight},
 * and columns found by name whatever their capitals, blanks and signs. Problems gather while rows are read; {@link #rows} throws
 * them together.
 */
public final class StudyTable {
    private static final List<String> STUDY = List.of("study", "studyid", "author", "name", "id");

    private final PlainTable table;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Problems problems = new Problems();

    private StudyTable(PlainTable table) {
        this.table = table;
        for (int n = table.header().size() - 1; n >= 0; n--) {
            columns.put(plain(table.header().get(n)), n);
        }
    }

    /**
     * Opens a table.
     *
     * @param expected the columns that it has to have, in words
     * @throws org.nocimap.files.InputException when there is no table with a column of studies
     */
    public static StudyTable open(Path file, String expected) {
        return new StudyTable(PlainTable.read(
                file,
                Optional.empty(),
                header -> header.stream().anyMatch(h -> STUDY.contains(plain(h))),
                "a column \"study\" and " + expected));
    }

    /** Number of the column with a name, if there is one. */
    public Optional<Integer> column(String name) {
        return Optional.ofNullable(columns.get(plain(name)));
    }

    /** A row's cell in the column with a name; empty where there is no such column. */
    public String cell(PlainTable.Row row, String name) {
        return column(name).map(row::cell).orElse("");
    }

    /** Problems found so far; readers of cells add theirs. */
    public Problems problems() {
        return problems;
    }

    /**
     * Reports that a column is missing.
     *
     * @param what it is for
     * @param expected what it has to be called
     */
    public void missing(String what, String expected) {
        problems.error(
                table.at(table.headerLine()),
                "no column for " + what,
                "a column called " + expected,
                "Add it, with empty cells where nothing was judged, or choose another --instrument.");
    }

    /**
     * All rows, each with a study's name that stands once.
     *
     * @param reader makes a judged study of a row and its place; its problems go to {@link #problems()}
     * @throws org.nocimap.files.InputException with every problem of the table
     */
    public <T> List<T> rows(BiFunction<PlainTable.Row, Study, T> reader) {
        List<T> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PlainTable.Row row : table.rows()) {
            Study study = study(row);
            read.add(reader.apply(row, study));
            if (!seen.add(study.name())) {
                problems.error(
                        study.where(),
                        "the study stands in the table twice",
                        "one row for each study or result",
                        "Name the result too where a study has several.");
            }
        }
        if (read.isEmpty()) {
            problems.error(Location.of(table.file()), "no study", "at least one row", "Add the assessments.");
        }
        problems.throwIfAny();
        return read;
    }

    private Study study(PlainTable.Row row) {
        String name = STUDY.stream()
                .map(column -> cell(row, column))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
        if (name.isEmpty()) {
            problems.error(table.at(row.line()), "the study has no name", "a name", "Add it.");
        }
        Location where = table.at(row.line()).about(name);
        return new Study(name, weight(cell(row, "weight"), where), where);
    }

    private double weight(String cell, Location where) {
        if (cell.isEmpty()) {
            return 1;
        }
        try {
            double weight = Double.parseDouble(cell);
            if (weight > 0 && Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // Told below, together with what was expected.
        }
        problems.error(where, "the weight is \"" + cell + "\"", "a number above 0", "Correct it, or leave it empty.");
        return 1;
    }

    /** Small letters and digits; a dot stays between digits, as in question 1.2. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "").replaceAll("(?<![0-9])\\.|\\.(?![0-9])", "");
    }

    /**
     * Whose row it is.
     *
     * @param name as the table gives it; empty when it gives none, which is a problem
     * @param weight above 0; 1 where the table gives none
     * @param where the row
     */
    public record Study(String name, double weight, Location where) {}
}
