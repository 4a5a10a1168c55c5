package org.nocimap.evidence.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.TextInput;

/**
 * The rows of a text table. The delimiter (tab, semicolon or comma) is the one that cuts the first lines into the most
 * columns whose names are known; Excel's line {@code sep=;} is obeyed.
 */
final class CsvRows implements TableRows {
    static final long MOST_BYTES = 1L << 29;
    /** Characters looked at to find the delimiter, and the longest record. */
    private static final int START = 1 << 16;

    private static final int LONGEST_RECORD = 1 << 20;

    private final Path file;
    private final char delimiter;
    private final UnaryOperator<String> meaning;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private int line = 1;

    private CsvRows(Path file, char delimiter, Reader text, UnaryOperator<String> meaning) {
        this.file = file;
        this.meaning = meaning;
        this.delimiter = delimiter;
        this.reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(text);
        this.records = reader.iterator();
    }

    static CsvRows open(Path file) {
        return open(file, UnaryOperator.identity());
    }

    /**
     * @param meaning of a cell's text
     */
    static CsvRows open(Path file, UnaryOperator<String> meaning) {
        PushbackReader text = new PushbackReader(TextInput.open(file, MOST_BYTES), START);
        try {
            char[] start = new char[START];
            int length = 0;
            int count;
            while (length < START && (count = text.read(start, length, START - length)) > 0) {
                length += count;
            }
            text.unread(start, 0, length);
            return new CsvRows(file, Delimiters.find(new String(start, 0, length)), text, meaning);
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
    }

    @Override
    public Optional<TableRow> next() {
        try {
            CsvRecord csv = records.next();
            line = (int) Math.min(Integer.MAX_VALUE, csv.getStartingLineNumber());
            List<String> cells = new ArrayList<>(csv.getFieldCount());
            for (int i = 0; i < csv.getFieldCount(); i++) {
                cells.add(meaning.apply(csv.getField(i).strip()));
            }
            return Optional.of(new TableRow(line, cells));
        } catch (NoSuchElementException e) {
            return Optional.empty();
        } catch (CsvParseException | UncheckedIOException e) {
            throw broken(e);
        }
    }

    private InputException broken(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputException known) {
                return known;
            }
        }
        InputException problem = InputException.of(
                Location.of(file, line),
                "the table cannot be read at or after this line ("
                        + NumberReader.shortenedTo(String.valueOf(e.getMessage()), 160) + ")",
                "columns apart by \"" + (delimiter == '\t' ? "tab" : delimiter)
                        + "\", texts with quotes closed, records of at most " + LONGEST_RECORD + " characters",
                "Look for a quote (\") that is opened and not closed.");
        problem.initCause(e);
        return problem;
    }

    @Override
    public boolean hasDecimalCommas() {
        return delimiter != ',';
    }

    @Override
    public String sheet() {
        return "";
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
    }
}
