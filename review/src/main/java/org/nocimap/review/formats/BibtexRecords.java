package org.nocimap.review.formats;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;
import org.jbibtex.Value;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordFields;

/** Reads BibTeX entry by entry, so that a broken one does not take the others with it. */
final class BibtexRecords {
    private final String file;
    private final List<BibliographicRecord> records = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    BibtexRecords(Path file) {
        this.file = file.toString();
    }

    List<BibliographicRecord> records() {
        return records;
    }

    List<Unread> unread() {
        return unread;
    }

    void read(String text) {
        int line = 1;
        int counted = 0;
        StringBuilder strings = new StringBuilder();
        for (int at = text.indexOf('@'); at >= 0; ) {
            int end = endOfEntry(text, at);
            for (; counted < at; counted++) {
                line += text.charAt(counted) == '\n' ? 1 : 0;
            }
            String raw = text.substring(at, end);
            String kind = raw.substring(1, Math.max(1, firstOf(raw, "{("))).strip();
            if (kind.equalsIgnoreCase("string")) {
                strings.append(raw).append('\n');
            } else if (!kind.equalsIgnoreCase("comment") && !kind.equalsIgnoreCase("preamble")) {
                entry(strings + raw, raw, kind, line);
            }
            at = text.indexOf('@', end);
        }
    }

    private void entry(String source, String raw, String kind, int line) {
        try {
            BibTeXDatabase database = new BibTeXParser().parse(new StringReader(source));
            for (BibTeXEntry entry : database.getEntries().values()) {
                RecordFields fields = new RecordFields();
                take(entry, kind, fields);
                if (fields.isEmpty()) {
                    unread.add(Unread.of(line, "a record without title, authors, abstract, DOI or PMID", raw));
                } else {
                    records.add(fields.at(file, line, raw));
                }
            }
            if (database.getEntries().isEmpty()) {
                unread.add(Unread.of(line, "a BibTeX entry that cannot be read", raw));
            }
        } catch (ParseException | TokenMgrException | IllegalArgumentException e) {
            unread.add(Unread.of(line, "a BibTeX entry that cannot be read", raw));
        }
    }

    private static void take(BibTeXEntry entry, String kind, RecordFields fields) {
        fields.kind(kind);
        fields.kind(value(entry, "type"));
        fields.title(value(entry, "title"));
        for (String author : value(entry, "author").split("\\s+and\\s+", -1)) {
            fields.author(author);
        }
        fields.date(value(entry, "year"));
        fields.date(value(entry, "date"));
        fields.journal(value(entry, "journal"));
        fields.journal(value(entry, "journaltitle"));
        fields.journal(value(entry, "booktitle"));
        fields.volume(value(entry, "volume"));
        fields.issue(value(entry, "number"));
        fields.pages(value(entry, "pages"));
        fields.doi(value(entry, "doi"));
        fields.doi(value(entry, "url"));
        fields.pmid(value(entry, "pmid"));
        fields.abstractText(value(entry, "abstract"));
        for (String word : value(entry, "keywords").split("[;,]", -1)) {
            fields.keyword(word);
        }
        fields.number(value(entry, "issn"));
        fields.number(value(entry, "isbn"));
        fields.url(value(entry, "url"));
        fields.language(value(entry, "language"));
        fields.database(value(entry, "source"));
    }

    private static String value(BibTeXEntry entry, String name) {
        Value value = entry.getField(new Key(name));
        if (value == null) {
            return "";
        }
        String latex = value.toUserString();
        if (latex.indexOf('\\') < 0 && latex.indexOf('{') < 0) {
            return latex;
        }
        try {
            return new LaTeXPrinter().print(new LaTeXParser().parse(new StringReader(latex)));
        } catch (ParseException | TokenMgrException e) {
            return latex.replaceAll("[{}]", "");
        }
    }

    /** One past the bracket that closes the entry that begins at {@code at}; the next entry or the end where none does. */
    private static int endOfEntry(String text, int at) {
        int depth = 0;
        for (int n = at; n < text.length(); n++) {
            char c = text.charAt(n);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
                if (depth == 0) {
                    return n + 1;
                }
            } else if (c == '@' && n > at && depth > 0 && text.charAt(n - 1) == '\n') {
                return n;
            }
        }
        return text.length();
    }

    private static int firstOf(String text, String characters) {
        for (int n = 0; n < text.length(); n++) {
            if (characters.indexOf(text.charAt(n)) >= 0) {
                return n;
            }
        }
        return 0;
    }

    /** Whether a text begins like BibTeX. */
    static boolean looksLike(String start) {
        return start.strip().matches("(?s)(%[^\\n]*\\n\\s*)*@\\s*[A-Za-z]+\\s*[{(].*");
    }
}
