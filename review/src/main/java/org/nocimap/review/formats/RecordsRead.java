package org.nocimap.review.formats;

import java.nio.file.Path;
import java.util.List;
import org.nocimap.review.records.BibliographicRecord;

/**
 * What a file held.
 *
 * @param file as the user named it
 * @param format told from its content
 * @param encoding its text was in
 * @param records in the file's order
 * @param unread what could not be read
 */
public record RecordsRead(
        Path file, RecordFormat format, String encoding, List<BibliographicRecord> records, List<Unread> unread) {
    public RecordsRead {
        records = List.copyOf(records);
        unread = List.copyOf(unread);
    }
}
