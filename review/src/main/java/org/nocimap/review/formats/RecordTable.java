package org.nocimap.review.formats;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.SpreadsheetText;
import org.nocimap.review.records.BibliographicRecord;

/**
 * Records as a CSV table (RFC 4180, UTF-8, CR LF). A text that a spreadsheet would take for a formula gets an apostrophe before
 * it.
 */
public final class RecordTable {
    /** The columns of a record. */
    public static final List<String> COLUMNS = List.of(
            "kind",
            "title",
            "authors",
            "year",
            "journal",
            "volume",
            "issue",
            "pages",
            "doi",
            "pmid",
            "abstract",
            "keywords",
            "issn",
            "url",
            "language",
            "database",
            "file",
            "line");

    private final StringBuilder text = new StringBuilder();

    /**
     * @param before columns that stand before those of the record
     */
    public RecordTable(List<String> before) {
        List<String> header = new ArrayList<>(before);
        header.addAll(COLUMNS);
        row(header);
    }

    public void add(List<String> before, BibliographicRecord r) {
        List<String> cells = new ArrayList<>(before);
        cells.addAll(List.of(
                r.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                r.title(),
                String.join("; ", r.authors()),
                r.year().isPresent() ? Integer.toString(r.year().getAsInt()) : "",
                r.journal(),
                r.volume(),
                r.issue(),
                r.pages(),
                r.doi(),
                r.pmid(),
                r.abstractText(),
                String.join("; ", r.keywords()),
                String.join("; ", r.numbers()),
                r.url(),
                r.language(),
                r.source().database(),
                r.source().file(),
                Integer.toString(r.source().line())));
        row(cells);
    }

    private void row(List<String> cells) {
        for (int n = 0; n < cells.size(); n++) {
            String cell = SpreadsheetText.harmless(cells.get(n));
            text.append(n == 0 ? "" : ",");
            boolean plain =
                    cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0;
            text.append(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        text.append("\r\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
