package org.nocimap.review.formats;

import java.util.List;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordKind;

/** Writes records as RIS that every reference manager reads: UTF-8, CR LF, one {@code AU} a person. */
public final class RisWriter {
    private RisWriter() {}

    public static String text(List<BibliographicRecord> records) {
        StringBuilder out = new StringBuilder();
        records.forEach(record -> append(out, record));
        return out.toString();
    }

    private static void append(StringBuilder out, BibliographicRecord record) {
        field(out, "TY", type(record.kind()));
        if (record.kind() != RecordKind.ARTICLE && record.kind() != RecordKind.OTHER) {
            field(
                    out,
                    "M3",
                    record.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        }
        field(out, "TI", record.title());
        record.authors().forEach(author -> field(out, "AU", author));
        record.year().ifPresent(year -> field(out, "PY", Integer.toString(year)));
        field(out, "T2", record.journal());
        field(out, "VL", record.volume());
        field(out, "IS", record.issue());
        field(out, "SP", record.pages());
        field(out, "DO", record.doi());
        field(out, "PM", record.pmid());
        field(out, "AB", record.abstractText());
        record.keywords().forEach(word -> field(out, "KW", word));
        record.numbers().forEach(number -> field(out, "SN", number));
        field(out, "UR", record.url());
        field(out, "LA", record.language());
        field(out, "DB", record.source().database());
        out.append("ER  - \r\n\r\n");
    }

    private static void field(StringBuilder out, String tag, String value) {
        if (!value.isEmpty()) {
            out.append(tag).append("  - ").append(value).append("\r\n");
        }
    }

    private static String type(RecordKind kind) {
        return switch (kind) {
            case ARTICLE, REVIEW, ERRATUM -> "JOUR";
            case CONFERENCE_ABSTRACT -> "CONF";
            case PREPRINT -> "UNPB";
            case BOOK -> "BOOK";
            case CHAPTER -> "CHAP";
            case THESIS -> "THES";
            case OTHER -> "GEN";
        };
    }
}
