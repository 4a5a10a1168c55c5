package org.nocimap.review.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.nocimap.evidence.formats.SheetTexts;
import org.nocimap.files.BoundedInput;

/** Records in a workbook: the sheet whose columns are named like those of a CSV of records, read as that. */
final class RecordSheet {
    private RecordSheet() {}

    /** Whether a file begins as a zip archive does. */
    static boolean looksLike(Path file) {
        try (InputStream in = BoundedInput.open(file, Long.MAX_VALUE)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
    }

    static RecordsRead read(Path file) {
        List<List<String>> rows =
                SheetTexts.read(file, header -> RecordColumns.of(header).hasRecords());
        CsvRecords csv = new CsvRecords(file);
        csv.read(rows.stream().map(RecordSheet::line).collect(Collectors.joining("\n")));
        return new RecordsRead(file, RecordFormat.XLSX, "UTF-8", csv.records(), csv.unread());
    }

    /** One line for each row, so that the line of a record is its row. */
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replaceAll("\\R", " ").replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
