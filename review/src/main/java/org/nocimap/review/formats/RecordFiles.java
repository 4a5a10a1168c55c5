package org.nocimap.review.formats;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.formats.TaggedSplitter.Dialect;
import org.nocimap.review.records.BibliographicRecord;

/** Reads files of records; the format is told from the content, never from the file's name. */
public final class RecordFiles {
    private static final int START = 1 << 14;
    private static final Pattern RIS = Pattern.compile("(?m)^\\s?TY {1,3}-");
    private static final Pattern NBIB = Pattern.compile("(?m)^PMID ?- ?\\d");
    private static final Pattern WEB_OF_SCIENCE =
            Pattern.compile("(?m)^PT [A-Z]\\b[^\\n]*\\r?\\n(?:[A-Z][A-Z0-9] |   )");

    private RecordFiles() {}

    /**
     * @throws InputException when the file cannot be read, holds nothing, or is of no known format
     */
    public static RecordsRead read(Path file) {
        if (RecordSheet.looksLike(file)) {
            return RecordSheet.read(file);
        }
        DecodedText decoded = DecodedText.read(file);
        String text = decoded.text();
        if (text.isBlank()) {
            throw InputException.of(
                    Location.of(file), "is empty", "records", "Export the records again; look at the search's count.");
        }
        RecordFormat format = formatOf(text).orElseThrow(() -> unknown(file));
        return switch (format) {
            case RIS -> tagged(file, format, decoded, Dialect.RIS);
            case NBIB -> tagged(file, format, decoded, Dialect.NBIB);
            case WEB_OF_SCIENCE -> tagged(file, format, decoded, Dialect.WEB_OF_SCIENCE);
            case ENDNOTE_XML -> xml(file, format, decoded, XmlRecords.endNote(file, text));
            case PUBMED_XML -> xml(file, format, decoded, XmlRecords.pubMed(file, PubMedSet.withoutDoctype(text)));
            case BIBTEX -> {
                BibtexRecords bibtex = new BibtexRecords(file);
                bibtex.read(text);
                yield done(file, format, decoded, bibtex.records(), bibtex.unread());
            }
            case CSV -> {
                CsvRecords csv = new CsvRecords(file);
                csv.read(text);
                yield done(file, format, decoded, csv.records(), csv.unread());
            }
            case XLSX -> throw new IllegalStateException("no text is a workbook");
        };
    }

    /** The format of a text, as far as its beginning tells. */
    static Optional<RecordFormat> formatOf(String text) {
        String start = text.substring(0, Math.min(text.length(), START));
        String head = start.stripLeading();
        if (head.startsWith("<")) {
            return start.contains("<PubmedArticle")
                    ? Optional.of(RecordFormat.PUBMED_XML)
                    : start.contains("<record") ? Optional.of(RecordFormat.ENDNOTE_XML) : Optional.empty();
        }
        if (CsvRecords.looksLike(start)
                && !RIS.matcher(start.substring(0, Math.min(start.length(), 200)))
                        .find()) {
            return Optional.of(RecordFormat.CSV);
        }
        if (RIS.matcher(start).find()) {
            return Optional.of(RecordFormat.RIS);
        }
        if (NBIB.matcher(start).find()) {
            return Optional.of(RecordFormat.NBIB);
        }
        if (head.startsWith("FN ") || WEB_OF_SCIENCE.matcher(start).find()) {
            return Optional.of(RecordFormat.WEB_OF_SCIENCE);
        }
        return BibtexRecords.looksLike(start) ? Optional.of(RecordFormat.BIBTEX) : Optional.empty();
    }

    private static RecordsRead tagged(Path file, RecordFormat format, DecodedText decoded, Dialect dialect) {
        TaggedReader reader = new TaggedReader(file.toString());
        reader.read(dialect, decoded.text());
        return done(file, format, decoded, reader.records(), reader.unread());
    }

    private static RecordsRead xml(Path file, RecordFormat format, DecodedText decoded, XmlRecords xml) {
        xml.read();
        return done(file, format, decoded, xml.records(), xml.unread());
    }

    private static RecordsRead done(
            Path file,
            RecordFormat format,
            DecodedText decoded,
            List<BibliographicRecord> records,
            List<Unread> unread) {
        return new RecordsRead(file, format, decoded.encoding(), records, unread);
    }

    private static InputException unknown(Path file) {
        return InputException.of(
                Location.of(file),
                "is of no format that holds records, as far as its content tells",
                "RIS, NBIB, PubMed XML, EndNote XML, BibTeX, Web of Science tagged text, or a table with columns such"
                        + " as title, abstract, year, doi",
                "Export the records again in one of these formats.");
    }
}
