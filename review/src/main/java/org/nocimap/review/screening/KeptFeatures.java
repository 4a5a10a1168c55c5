package org.nocimap.review.screening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nocimap.files.InputException;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.priority.Features;
import org.nocimap.review.priority.TextMatrix;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Reading;

/**
 * The words of every publication of a review, counted once: kept in memory, and in a folder where there is one, until records change.
 * Thread-safe.
 */
final class KeptFeatures {
    private static final String ENDING = ".features";

    private final Optional<Path> folder;
    private Optional<Kept> latest = Optional.empty();

    KeptFeatures(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Features, and what they come from.
     *
     * @param key tells the state of the records
     * @param features of every publication in that state
     */
    record Kept(String key, Features features) {}

    synchronized Kept of(Reading review) {
        String key = key(review);
        if (latest.isEmpty() || !latest.get().key().equals(key)) {
            Optional<Path> file = folder.map(f -> f.resolve(key.substring(0, 16) + ENDING));
            Optional<Features> kept = file.flatMap(f -> Features.read(f, key));
            Features features = kept.orElseGet(() -> count(review));
            if (kept.isEmpty()) {
                file.ifPresent(f -> keep(f, features, key));
            }
            latest = Optional.of(new Kept(key, features));
        }
        return latest.get();
    }

    /**
     * The hash of the log's last entry about a record. It covers every entry before it, so that it is another one as soon as any
     * record has changed.
     */
    private static String key(Reading review) {
        return review.first("SELECT hash FROM audit WHERE number = (SELECT MAX(number) FROM audit WHERE subject ="
                        + " 'imported_record')")
                .map(row -> row.text("hash"))
                .orElse("0".repeat(64));
    }

    private static Features count(Reading review) {
        Map<Long, List<BibliographicRecord>> publications = new TreeMap<>();
        for (StoredRecords.Stored stored : StoredRecords.all(review)) {
            publications
                    .computeIfAbsent(stored.publication(), p -> new ArrayList<>())
                    .add(stored.record());
        }
        long[] numbers = publications.keySet().stream().mapToLong(n -> n).toArray();
        List<String> texts = new ArrayList<>();
        for (List<BibliographicRecord> records : publications.values()) {
            BibliographicRecord whole = Merging.best(records);
            texts.add(whole.title() + " " + whole.abstractText());
        }
        return new Features(numbers, TextMatrix.of(texts));
    }

    private static void keep(Path file, Features features, String key) {
        try {
            features.write(file, key);
            removeOthers(file);
        } catch (InputException | IOException e) {
            // It is only time that is lost: they are counted again.
        }
    }

    private static void removeOthers(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path other : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                if (!other.getFileName().equals(file.getFileName())) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
