package org.nocimap.review.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalInt;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordKind;
import org.nocimap.review.records.RecordSource;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;

/** Records as rows of the store, and back. */
public final class StoredRecords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    /** All of a record but its raw text, which is long and seldom asked for, and the name of its file. */
    private static final String FIELDS = "SELECT r.id, r.source_file, r.line, r.database_name, r.publication, r.kind,"
            + " r.title, r.authors, r.year, r.journal, r.volume, r.issue, r.pages, r.doi, r.pmid, r.abstract_text,"
            + " r.keywords, r.numbers, r.url, r.language, '' AS raw, f.name AS file_name, f.origin AS origin FROM"
            + " imported_record r JOIN source_file f ON f.id = r.source_file ";

    private StoredRecords() {}

    /**
     * A record in the store.
     *
     * @param id of the record
     * @param publication the record that stands for its publication; its own id unless it was merged
     * @param origin where its file came from
     * @param record without raw text
     */
    public record Stored(long id, long publication, Origin origin, BibliographicRecord record) {}

    /** All records in the order of their numbers. */
    public static List<Stored> all(Reading review) {
        return review.rows(FIELDS + "ORDER BY r.id").stream()
                .map(StoredRecords::stored)
                .toList();
    }

    /** The records of one publication; empty when there is none of that number. */
    public static List<Stored> ofPublication(Reading review, long publication) {
        return review.rows(FIELDS + "WHERE r.publication = ? ORDER BY r.id", publication).stream()
                .map(StoredRecords::stored)
                .toList();
    }

    static Row row(long id, long file, String database, BibliographicRecord r) {
        return Row.of(
                "id",
                id,
                "source_file",
                file,
                "line",
                (long) r.source().line(),
                "database_name",
                r.source().database().isEmpty() ? database : r.source().database(),
                "publication",
                id,
                "kind",
                r.kind(),
                "title",
                r.title(),
                "authors",
                json(r.authors()),
                "year",
                (long) r.year().orElse(0),
                "journal",
                r.journal(),
                "volume",
                r.volume(),
                "issue",
                r.issue(),
                "pages",
                r.pages(),
                "doi",
                r.doi(),
                "pmid",
                r.pmid(),
                "abstract_text",
                r.abstractText(),
                "keywords",
                json(r.keywords()),
                "numbers",
                json(r.numbers()),
                "url",
                r.url(),
                "language",
                r.language(),
                "raw",
                r.source().raw());
    }

    private static Stored stored(Row row) {
        int year = Math.toIntExact(row.number("year"));
        BibliographicRecord record = new BibliographicRecord(
                row.choice("kind", RecordKind.class),
                row.text("title"),
                texts(row.text("authors")),
                year == 0 ? OptionalInt.empty() : OptionalInt.of(year),
                row.text("journal"),
                row.text("volume"),
                row.text("issue"),
                row.text("pages"),
                row.text("doi"),
                row.text("pmid"),
                row.text("abstract_text"),
                texts(row.text("keywords")),
                texts(row.text("numbers")),
                row.text("url"),
                row.text("language"),
                new RecordSource(
                        row.text("file_name"),
                        Math.toIntExact(row.number("line")),
                        row.text("database_name"),
                        row.text("raw")));
        return new Stored(row.number("id"), row.number("publication"), row.choice("origin", Origin.class), record);
    }

    private static String json(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    private static List<String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a list that is none: " + json, e);
        }
    }
}
