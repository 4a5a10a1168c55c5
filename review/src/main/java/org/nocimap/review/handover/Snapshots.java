package org.nocimap.review.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.evidence.snapshots.SnapshotNote;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.Checksum;
import org.nocimap.review.collection.Collected;
import org.nocimap.review.store.LogEnd;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.studies.StudyNames;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/** Frozen states of what a review knows of its studies. */
public final class Snapshots {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Map<String, String>>> STATE = new TypeReference<>() {};
    private static final String REPORTS = "reports";

    private final Store store;

    public Snapshots(Store store) {
        this.store = store;
    }

    /**
     * A frozen state.
     *
     * @param id counts up from 1
     * @param name that people gave it; may be empty
     * @param at when
     * @param logNumber the last entry of the log at that time
     * @param digest SHA-256 of the state
     * @param studies checksums of what stood, by study and form; {@code reports} holds the study's publications
     */
    public record Snapshot(
            long id, String name, String at, long logNumber, String digest, Map<String, Map<String, String>> studies) {}

    /**
     * What was handed over.
     *
     * @param snapshot the state that it was made from
     * @param content what was written
     * @param files their names
     */
    public record HandedOver(Snapshot snapshot, HandOver content, List<String> files) {}

    /** Freezes the state as it is now; the same state under the same name is not frozen twice. */
    public Snapshot take(Member member, String name) {
        member.needs(Role.LEAD, Role.REVIEWER, Role.EXTRACTOR);
        return store.write(member.name(), "snapshot", w -> take(w, name));
    }

    /** All, in their order. */
    public List<Snapshot> all() {
        return store.read(
                r -> r.all(Table.SNAPSHOT).stream().map(Snapshots::snapshot).toList());
    }

    /**
     * Freezes the state and writes what stands into a folder, with the note that says from which state it is.
     *
     * @param where which rows; all when empty
     * @throws org.nocimap.files.InputException when it selects nothing, or the folder cannot be written to
     */
    public HandedOver handOver(Member member, Optional<Selection> where, String name, Path folder) {
        member.needs(Role.LEAD, Role.REVIEWER, Role.EXTRACTOR);
        Map<String, HandOver> content = new LinkedHashMap<>();
        Snapshot snapshot = store.write(member.name(), "hand-over", w -> {
            content.put("", HandOver.of(w, where));
            return take(w, name);
        });
        HandOver handOver = content.values().iterator().next();
        List<String> files = handOver.write(folder);
        SnapshotNote note = new SnapshotNote(
                store.review(),
                snapshot.digest(),
                snapshot.name(),
                snapshot.at(),
                where.map(Selection::toString).orElse(""),
                "");
        AtomicFile.writeText(folder.resolve(SnapshotNote.NAME), note.text(checksums(folder, files)));
        return new HandedOver(snapshot, handOver, files);
    }

    static Map<String, String> checksums(Path folder, List<String> files) {
        Map<String, String> sha256 = new LinkedHashMap<>();
        for (String file : files) {
            try {
                sha256.put(file, Checksum.sha256(folder.resolve(file)));
            } catch (IOException e) {
                throw AtomicFile.unwritable(folder.resolve(file), e);
            }
        }
        return sha256;
    }

    private static Snapshot take(Writing w, String name) {
        String content = json(state(w));
        String digest = Checksum.sha256(content.getBytes(StandardCharsets.UTF_8));
        Optional<Row> same = w.rows("SELECT * FROM snapshot WHERE digest = ? ORDER BY id DESC", digest).stream()
                .filter(row -> name.isEmpty() || row.text("name").equals(name))
                .findFirst();
        if (same.isPresent()) {
            return snapshot(same.get());
        }
        LogEnd end = LogEnd.of(w);
        Row row = Row.of(
                "id", w.next(Table.SNAPSHOT),
                "name", name,
                "at", w.at(),
                "log_number", end.number(),
                "log_hash", end.hash(),
                "digest", digest,
                "content", content);
        w.insert(Table.SNAPSHOT, row);
        return snapshot(row);
    }

    /** Checksums of what stands now, by study and form. */
    static Map<String, Map<String, String>> state(Reading review) {
        Map<String, Map<String, String>> studies = new TreeMap<>();
        StudyNames.of(review).byPublication().forEach((publication, study) -> studies.computeIfAbsent(
                        study, s -> new TreeMap<>())
                .merge(REPORTS, Long.toString(publication), (a, b) -> a + ", " + b));
        Map<String, Map<String, StringBuilder>> rows = new TreeMap<>();
        for (Collected.CollectedRow row : Collected.of(review).rows()) {
            rows.computeIfAbsent(row.study(), s -> new TreeMap<>())
                    .computeIfAbsent(row.form().id(), f -> new StringBuilder())
                    .append(row.publication())
                    .append(' ')
                    .append(json(new TreeMap<>(row.answers())))
                    .append('\n');
        }
        rows.forEach(
                (study, forms) -> forms.forEach((form, text) -> studies.computeIfAbsent(study, s -> new TreeMap<>())
                        .put(form, Checksum.sha256(text.toString().getBytes(StandardCharsets.UTF_8)))));
        return studies;
    }

    private static Snapshot snapshot(Row row) {
        try {
            return new Snapshot(
                    row.number("id"),
                    row.text("name"),
                    row.text("at"),
                    row.number("log_number"),
                    row.text("digest"),
                    JSON.readValue(row.text("content"), STATE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a snapshot that is none", e);
        }
    }

    private static String json(Object tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
