package org.nocimap.review.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordFields;

/** Reads tables of records as databases and screening tools export them: comma, semicolon or tab, quoted cells with line breaks. */
final class CsvRecords {
    private static final int LONGEST_RECORD = 1 << 22;

    /** Embase's source line: {@code Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014}. */
    private static final Pattern EMBASE_SOURCE =
            Pattern.compile("(.+?) \\((\\d{4})\\) (\\w+)(?::([\\w.]+))?(?: \\(([^)]*)\\))?.*", Pattern.DOTALL);

    private static final Pattern INITIALS = Pattern.compile("[\\p{Lu}.\\-]+");
    private static final Pattern NAMES = Pattern.compile("\\s*;\\s*");
    private static final Pattern NAMES_BY_COMMA = Pattern.compile("\\s*,\\s*");

    private final Path file;
    private final List<BibliographicRecord> records = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    CsvRecords(Path file) {
        this.file = file;
    }

    List<BibliographicRecord> records() {
        return records;
    }

    List<Unread> unread() {
        return unread;
    }

    /** Whether the first line of a text names columns of records. */
    static boolean looksLike(String start) {
        String header = header(start);
        return RecordColumns.of(cells(header, delimiter(header))).hasRecords();
    }

    void read(String text) {
        List<CsvRecord> rows = parsed(file, text);
        RecordColumns columns = RecordColumns.of(rows.get(0).getFields());
        for (CsvRecord row : rows.subList(1, rows.size())) {
            int line = (int) Math.min(Integer.MAX_VALUE, row.getStartingLineNumber());
            record(columns, row.getFields(), line);
        }
    }

    /** The cells of a table, its header first. */
    static List<List<String>> rows(Path file, String text) {
        return parsed(file, text).stream().map(CsvRecord::getFields).toList();
    }

    private static List<CsvRecord> parsed(Path file, String text) {
        List<CsvRecord> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter(header(text)))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(text)) {
            reader.forEach(rows::add);
        } catch (CsvParseException | UncheckedIOException e) {
            int line = rows.isEmpty()
                    ? 1
                    : (int) Math.min(
                            Integer.MAX_VALUE, rows.get(rows.size() - 1).getStartingLineNumber());
            throw broken(file, line, "the table cannot be read at or after this line", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.isEmpty()) {
            throw InputException.of(
                    Location.of(file), "the table is empty", "a header line and records", "Export it again.");
        }
        return rows;
    }

    private void record(RecordColumns columns, List<String> cells, int line) {
        Map<String, List<String>> row = columns.valuesOf(cells);
        RecordFields fields = new RecordFields();
        row.getOrDefault("kind", List.of()).forEach(fields::kind);
        row.getOrDefault("title", List.of()).forEach(fields::title);
        row.getOrDefault("authors", List.of()).stream().limit(1).forEach(names -> authors(names, fields));
        row.getOrDefault("year", List.of()).forEach(fields::date);
        row.getOrDefault("journal", List.of()).forEach(fields::journal);
        row.getOrDefault("volume", List.of()).forEach(fields::volume);
        row.getOrDefault("issue", List.of()).forEach(fields::issue);
        row.getOrDefault("pages", List.of()).forEach(fields::pages);
        row.getOrDefault("lastPage", List.of()).forEach(fields::lastPage);
        row.getOrDefault("doi", List.of()).forEach(fields::doi);
        row.getOrDefault("pmid", List.of()).forEach(fields::pmid);
        row.getOrDefault("abstract", List.of()).forEach(fields::abstractText);
        for (String words : row.getOrDefault("keywords", List.of())) {
            for (String word : words.split(words.contains(";") ? ";" : ",", -1)) {
                fields.keyword(word);
            }
        }
        row.getOrDefault("issn", List.of()).forEach(fields::number);
        for (String url : row.getOrDefault("url", List.of())) {
            fields.url(url);
            fields.doi(url);
        }
        row.getOrDefault("language", List.of()).forEach(fields::language);
        row.getOrDefault("database", List.of()).forEach(fields::database);
        row.getOrDefault("citation", List.of()).forEach(source -> citation(source, fields));
        String raw = String.join("\t", cells);
        if (fields.isEmpty()) {
            if (cells.stream().anyMatch(c -> !c.isBlank())) {
                unread.add(Unread.of(line, "a row without title, authors, abstract, DOI or PMID", raw));
            }
        } else {
            records.add(fields.at(file.toString(), line, raw));
        }
    }

    /** Names apart by semicolons; or by commas, where each name has initials behind a blank: {@code Liu R., Adler D.G.}. */
    private static void authors(String names, RecordFields fields) {
        boolean semicolons = names.indexOf(';') >= 0;
        boolean commas = !semicolons && areNamesWithInitials(NAMES_BY_COMMA.split(names));
        if (!semicolons && !commas) {
            fields.author(names);
            return;
        }
        for (String name : (semicolons ? NAMES : NAMES_BY_COMMA).split(names)) {
            fields.author(name);
        }
    }

    private static boolean areNamesWithInitials(String[] names) {
        boolean all = names.length > 1;
        for (String name : names) {
            int blank = name.lastIndexOf(' ');
            all &= blank > 0
                    && name.length() - blank <= 9
                    && INITIALS.matcher(name.substring(blank + 1)).matches();
        }
        return all;
    }

    private static void citation(String source, RecordFields fields) {
        Matcher embase = EMBASE_SOURCE.matcher(source);
        if (embase.matches()) {
            fields.journal(embase.group(1));
            fields.date(embase.group(2));
            fields.volume(embase.group(3));
            fields.issue(embase.group(4) == null ? "" : embase.group(4));
            fields.pages(embase.group(5) == null ? "" : embase.group(5));
            fields.database("Embase");
        } else if (source.strip().matches("(?i)scopus|embase|pubmed|medline|web of science|psycinfo|cinahl|central")) {
            fields.database(source.strip());
        }
        fields.doi(source);
    }

    private static String header(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).replace("\r", "");
    }

    private static char delimiter(String header) {
        char best = ',';
        int most = -1;
        for (char candidate : new char[] {',', ';', '\t'}) {
            int known = RecordColumns.of(cells(header, candidate)).known();
            if (known > most) {
                best = candidate;
                most = known;
            }
        }
        return best;
    }

    private static List<String> cells(String header, char delimiter) {
        List<String> cells = new ArrayList<>();
        for (String cell : header.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1)) {
            cells.add(cell.strip().replaceAll("^\"|\"$", ""));
        }
        return cells;
    }

    private static InputException broken(Path file, int line, String what, Exception cause) {
        InputException problem = InputException.of(
                Location.of(file, line),
                what,
                "a table with a header line and quotes closed",
                "Look for a quote (\") that is opened and not closed.");
        problem.initCause(cause);
        return problem;
    }
}
