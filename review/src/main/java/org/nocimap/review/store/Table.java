package org.nocimap.review.store;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The tables that people's work stands in; what changes in them is logged. A column whose name ends in # holds whole numbers. */
public enum Table {
    SETTING(1, "name", "value"),
    PERSON(1, "name", "role", "password", "state"),
    PROTOCOL(1, "version#", "at", "reason", "body"),
    SOURCE_FILE(
            1,
            "id#",
            "name",
            "sha256",
            "format",
            "encoding",
            "origin",
            "database_name",
            "searched_on",
            "records#",
            "unread#"),
    IMPORTED_RECORD(
            1,
            "id#",
            "source_file#",
            "line#",
            "database_name",
            "publication#",
            "kind",
            "title",
            "authors",
            "year#",
            "journal",
            "volume",
            "issue",
            "pages",
            "doi",
            "pmid",
            "abstract_text",
            "keywords",
            "numbers",
            "url",
            "language",
            "raw"),
    UNREAD(1, "id#", "source_file#", "line#", "why", "raw"),
    RECORD_PAIR(2, "first_record#", "second_record#", "points", "evidence", "judged_by", "state"),
    ASSIGNMENT(3, "publication#", "phase", "person", "place#", "state"),
    VOTE(
            3,
            "publication#",
            "phase",
            "person",
            "choice",
            "reason",
            "note",
            "labels",
            "blind_choice",
            "blind_reason",
            "at",
            "revision#"),
    DECISION(2, "publication#", "phase", "outcome", "reason", "how", "decided_by", "at"),
    FULL_TEXT(1, "publication#", "state", "attempts", "file_name", "sha256", "bytes#", "content"),
    STUDY(1, "name", "note"),
    STUDY_REPORT(1, "publication#", "study", "state"),
    STUDY_SAMPLE(2, "study", "sample", "people#", "note", "state"),
    REPORT_SAMPLE(3, "publication#", "study", "sample", "state"),
    EXTRACTION_FORM(2, "form", "version#", "kind", "title", "body", "at"),
    EXTRACTION(3, "publication#", "form", "person", "version#", "state", "at"),
    EXTRACTION_ROW(4, "publication#", "form", "person", "place#", "body", "state"),
    EXTRACTION_DECISION(
            4,
            "publication#",
            "form",
            "pair",
            "field",
            "first_answer",
            "second_answer",
            "answer",
            "how",
            "why",
            "decided_by",
            "at"),
    SNAPSHOT(1, "id#", "name", "at", "log_number#", "log_hash", "digest", "content"),
    DATABASE_SEARCH(
            1, "id#", "database_name", "title", "query", "searched_on", "found#", "new_records#", "state", "at"),
    SEARCH_LINE(2, "search#", "line#", "query", "translation", "remarks", "records#"),
    SERVICE_REQUEST(1, "id#", "purpose", "service", "url", "at", "status#", "records#"),
    COMPLETED_FIELD(1, "id#", "record_id#", "field", "content", "service", "matched_by", "state", "at"),
    CITATION_CHASE(3, "publication#", "service", "direction", "found#", "at");

    /** Columns whose text is long; the log holds its SHA-256 instead. */
    static final Set<String> LONG_TEXT = Set.of("raw", "abstract_text", "content");

    /**
     * A column.
     *
     * @param name in the database
     * @param type what it holds
     */
    public record Column(String name, Type type) {}

    /** What a column holds. */
    public enum Type {
        TEXT,
        WHOLE_NUMBER
    }

    private final int keys;

    @SuppressWarnings("ImmutableEnumChecker") // A list that nobody can change.
    private final List<Column> columns;

    Table(int keys, String... columns) {
        this.keys = keys;
        this.columns = Stream.of(columns)
                .map(name -> name.endsWith("#")
                        ? new Column(name.substring(0, name.length() - 1), Type.WHOLE_NUMBER)
                        : new Column(name, Type.TEXT))
                .toList();
    }

    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All columns, those of the key first. */
    public List<Column> columns() {
        return columns;
    }

    /** The columns that tell rows apart. */
    public List<Column> key() {
        return columns.subList(0, keys);
    }
}
