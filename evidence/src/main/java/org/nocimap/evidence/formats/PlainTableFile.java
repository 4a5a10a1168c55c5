package org.nocimap.evidence.formats;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.SpreadsheetText;

/**
 * Writes a table of texts that people open in spreadsheets, and that {@link PlainTable} reads again: CSV, TSV or a workbook, by the
 * file's name. Texts that a spreadsheet would take for formulas get an apostrophe before them.
 */
public final class PlainTableFile {
    /** Numbers that come back from a workbook as they went in. */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,8})(?:\\.\\d{0,5}[1-9])?");

    private static final int LONGEST_CELL = 32_767;

    private PlainTableFile() {}

    /**
     * @param file whose name ends in {@code .xlsx}, {@code .tsv}, or anything else for CSV (RFC 4180, UTF-8)
     * @throws org.nocimap.files.InputException when it cannot be written
     */
    public static void write(Path file, List<String> header, List<List<String>> rows) {
        AtomicFile.write(file, content(file, header, rows));
    }

    /** The same, for several files that appear together. */
    public static AtomicFile.Content content(Path file, List<String> header, List<List<String>> rows) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx")) {
            return out -> {
                try (Workbook workbook = new Workbook(out, "Nocimap", null)) {
                    Worksheet sheet = workbook.newWorksheet("table");
                    sheet.freezePane(0, 1);
                    line(sheet, 0, header);
                    for (int n = 0; n < rows.size(); n++) {
                        line(sheet, n + 1, rows.get(n));
                    }
                }
            };
        }
        String text = text(header, rows, name.endsWith(".tsv") ? '\t' : ',');
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(List<String> header, List<List<String>> rows, char separator) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out)) {
            csv.writeRecord(harmless(header));
            rows.forEach(row -> csv.writeRecord(harmless(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<String> harmless(List<String> cells) {
        return cells.stream().map(SpreadsheetText::harmless).toList();
    }

    private static void line(Worksheet sheet, int line, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String text = cells.get(column);
            if (NUMBER.matcher(text).matches()) {
                sheet.value(line, column, Double.valueOf(text));
            } else if (!text.isEmpty()) {
                String harmless = SpreadsheetText.harmless(text);
                sheet.value(
                        line,
                        column,
                        harmless.length() > LONGEST_CELL ? harmless.substring(0, LONGEST_CELL) : harmless);
            }
        }
    }
}
