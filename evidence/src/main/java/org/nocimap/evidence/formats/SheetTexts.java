package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** The texts of a sheet of an Excel workbook, for tables that hold something else than foci. */
public final class SheetTexts {
    private static final int MOST_ROWS = 200_000;
    private static final long MOST_LETTERS = 1L << 28;

    private SheetTexts() {}

    /**
     * Reads the first visible sheet whose first row that is not blank fits, or the first sheet.
     *
     * @param header what the first row is asked
     * @return the cells of each row of the sheet; blank rows are empty lists, so that row n of the sheet is at n - 1
     * @throws InputException when the file is no workbook, broken, or larger than a table of texts may be
     */
    public static List<List<String>> read(Path file, Predicate<List<String>> header) {
        List<List<String>> sheet = new ArrayList<>();
        long letters = 0;
        try (XlsxWorkbook workbook = XlsxWorkbook.open(file);
                TableRows rows = workbook.chooseSheet(Optional.empty(), r -> fits(r, header), new Problems())) {
            for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                while (sheet.size() < row.get().line() - 1 && sheet.size() < MOST_ROWS) {
                    sheet.add(List.of());
                }
                sheet.add(row.get().cells());
                letters += row.get().cells().stream().mapToLong(String::length).sum();
                if (sheet.size() > MOST_ROWS || letters > MOST_LETTERS) {
                    throw InputException.of(
                            Location.of(file, sheet.size()),
                            "holds more rows or text than a table of records may",
                            "at most " + MOST_ROWS + " rows",
                            "Split the table, or save it as CSV.");
                }
            }
        }
        return sheet;
    }

    private static boolean fits(TableRows rows, Predicate<List<String>> header) {
        for (Optional<TableRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            if (!row.get().isBlank()) {
                return header.test(row.get().cells());
            }
        }
        return false;
    }
}
