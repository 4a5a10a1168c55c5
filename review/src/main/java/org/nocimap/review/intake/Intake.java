package org.nocimap.review.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nocimap.files.Checksum;
import org.nocimap.review.formats.RecordFiles;
import org.nocimap.review.formats.RecordsRead;
import org.nocimap.review.formats.Unread;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/** Takes exports of databases into a review. A file that is there already, byte for byte, is not taken in twice. */
public final class Intake {
    private final Store store;

    public Intake(Store store) {
        this.store = store;
    }

    /**
     * What is known of a file beside its content.
     *
     * @param origin which way its records were found
     * @param database it was exported from; empty for what its records say
     * @param searchedOn ISO 8601 date; empty when not known
     */
    public record About(Origin origin, String database, String searchedOn) {}

    /**
     * A file in the review.
     *
     * @param id of the file
     * @param name as it was given
     * @param about where it came from
     * @param format it was recognised as
     * @param records that were read
     * @param unread stretches that could not be read, and are kept
     * @param taken whether it was taken in now
     */
    public record SourceFile(
            long id, String name, About about, String format, long records, long unread, Taken taken) {}

    /** What became of a file. */
    public enum Taken {
        NOW,
        /** The review held the same bytes. */
        BEFORE
    }

    /**
     * Reads a file and takes all of it in, or nothing.
     *
     * @throws org.nocimap.files.InputException when it cannot be read or is of no known format
     */
    public SourceFile take(Member member, Path file, About about) {
        member.needs(Role.LEAD, Role.REVIEWER);
        String sha256;
        try {
            sha256 = Checksum.sha256(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Optional<Row> before = store.read(r -> r.first("SELECT * FROM source_file WHERE sha256 = ?", sha256));
        if (before.isPresent()) {
            return sourceFile(before.get(), Taken.BEFORE);
        }
        RecordsRead read = RecordFiles.read(file);
        return store.write(member.name(), "import", w -> take(w, file, sha256, read, about));
    }

    private static SourceFile take(Writing w, Path file, String sha256, RecordsRead read, About about) {
        // Somebody else may have taken it in since it was looked for.
        Optional<Row> before = w.first("SELECT * FROM source_file WHERE sha256 = ?", sha256);
        if (before.isPresent()) {
            return sourceFile(before.get(), Taken.BEFORE);
        }
        long id = w.next(Table.SOURCE_FILE);
        String database = about.database().isEmpty() ? usual(read.records()) : about.database();
        Row row = Row.of(
                "id",
                id,
                "name",
                String.valueOf(file.getFileName()),
                "sha256",
                sha256,
                "format",
                read.format(),
                "encoding",
                read.encoding(),
                "origin",
                about.origin(),
                "database_name",
                database,
                "searched_on",
                about.searchedOn(),
                "records",
                (long) read.records().size(),
                "unread",
                (long) read.unread().size());
        w.insert(Table.SOURCE_FILE, row);
        long next = w.next(Table.IMPORTED_RECORD);
        List<Row> records = new ArrayList<>();
        for (BibliographicRecord record : read.records()) {
            records.add(StoredRecords.row(next, id, about.database(), record));
            next++;
        }
        w.insertAll(Table.IMPORTED_RECORD, records);
        long nextUnread = w.next(Table.UNREAD);
        List<Row> unread = new ArrayList<>();
        for (Unread stretch : read.unread()) {
            unread.add(Row.of(
                    "id",
                    nextUnread,
                    "source_file",
                    id,
                    "line",
                    stretch.line(),
                    "why",
                    stretch.why(),
                    "raw",
                    stretch.raw()));
            nextUnread++;
        }
        w.insertAll(Table.UNREAD, unread);
        return sourceFile(row, Taken.NOW);
    }

    /** All files in the order they came. */
    public List<SourceFile> files() {
        return store.read(r -> r.all(Table.SOURCE_FILE)).stream()
                .map(row -> sourceFile(row, Taken.BEFORE))
                .toList();
    }

    /** The database that most records name; empty when none does. */
    private static String usual(List<BibliographicRecord> records) {
        Map<String, Long> counts = records.stream()
                .map(r -> r.source().database())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static SourceFile sourceFile(Row row, Taken taken) {
        return new SourceFile(
                row.number("id"),
                row.text("name"),
                new About(row.choice("origin", Origin.class), row.text("database_name"), row.text("searched_on")),
                row.text("format"),
                row.number("records"),
                row.number("unread"),
                taken);
    }
}
