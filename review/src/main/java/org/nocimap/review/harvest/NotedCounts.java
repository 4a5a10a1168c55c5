package org.nocimap.review.harvest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.files.SpreadsheetText;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/** Searches line by line as a table, and back: a person runs them where Nocimap cannot, and notes records and date beside each line. */
public final class NotedCounts {
    /** Name of the table. */
    public static final String FILE = "lines.tsv";

    private static final List<String> COLUMNS = List.of("database", "line", "query", "records", "date");
    private static final long LONGEST = 1 << 24;

    private NotedCounts() {}

    private record Noted(String query, String records, String date, Location where) {}

    /** Tab-separated, one row a line. A cell that a spreadsheet would take for a formula has an apostrophe before it. */
    public static String table(List<Searches.Search> searches) {
        List<List<String>> rows = new ArrayList<>();
        for (Searches.Search search : searches) {
            int number = 0;
            for (Searches.Line line : search.lines()) {
                number++;
                rows.add(List.of(
                        search.database(),
                        Integer.toString(number),
                        line.query(),
                        Long.toString(line.records()),
                        search.searchedOn()));
            }
        }
        return text(COLUMNS, rows);
    }

    static String text(List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator('\t')
                .lineDelimiter(LineDelimiter.LF)
                .build(text)) {
            csv.writeRecord(header);
            rows.forEach(row ->
                    csv.writeRecord(row.stream().map(SpreadsheetText::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Takes in the counts of every database whose lines have them; databases without any are passed over.
     *
     * @return searches that were written down
     * @throws org.nocimap.files.InputException with everything that is wrong; nothing is written down then
     */
    public static int take(Store store, Member member, Path file) {
        member.needs(Role.LEAD, Role.REVIEWER);
        Map<String, List<Noted>> databases = read(file);
        Problems problems = new Problems();
        List<Searches.Search> searches = new ArrayList<>();
        databases.forEach((database, lines) -> {
            if (lines.stream().anyMatch(l -> !l.records().isEmpty())) {
                lines.forEach(line -> check(line, problems));
                searches.add(search(database, lines));
            }
        });
        if (searches.isEmpty()) {
            problems.error(
                    Location.of(file),
                    "no line has its records",
                    "a number in the column records and a day in the column date",
                    "Fill them in for a database that was searched.");
        }
        problems.throwIfAny();
        return store.write(member.name(), "search", w -> {
            searches.forEach(search -> Searches.write(w, search));
            return searches.size();
        });
    }

    private static Map<String, List<Noted>> read(Path file) {
        String text = new String(BoundedInput.readAll(file, LONGEST), StandardCharsets.UTF_8).replace("\uFEFF", "");
        Map<String, List<Noted>> databases = new LinkedHashMap<>();
        Problems problems = new Problems();
        try {
            for (CsvRecord row : CsvReader.builder()
                    .fieldSeparator('\t')
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text)) {
                Location where = Location.of(file, (int) row.getStartingLineNumber());
                if (row.getFieldCount() < COLUMNS.size()) {
                    problems.error(
                            where,
                            "has " + row.getFieldCount() + " cells",
                            String.join(", ", COLUMNS),
                            "Keep the columns of " + FILE + ", apart by tabs.");
                } else if (!row.getFields().subList(0, COLUMNS.size()).equals(COLUMNS)) {
                    databases
                            .computeIfAbsent(cell(row, 0), d -> new ArrayList<>())
                            .add(new Noted(cell(row, 2), cell(row, 3), cell(row, 4), where));
                }
            }
        } catch (CsvParseException e) {
            problems.error(Location.of(file), "cannot be read as a table", FILE, "Close every quote (\").");
        }
        problems.throwIfAny();
        return databases;
    }

    private static String cell(CsvRecord row, int n) {
        return SpreadsheetText.original(row.getField(n).strip());
    }

    private static void check(Noted line, Problems problems) {
        if (!line.records().matches("\\d{1,9}")) {
            problems.error(
                    line.where(),
                    "\"" + line.records() + "\" is no count",
                    "the records that this line finds",
                    "Fill in every line of the database.");
        }
        try {
            LocalDate.parse(line.date());
        } catch (DateTimeException e) {
            problems.error(
                    line.where(), "\"" + line.date() + "\" is no day", "a day such as 2026-05-11", "Fill it in.");
        }
    }

    private static Searches.Search search(String database, List<Noted> lines) {
        List<Searches.Line> read = lines.stream()
                .map(l -> new Searches.Line(
                        l.query(), "", "", l.records().matches("\\d{1,9}") ? Long.parseLong(l.records()) : 0))
                .toList();
        Noted last = lines.get(lines.size() - 1);
        return new Searches.Search(
                0,
                database,
                "",
                last.query(),
                last.date(),
                read.get(read.size() - 1).records(),
                0,
                Searches.State.NOTED,
                read);
    }
}
