package org.nocimap.appraisal.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * Forms of one kind as JSON: those that ship, and those that a review brings as a file of the same shape.
 *
 * @param <T> what a form becomes
 * @param home the class beside which the forms that ship lie, each as {@code name.json}
 * @param kind the kind as a sentence says it: "instrument", "star form"
 * @param shipped names of the forms that ship
 * @param shape what such a file has to hold, in words
 * @param reader makes a form of the JSON; an {@link IllegalArgumentException} says what is wrong with it
 */
public record FormLibrary<T>(
        Class<?> home, String kind, List<String> shipped, String shape, Function<JsonNode, T> reader) {
    private static final long MOST_BYTES = 1 << 20;

    public FormLibrary {
        shipped = List.copyOf(shipped);
    }

    /**
     * A form that ships.
     *
     * @param name one of {@link #shipped()}
     */
    public T shipped(String name) {
        if (!shipped.contains(name)) {
            throw new IllegalArgumentException("no " + kind + " is called " + name);
        }
        try (InputStream in = home.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException(name + ".json is missing from the class path");
            }
            return reader.apply(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A form of one's own.
     *
     * @throws InputException when the file is no such form
     */
    public T read(Path file) {
        try {
            return reader.apply(tree(file));
        } catch (IOException | IllegalArgumentException e) {
            InputException problem = InputException.of(
                    Location.of(file),
                    "is no " + kind + " that can be read ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                    shape + ", as those that ship have them",
                    "Compare it with one of them, or use one of " + String.join(", ", shipped) + ".");
            problem.initCause(e);
            throw problem;
        }
    }

    /**
     * A file's JSON, whatever it holds.
     *
     * @throws IOException when it is no JSON
     * @throws InputException when it cannot be read or is too large for a form
     */
    public static JsonNode tree(Path file) throws IOException {
        return new ObjectMapper().readTree(BoundedInput.readAll(file, MOST_BYTES));
    }
}
