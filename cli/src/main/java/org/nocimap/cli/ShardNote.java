package org.nocimap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.engine.Shard;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * What stands beside a shard's blocks: which shard it is, and of what.
 *
 * @param shard which
 * @param command the words after {@code nocimap} that compute the whole run, without {@code --out} and {@code --shard}
 * @param folder where the command was run: its relative paths begin there
 * @param inputs checksum of every file the command names, by its word
 * @param software version and commit
 */
record ShardNote(Shard shard, List<String> command, String folder, Map<String, String> inputs, String software) {
    /** The file it is kept in. */
    static final String FILE = "shard.json";

    private static final String FORMAT = "nocimap shard 1";
    private static final long MOST_BYTES = 10_000_000;

    ShardNote {
        command = List.copyOf(command);
    }

    /** The folder of a shard within the folder of its run. */
    static Path folder(Path out, Shard shard) {
        return out.resolve("shards").resolve(shard.number() + "-of-" + shard.of());
    }

    void write(Path shardFolder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("shard", shard.toString());
        tree.put("command", command);
        tree.put("folder", folder);
        tree.put("inputs", inputs);
        tree.put("software", software);
        AtomicFile.writeText(shardFolder.resolve(FILE), Json.pretty(tree) + "\n");
    }

    /**
     * @throws InputException when the file is no such note
     */
    static ShardNote read(Path shardFolder) {
        Path file = shardFolder.resolve(FILE);
        JsonNode tree;
        try {
            tree = new ObjectMapper().readTree(BoundedInput.readAll(file, MOST_BYTES));
        } catch (IOException e) {
            throw foreign(file);
        }
        Optional<Shard> shard = Shard.parse(tree.path("shard").asText());
        if (!tree.path("format").asText().equals(FORMAT)
                || shard.isEmpty()
                || tree.path("command").isEmpty()) {
            throw foreign(file);
        }
        List<String> command = new ArrayList<>();
        tree.path("command").forEach(word -> command.add(word.asText()));
        Map<String, String> inputs = new LinkedHashMap<>();
        tree.path("inputs")
                .properties()
                .forEach(input -> inputs.put(input.getKey(), input.getValue().asText()));
        return new ShardNote(
                shard.get(),
                command,
                tree.path("folder").asText(),
                inputs,
                tree.path("software").asText());
    }

    private static InputException foreign(Path file) {
        return InputException.of(
                Location.of(file),
                "does not say which shard this is",
                "the file that 'nocimap ale --shard' wrote",
                "Run this shard again, or leave the folder out.");
    }
}
