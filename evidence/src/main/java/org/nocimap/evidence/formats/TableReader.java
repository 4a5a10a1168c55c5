package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.files.SpreadsheetText;

/**
 * Reads long tables of foci, one row per focus: CSV (comma, semicolon or tab; decimal commas unless the comma separates) and
 * XLSX, the sheets of the Jülich group's tools included.
 *
 * <ul>
 *   <li>The header is the first of the first {@value #HEADER_ROWS} rows that names x, y and z; the resource {@code columns.txt}
 *       lists the names every column goes by.
 *   <li>Rows of the same study and experiment are one experiment wherever they stand; two numbers of subjects or two spaces in
 *       it are an error that names both rows.
 *   <li>A blank study cell means "as above", and so do then blank cells for experiment, subjects and space.
 *   <li>Without an experiment column, rows with the same free tags are one experiment, named after these tags. Where blank
 *       study cells are used, every named study cell begins a new experiment, and two of the same name are an error.
 *   <li>A row without coordinates names an experiment that found nothing.
 *   <li>Other columns are tags: of the experiment when no experiment of the table has two values, else of the foci.
 * </ul>
 */
public final class TableReader {
    private static final int HEADER_ROWS = 20;

    private TableReader() {}

    /**
     * Reads one table; whether it is text or a workbook is told from its content.
     *
     * @throws InputException with every problem of the table, each with its row
     */
    public static ReadResult read(Path file, ReadOptions options) {
        Problems problems = new Problems();
        StudySetBuilder studies = new StudySetBuilder(problems);
        readInto(file, options, problems, studies);
        problems.throwIfAny();
        return new ReadResult(studies.build(), problems.warnings());
    }

    static void readInto(Path file, ReadOptions options, Problems problems, StudySetBuilder studies) {
        if (FileKind.of(file) == FileKind.XLSX) {
            try (XlsxWorkbook workbook = XlsxWorkbook.open(file)) {
                try (TableRows rows = workbook.chooseSheet(options.sheet(), TableReader::looksLikeFoci, problems)) {
                    readInto(rows, file, options, problems, studies);
                }
            }
        } else {
            try (TableRows rows = CsvRows.open(file, SpreadsheetText::original)) {
                readInto(rows, file, options, problems, studies);
            }
        }
    }

    /** Whether one of the first rows is a header with coordinates. */
    static boolean looksLikeFoci(TableRows rows) {
        for (int i = 0; i < HEADER_ROWS; i++) {
            Optional<TableRow> row = rows.next();
            if (row.isEmpty()) {
                return false;
            }
            if (TableColumns.isHeader(row.get())) {
                return true;
            }
        }
        return false;
    }

    private static void readInto(
            TableRows rows, Path file, ReadOptions options, Problems problems, StudySetBuilder studies) {
        TableRow header = header(rows, file);
        Location where = new Location(file.toString(), header.line(), 0, rows.sheet());
        Optional<TableRow> first = nextWithContent(rows);
        TableColumns columns = TableColumns.of(header, first, where, problems);
        if (!complete(columns, header, where, options, problems)) {
            return;
        }
        TableAssembler assembler = new TableAssembler(file, rows, header, columns, options, problems);
        for (Optional<TableRow> row = first; row.isPresent(); row = nextWithContent(rows)) {
            assembler.add(row.get());
        }
        assembler.finish(studies);
    }

    private static Optional<TableRow> nextWithContent(TableRows rows) {
        Optional<TableRow> row = rows.next();
        while (row.isPresent() && row.get().isBlank()) {
            row = rows.next();
        }
        return row;
    }

    private static TableRow header(TableRows rows, Path file) {
        List<TableRow> seen = new ArrayList<>();
        while (seen.size() < HEADER_ROWS) {
            Optional<TableRow> row = nextWithContent(rows);
            if (row.isEmpty()) {
                break;
            }
            if (TableColumns.isHeader(row.get())) {
                return row.get();
            }
            seen.add(row.get());
        }
        if (seen.isEmpty()) {
            throw InputException.of(
                    Location.of(file).about(rows.sheet()),
                    "an empty table",
                    "a header row and a row for every focus",
                    "Check that this is the right file.");
        }
        TableRow likeliest = seen.stream()
                .reduce((a, b) -> TableColumns.knownNames(b) > TableColumns.knownNames(a) ? b : a)
                .orElseThrow();
        throw InputException.of(
                new Location(file.toString(), likeliest.line(), 0, rows.sheet()),
                "no row names the columns x, y and z; this one has " + quoted(likeliest),
                "a header row with columns for study, n, x, y, z and space",
                "Name the columns in the first row.");
    }

    /** Tells of all columns that are missing at once. */
    private static boolean complete(
            TableColumns columns, TableRow header, Location where, ReadOptions options, Problems problems) {
        boolean complete = true;
        String found = "; the columns are " + quoted(header);
        if (columns.study() < 0) {
            complete = false;
            problems.error(
                    where,
                    "no column says which study a focus is from" + found,
                    "a column \"study\" (or " + names("study", 4) + ")",
                    "Add one; its cells may be blank where the study is the one above.");
        }
        if (columns.subjects() < 0 && options.subjects() == SubjectsRule.REQUIRED) {
            complete = false;
            problems.error(
                    where,
                    "no column gives the number of subjects" + found,
                    "a column \"n\" (or " + names("subjects", 4) + ")",
                    "Add one, or give all experiments one kernel (--fixed-n or --fwhm).");
        }
        if (columns.space() < 0
                && columns.coordinateSpace().isEmpty()
                && options.space().isEmpty()) {
            complete = false;
            problems.error(
                    where,
                    "no column says which space the coordinates are in" + found,
                    "a column \"space\" with MNI or Talairach",
                    "Add one, or say it for all foci with --space MNI or --space Talairach.");
        }
        return complete;
    }

    private static String names(String role, int most) {
        return ColumnNames.builtIn().written(role).stream()
                .skip(1)
                .limit(most)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String quoted(TableRow row) {
        String cells = row.cells().stream()
                .filter(cell -> !cell.isEmpty())
                .limit(30)
                .map(cell -> "\"" + NumberReader.shortened(cell) + "\"")
                .collect(Collectors.joining(", "));
        return cells.isEmpty() ? "no text" : cells;
    }
}
