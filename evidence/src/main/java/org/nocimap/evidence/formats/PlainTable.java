package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;

/**
 * A table as it stands in a file: CSV, TSV or one sheet of a workbook, for rooms that give the columns a meaning of their own.
 *
 * @param file where it is from
 * @param sheet of a workbook; empty for text
 * @param headerLine line of the header, from 1
 * @param header names of the columns, stripped
 * @param rows those below the header that are not blank
 * @param commas whether its numbers may have decimal commas
 * @param warnings of choosing the sheet
 */
public record PlainTable(
        Path file,
        String sheet,
        int headerLine,
        List<String> header,
        List<Row> rows,
        DecimalCommas commas,
        List<Problem> warnings) {
    private static final int HEADER_ROWS = 20;
    private static final int MOST_ROWS = 200_000;

    /** Whether a comma may be a decimal sign: not where it separates columns. */
    public enum DecimalCommas {
        POSSIBLE,
        IMPOSSIBLE
    }

    /**
     * One row.
     *
     * @param line from 1
     * @param cells stripped; missing ones at the end are left out
     */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** The text of a cell, empty when there is none; columns from 0. */
        public String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }
    }

    public PlainTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a table; whether it is text or a workbook is told from its content.
     *
     * @param sheet to read; empty for the first that has a header
     * @param isHeader whether a row is the header; the first of the first {@value #HEADER_ROWS} rows that is one is taken
     * @param expected what a header has, for the message when there is none
     * @throws InputException when the file cannot be read, or has no header or too many rows
     */
    public static PlainTable read(
            Path file, Optional<String> sheet, Predicate<List<String>> isHeader, String expected) {
        Problems problems = new Problems();
        PlainTable table;
        if (FileKind.of(file) == FileKind.XLSX) {
            try (XlsxWorkbook workbook = XlsxWorkbook.open(file);
                    TableRows rows =
                            workbook.chooseSheet(sheet, sheetRows -> hasHeader(sheetRows, isHeader), problems)) {
                table = read(file, rows, isHeader, expected, problems);
            }
        } else {
            try (TableRows rows = CsvRows.open(file)) {
                table = read(file, rows, isHeader, expected, problems);
            }
        }
        problems.throwIfAny();
        return table;
    }

    private static boolean hasHeader(TableRows rows, Predicate<List<String>> isHeader) {
        for (int i = 0; i < HEADER_ROWS; i++) {
            Optional<TableRow> row = rows.next();
            if (row.isEmpty()) {
                return false;
            }
            if (isHeader.test(row.get().cells())) {
                return true;
            }
        }
        return false;
    }

    private static PlainTable read(
            Path file, TableRows rows, Predicate<List<String>> isHeader, String expected, Problems problems) {
        int looked = 0;
        Optional<TableRow> header = rows.next();
        while (header.isPresent() && !isHeader.test(header.get().cells()) && looked < HEADER_ROWS) {
            looked += header.get().isBlank() ? 0 : 1;
            header = rows.next();
        }
        if (header.isEmpty() || looked >= HEADER_ROWS) {
            throw InputException.of(
                    Location.of(file).about(rows.sheet()),
                    looked == 0 ? "an empty table" : "no row is a header",
                    expected,
                    "Name the columns in the first row.");
        }
        List<Row> content = new ArrayList<>();
        for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            if (!row.get().isBlank()) {
                content.add(new Row(row.get().line(), row.get().cells()));
                if (content.size() > MOST_ROWS) {
                    throw InputException.of(
                            Location.of(file, row.get().line()),
                            "more than " + MOST_ROWS + " rows",
                            "fewer",
                            "Check that this is the right file.");
                }
            }
        }
        return new PlainTable(
                file,
                rows.sheet(),
                header.get().line(),
                header.get().cells(),
                content,
                rows.hasDecimalCommas() ? DecimalCommas.POSSIBLE : DecimalCommas.IMPOSSIBLE,
                problems.warnings());
    }

    /** A line of this table. */
    public Location at(int line) {
        return new Location(file.toString(), line, 0, sheet);
    }
}
