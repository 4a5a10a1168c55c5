package org.nocimap.review.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A form. What was filled in names the form's version, so that a later version changes nothing that was extracted before.
 *
 * @param id a short name
 * @param version counts up from 1
 */
public record ExtractionForm(String id, int version, String title, List<Field> fields) {
    /** The forms that are built in. */
    public static final List<String> BUILT_IN = List.of("evidence-table", "imaging-study");

    public ExtractionForm {
        fields = List.copyOf(fields);
        Set<String> keys = new HashSet<>();
        if (fields.isEmpty() || version < 1 || !fields.stream().allMatch(field -> keys.add(field.key()))) {
            throw new IllegalArgumentException("a form has a version from 1 and fields of different keys");
        }
    }

    /** What a field holds. */
    public enum Type {
        TEXT,
        NUMBER,
        WHOLE_NUMBER,
        CHOICE
    }

    /**
     * A question.
     *
     * @param help what to write, and what not
     * @param choices of a {@link Type#CHOICE}; else empty
     */
    public record Field(String key, String label, String help, Type type, List<String> choices) {
        public Field {
            choices = List.copyOf(choices);
            if ((type == Type.CHOICE) == choices.isEmpty()) {
                throw new IllegalArgumentException("a choice, and only a choice, has choices");
            }
        }

        /** What is wrong with an answer; empty when it can stand. A blank answer can: it says that nothing was filled in yet. */
        public Optional<String> problemWith(String answer) {
            String text = answer.strip();
            if (text.isEmpty() || text.equals(NOT_REPORTED)) {
                return Optional.empty();
            }
            return switch (type) {
                case TEXT -> Optional.empty();
                case NUMBER ->
                    text.matches("[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?")
                            ? Optional.empty()
                            : Optional.of("\"" + text + "\" is no number");
                case WHOLE_NUMBER ->
                    text.matches("\\d{1,9}") ? Optional.empty() : Optional.of("\"" + text + "\" is no whole number");
                case CHOICE ->
                    choices.contains(text)
                            ? Optional.empty()
                            : Optional.of("\"" + text + "\" is none of " + String.join(", ", choices));
            };
        }
    }

    /** The answer that the article does not say. */
    public static final String NOT_REPORTED = "not reported";

    /** The field of a key. */
    public Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /**
     * A form that is built in.
     *
     * @param id one of {@link #BUILT_IN}
     */
    public static ExtractionForm builtIn(String id) {
        if (!BUILT_IN.contains(id)) {
            throw new IllegalArgumentException("no form " + id);
        }
        try (InputStream in = ExtractionForm.class.getResourceAsStream(id + ".json")) {
            if (in == null) {
                throw new IllegalStateException("the form " + id + " is not in the library");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExtractionForm read(String json) throws IOException {
        JsonNode tree = new ObjectMapper().readTree(json);
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : tree.path("fields")) {
            List<String> choices = new ArrayList<>();
            field.path("choices").forEach(choice -> choices.add(choice.asText()));
            String type = field.path("type").asText("text").toUpperCase(Locale.ROOT);
            fields.add(new Field(
                    field.path("key").asText(),
                    field.path("label").asText(),
                    field.path("help").asText(""),
                    Arrays.stream(Type.values())
                            .filter(t -> t.name().equals(type))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("no type " + type)),
                    choices));
        }
        return new ExtractionForm(
                tree.path("id").asText(),
                tree.path("version").asInt(),
                tree.path("title").asText(),
                fields);
    }
}
