package org.nocimap.review.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.StoreAddress;
import org.nocimap.review.store.StoreClock;

/**
 * The folder of a review: {@code review.db} or, where a server keeps the review, {@code workspace.json} with its address; {@code
 * full-texts/} with files by their checksum; {@code cache/} with what can be made again.
 *
 * @param folder of the review
 * @param store its database, open
 */
public record Workspace(Path folder, Store store) implements AutoCloseable {
    private static final String DATABASE = "review.db";
    private static final String SETTINGS = "workspace.json";
    private static final long LONGEST_SETTINGS = 1 << 16;

    /**
     * A new review.
     *
     * @param server address of a PostgreSQL database; empty for one in the folder
     * @param password of the database's user; never written into the folder
     */
    public static Workspace create(Path folder, Optional<String> server, String password) {
        if (Files.exists(folder.resolve(SETTINGS)) || Files.exists(folder.resolve(DATABASE))) {
            throw InputException.of(
                    Location.of(folder),
                    "holds a review already",
                    "a folder without one",
                    "Go on with that review, or name another folder.");
        }
        StoreAddress address = address(folder, server, password);
        Store store = Store.create(address, StoreClock.system());
        if (server.isPresent()) {
            remember(folder, server.orElseThrow());
        }
        return new Workspace(folder, store);
    }

    /**
     * @throws InputException when there is no review in the folder
     */
    public static Workspace open(Path folder, String password) {
        StoreAddress address = address(folder, server(folder), password);
        return new Workspace(folder, Store.open(address, StoreClock.system()));
    }

    /** Writes into a folder that a server keeps its review. */
    public static void remember(Path folder, String server) {
        AtomicFile.writeText(folder.resolve(SETTINGS), json(Map.of("store", server)));
    }

    /** Where the database of a folder is, or would be. */
    public static Path databaseFile(Path folder) {
        return folder.resolve(DATABASE);
    }

    /** Where full texts are. */
    public Path fullTexts() {
        return folder.resolve("full-texts");
    }

    /** Where is kept what can be made again at any time. */
    public Path cache() {
        return folder.resolve("cache");
    }

    private static StoreAddress address(Path folder, Optional<String> server, String password) {
        return server.isPresent()
                ? StoreAddress.postgres(server.orElseThrow(), password)
                : new StoreAddress.SqliteFile(databaseFile(folder));
    }

    private static Optional<String> server(Path folder) {
        Path file = folder.resolve(SETTINGS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = new String(BoundedInput.readAll(file, LONGEST_SETTINGS), StandardCharsets.UTF_8);
        try {
            JsonNode store = new ObjectMapper().readTree(text).path("store");
            if (store.isTextual()) {
                return Optional.of(store.asText());
            }
        } catch (JsonProcessingException e) {
            // Told below.
        }
        throw InputException.of(
                Location.of(file),
                "does not say where the review is",
                "{\"store\": \"jdbc:postgresql://…\"}",
                "Write the address of the review's database into it.");
    }

    private static String json(Map<String, String> tree) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
