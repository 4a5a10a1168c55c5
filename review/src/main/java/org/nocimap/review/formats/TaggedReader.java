package org.nocimap.review.formats;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.review.formats.TaggedSplitter.Dialect;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordFields;

/** Reads RIS in the dialects that databases and reference managers write, PubMed's NBIB, and Web of Science tagged text. */
final class TaggedReader {
    private final String file;
    private final List<BibliographicRecord> records = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    TaggedReader(String file) {
        this.file = file;
    }

    List<BibliographicRecord> records() {
        return records;
    }

    List<Unread> unread() {
        return unread;
    }

    void read(Dialect dialect, String text) {
        TaggedSplitter splitter = TaggedSplitter.split(dialect, text);
        unread.addAll(splitter.unread());
        for (int n = 0; n < splitter.records().size(); n++) {
            TaggedRecord tagged = splitter.records().get(n);
            RecordFields fields = new RecordFields();
            switch (dialect) {
                case RIS -> ris(tagged, fields);
                case NBIB -> nbib(tagged, fields);
                case WEB_OF_SCIENCE -> webOfScience(tagged, fields);
            }
            String raw = splitter.raw(n);
            if (fields.isEmpty()) {
                unread.add(Unread.of(tagged.line(), "a record without title, authors, abstract, DOI or PMID", raw));
            } else {
                records.add(fields.at(file, tagged.line(), raw));
            }
        }
    }

    private static void ris(TaggedRecord record, RecordFields fields) {
        fields.kind(record.first("TY"));
        fields.kind(record.first("M3"));
        record.all("PT").forEach(fields::kind);
        fields.title(record.first("TI", "T1", "CT", "ST", "BT"));
        for (String tag : List.of("A1", "AU")) {
            record.all(tag).forEach(names -> lines(names).forEach(fields::author));
        }
        fields.date(record.first("PY", "Y1", "DA", "Y2", "YR"));
        fields.journal(record.first("JF", "T2", "JO", "J2", "JA", "BT", "SO"));
        fields.volume(record.first("VL"));
        fields.issue(record.first("IS", "CP"));
        fields.pages(record.first("SP"));
        fields.lastPage(record.first("EP"));
        for (String tag : List.of("DO", "DI", "M3", "L2", "L3", "LK", "UR", "N1", "M1")) {
            record.all(tag).forEach(fields::doi);
        }
        fields.abstractText(record.first("AB", "N2"));
        for (String tag : List.of("KW", "DE")) {
            record.all(tag).forEach(words -> lines(words).forEach(fields::keyword));
        }
        record.all("SN").forEach(fields::number);
        fields.url(record.first("UR", "L2", "LK"));
        fields.language(record.first("LA"));
        fields.database(record.first("DB", "DP"));
        boolean ofPubMed = record.first("DP", "DB").matches("(?i).*(pubmed|medline|nlm).*");
        record.all("PM").forEach(fields::pmid);
        record.all("C7").stream().filter(v -> v.matches("(?i)pmid.*")).forEach(fields::pmid);
        if (ofPubMed || record.first("UR").contains("ncbi.nlm.nih.gov/pubmed")) {
            record.all("AN").forEach(fields::pmid);
        }
    }

    private static void nbib(TaggedRecord record, RecordFields fields) {
        fields.pmid(record.first("PMID"));
        record.all("PT").forEach(fields::kind);
        fields.title(record.first("TI", "BTI", "TT"));
        List<String> full = record.all("FAU");
        (full.isEmpty() ? record.all("AU") : full).forEach(fields::author);
        record.all("CN").forEach(fields::author);
        fields.date(record.first("DP", "DEP", "CRDT"));
        fields.journal(record.first("JT", "TA"));
        fields.volume(record.first("VI"));
        fields.issue(record.first("IP"));
        fields.pages(record.first("PG"));
        record.all("LID").stream().filter(v -> v.contains("[doi]")).forEach(fields::doi);
        record.all("AID").stream().filter(v -> v.contains("[doi]")).forEach(fields::doi);
        fields.abstractText(record.first("AB", "OAB"));
        record.all("OT").forEach(fields::keyword);
        record.all("MH").forEach(fields::keyword);
        record.all("IS").forEach(fields::number);
        fields.language(record.first("LA"));
        fields.database("PubMed");
    }

    private static void webOfScience(TaggedRecord record, RecordFields fields) {
        fields.kind(record.first("PT"));
        record.all("DT").forEach(types -> List.of(types.split(";", -1)).forEach(fields::kind));
        fields.title(record.first("TI"));
        String authors = record.first("AF", "AU", "BA", "CA");
        lines(authors).forEach(fields::author);
        fields.date(record.first("PY", "EY", "EA"));
        fields.journal(record.first("SO", "JI", "J9"));
        fields.volume(record.first("VL"));
        fields.issue(record.first("IS"));
        fields.pages(record.first("BP", "AR"));
        fields.lastPage(record.first("EP"));
        fields.doi(record.first("DI"));
        fields.pmid(record.first("PM"));
        fields.abstractText(record.first("AB"));
        for (String tag : List.of("DE", "ID")) {
            for (String words : record.all(tag)) {
                List.of(words.replace('\n', ' ').split(";", -1)).forEach(fields::keyword);
            }
        }
        record.all("SN").forEach(fields::number);
        record.all("EI").forEach(fields::number);
        fields.language(record.first("LA"));
        fields.database("Web of Science");
    }

    private static List<String> lines(String value) {
        return value.isBlank() ? List.of() : value.lines().toList();
    }
}
