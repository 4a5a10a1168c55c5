package org.nocimap.evidence.snapshots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.BoundedInput;

/**
 * What a review says of a file that it handed over. It stands in {@value #NAME} beside the file, with the checksum that the file had, so
 * that a file that was changed since has no note.
 *
 * @param review its name, a UUID
 * @param snapshot SHA-256 of the frozen state of the data
 * @param name that people gave the state; may be empty
 * @param at when it was frozen, ISO 8601
 * @param where what was selected, as {@code --where} had it; may be empty
 * @param file name of the file when it was handed over
 */
public record SnapshotNote(String review, String snapshot, String name, String at, String where, String file) {
    public static final String NAME = "review-snapshot.json";
    public static final String FORMAT = "nocimap-review-snapshot/1";
    private static final long MOST_BYTES = 16L << 20;

    /**
     * The note of a file; empty when no review handed it over, or it was changed since.
     *
     * @param sha256 of the file
     */
    public static Optional<SnapshotNote> of(Path file, String sha256) {
        Path parent = file.toAbsolutePath().getParent();
        Path note = parent == null ? Path.of(NAME) : parent.resolve(NAME);
        if (!Files.isRegularFile(note)) {
            return Optional.empty();
        }
        try {
            JsonNode tree = new ObjectMapper().readTree(BoundedInput.readAll(note, MOST_BYTES));
            if (!tree.path("format").asText().equals(FORMAT)) {
                return Optional.empty();
            }
            for (var entry : tree.path("files").properties()) {
                if (entry.getValue().asText().equals(sha256)) {
                    return Optional.of(new SnapshotNote(
                            tree.path("review").asText(),
                            tree.path("snapshot").asText(),
                            tree.path("name").asText(),
                            tree.path("at").asText(),
                            tree.path("where").asText(),
                            entry.getKey()));
                }
            }
        } catch (IOException e) {
            // A note that cannot be read says nothing.
        }
        return Optional.empty();
    }

    /** For {@code provenance.json}. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("review", review);
        tree.put("snapshot", snapshot);
        tree.put("name", name);
        tree.put("at", at);
        tree.put("where", where);
        tree.put("file", file);
        return tree;
    }

    /** A note as {@link #tree} gave it. */
    public static SnapshotNote of(JsonNode tree) {
        return new SnapshotNote(
                tree.path("review").asText(),
                tree.path("snapshot").asText(),
                tree.path("name").asText(),
                tree.path("at").asText(),
                tree.path("where").asText(),
                tree.path("file").asText());
    }

    /**
     * The text of {@value #NAME}.
     *
     * @param sha256 of each file by its name
     */
    public String text(Map<String, String> sha256) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.putAll(tree());
        tree.remove("file");
        tree.put("files", sha256);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
