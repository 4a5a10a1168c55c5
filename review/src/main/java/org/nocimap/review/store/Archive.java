package org.nocimap.review.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * A whole review as open files: {@code review.json} with its name and the end of its log, {@code log.jsonl} with the log, and a {@code
 * .jsonl} for each table, one row a line. What is read back is the same review, down to the hashes of its log.
 */
public final class Archive {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REVIEW = "review.json";
    private static final String LOG = "log.jsonl";
    private static final int BATCH = 500;

    private Archive() {}

    /** Writes everything, as it was at one moment. */
    public static void write(Store store, Path folder) {
        store.read(review -> {
            Map<Path, AtomicFile.Content> files = new LinkedHashMap<>();
            for (Table table : Table.values()) {
                files.put(folder.resolve(table.sqlName() + ".jsonl"), out -> {
                    for (Row row : review.all(table)) {
                        Map<String, Object> tree = new LinkedHashMap<>();
                        table.columns().forEach(c -> tree.put(c.name(), row.value(c)));
                        out.write(line(tree));
                    }
                });
            }
            files.put(folder.resolve(LOG), out -> {
                for (Row row : review.rows("SELECT * FROM audit ORDER BY number")) {
                    out.write(line(tree(LogEntry.of(row))));
                }
            });
            Row chain = review.first("SELECT * FROM chain").orElseThrow();
            Map<String, Object> end = new LinkedHashMap<>();
            end.put("review", chain.text("review"));
            end.put("entries", chain.number("number"));
            end.put("hash", chain.text("hash"));
            end.put("at", chain.text("at"));
            files.put(folder.resolve(REVIEW), out -> out.write(line(end)));
            AtomicFile.writeAll(files);
            return 0;
        });
    }

    /**
     * Makes the review of an archive in an empty place.
     *
     * @throws InputException when a file is missing, cannot be read, or was changed
     */
    public static Store read(Path folder, StoreAddress address, StoreClock clock) {
        JsonNode end = parse(folder.resolve(REVIEW), 1, content(folder.resolve(REVIEW)));
        Store store = Store.create(address, text(folder, end, "review"), clock);
        try {
            store.fill(handle -> {
                for (Table table : Table.values()) {
                    Path file = folder.resolve(table.sqlName() + ".jsonl");
                    // An export of an earlier version lacks the tables that came later; the log tells what is missing.
                    if (Files.exists(file)) {
                        fill(handle, table, file);
                    }
                }
                List<LogEntry> entries = new ArrayList<>();
                lines(folder.resolve(LOG), node -> entries.add(entry(folder.resolve(LOG), node)));
                Writing.append(handle, entries);
                handle.execute(
                        "UPDATE chain SET number = ?, hash = ?, at = ? WHERE id = 1",
                        end.path("entries").asLong(),
                        text(folder, end, "hash"),
                        text(folder, end, "at"));
            });
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static void fill(Handle handle, Table table, Path file) {
        List<Table.Column> columns = table.columns();
        String sql = "INSERT INTO " + table.sqlName() + " ("
                + columns.stream().map(Table.Column::name).collect(Collectors.joining(", ")) + ") VALUES ("
                + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
        List<Object[]> rows = new ArrayList<>();
        lines(
                file,
                node -> rows.add(columns.stream()
                        .map(c -> c.type() == Table.Type.TEXT
                                ? (Object) text(file, node, c.name())
                                : (Object) node.path(c.name()).asLong())
                        .toArray()));
        for (int from = 0; from < rows.size(); from += BATCH) {
            PreparedBatch batch = handle.prepareBatch(sql);
            rows.subList(from, Math.min(rows.size(), from + BATCH)).forEach(batch::add);
            batch.execute();
        }
    }

    private static Map<String, Object> tree(LogEntry e) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("number", e.number());
        tree.put("at", e.at());
        tree.put("person", e.person());
        tree.put("action", e.action());
        tree.put("subject", e.subject());
        tree.put("key", e.key());
        tree.put("before", e.before());
        tree.put("after", e.after());
        tree.put("salt", e.salt());
        tree.put("previous", e.previous());
        tree.put("hash", e.hash());
        return tree;
    }

    private static LogEntry entry(Path file, JsonNode node) {
        return new LogEntry(
                node.path("number").asLong(),
                text(file, node, "at"),
                text(file, node, "person"),
                text(file, node, "action"),
                text(file, node, "subject"),
                text(file, node, "key"),
                text(file, node, "before"),
                text(file, node, "after"),
                text(file, node, "salt"),
                text(file, node, "previous"),
                text(file, node, "hash"));
    }

    private interface Line {
        void take(JsonNode node);
    }

    private static void lines(Path file, Line each) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                each.take(parse(file, number, line));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static JsonNode parse(Path file, int line, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw InputException.of(
                    Location.of(file, line), "is no JSON", "a line of an export", "Export the review again.");
        }
    }

    private static String text(Path file, JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw InputException.of(
                    Location.of(file), "lacks \"" + name + "\"", "an export of a review", "Export the review again.");
        }
        return value.asText();
    }

    private static byte[] line(Map<String, Object> tree) throws IOException {
        return (JSON.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static InputException unreadable(Path file, IOException e) {
        InputException problem = InputException.of(
                Location.of(file),
                "cannot be read",
                "the folder that \"nocimap review export\" wrote",
                "Name that folder.");
        problem.initCause(e);
        return problem;
    }
}
