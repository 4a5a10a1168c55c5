package org.nocimap.review.collection;

import java.util.List;
import org.nocimap.review.store.LogEntry;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;

/**
 * What a person may know of what others extracted or judged: nothing of a publication until all who do it are done. Everything that
 * shows cells asks here; a lead sees no more than others.
 */
public final class CollectionBlinding {
    private final Reading review;

    public CollectionBlinding(Reading review) {
        this.review = review;
    }

    /** Whether the cells of a form for a publication are hidden from all but the one who filled them in. */
    public boolean hidden(long publication, String form) {
        long done = review.count(
                "SELECT COUNT(*) FROM extraction WHERE publication = ? AND form = ? AND state = 'DONE'",
                publication,
                form);
        return done < Extractions.needed(review, publication, form);
    }

    /** How many rows are hidden now; an export of everything would show them. */
    public long hiddenRows() {
        long hidden = 0;
        List<Row> all =
                review.rows("SELECT publication, form, COUNT(*) AS n FROM extraction_row WHERE state = 'KEPT' GROUP"
                        + " BY publication, form");
        for (Row row : all) {
            hidden += hidden(row.number("publication"), row.text("form")) ? row.number("n") : 0;
        }
        return hidden;
    }

    /** An entry of the log as a person may see it. */
    public LogEntry shown(LogEntry entry, String viewer) {
        if (!entry.subject().equals("extraction_row") || entry.person().equals(viewer)) {
            return entry;
        }
        String[] key = entry.key().split("/", 4);
        return hidden(Long.parseLong(key[0]), key[1]) ? entry.without("hidden until both are done") : entry;
    }
}
