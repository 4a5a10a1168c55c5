package org.nocimap.review.formats;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** Rows of a table with a header, by the names of their columns; capitals do not matter. */
public final class NamedRows {
    private final List<String> header;
    private final List<List<String>> rows;

    private NamedRows(List<String> header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    /**
     * @param needed columns
     * @throws InputException when one of these is missing
     */
    public static NamedRows read(Path file, List<String> needed) {
        List<List<String>> all = CsvRecords.rows(file, DecodedText.read(file).text());
        List<String> header =
                all.get(0).stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
        List<String> missing = needed.stream().filter(n -> !header.contains(n)).toList();
        if (!missing.isEmpty()) {
            throw InputException.of(
                    Location.of(file, 1),
                    "no column is called " + String.join(", ", missing),
                    "the columns " + String.join(", ", needed),
                    "Add them to the first row.");
        }
        return new NamedRows(header, all.subList(1, all.size()));
    }

    public int size() {
        return rows.size();
    }

    /** A cell; empty where the table has no such column, or the row ends before it. */
    public String cell(int row, String column) {
        int at = header.indexOf(column);
        return at >= 0 && at < rows.get(row).size() ? rows.get(row).get(at).strip() : "";
    }
}
