package org.nocimap.report.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.nocimap.files.SpreadsheetText;

/**
 * A table as tab-separated text with one header line and LF, quoted as RFC 4180 says: a cell with a tab, a quotation mark or a
 * line break stands in quotation marks, and those within it are doubled. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it; numbers, ranges and single signs stay.
 */
public final class TsvTable {
    private static final int CHUNK = 1 << 16;

    private final int columns;
    private final StringBuilder text = new StringBuilder(1 << 12);

    /** Rows that are made while they are written, so that a long table need not fit into memory. */
    public interface Rows {
        /** The n-th row, counted from 0. */
        List<String> row(int n);
    }

    /**
     * @param header names of the columns
     */
    public TsvTable(List<String> header) {
        columns = header.size();
        add(header);
    }

    /**
     * @param cells as many as the header has
     */
    public void add(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("a row has " + columns + " cells, not " + cells.size());
        }
        for (int n = 0; n < columns; n++) {
            if (n > 0) {
                text.append('\t');
            }
            append(SpreadsheetText.harmless(cells.get(n)));
        }
        text.append('\n');
    }

    /** Writes a table of so many rows. */
    public static void writeTo(OutputStream out, List<String> header, int rows, Rows source) throws IOException {
        TsvTable table = new TsvTable(header);
        for (int n = 0; n < rows; n++) {
            table.add(source.row(n));
            if (table.text.length() > CHUNK) {
                table.flushTo(out);
            }
        }
        table.flushTo(out);
    }

    private void flushTo(OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private void append(String cell) {
        boolean plain = true;
        for (int n = 0; n < cell.length() && plain; n++) {
            char c = cell.charAt(n);
            plain = c != '\t' && c != '"' && c != '\n' && c != '\r';
        }
        if (plain) {
            text.append(cell);
        } else {
            text.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }

    /** The whole table. */
    @Override
    public String toString() {
        return text.toString();
    }
}
