package org.nocimap.review.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A form. What was filled in names the form's version, so that a later version changes nothing that was extracted before.
 *
 * @param id a short name
 * @param version counts up from 1
 * @param rows whether a publication has one row or any number of them
 */
public record ExtractionForm(String id, int version, String title, Rows rows, List<FormField> fields) {
    /** The forms that are built in. */
    public static final List<String> BUILT_IN =
            List.of("evidence-table", "imaging-study", "population", "outcomes", "coordinates");

    /** The answer that the article does not say. */
    public static final String NOT_REPORTED = "not reported";

    /** The column of a file that names the publication; no field can be called so. */
    public static final String PUBLICATION = "publication";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How many rows a publication has. */
    public enum Rows {
        ONE,
        MANY
    }

    public ExtractionForm {
        fields = List.copyOf(fields);
        Set<String> keys = new HashSet<>(Set.of(PUBLICATION));
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("\"" + id + "\" is no name of a form: small letters, digits and -");
        }
        if (fields.isEmpty() || version < 1 || !fields.stream().allMatch(field -> keys.add(field.key()))) {
            throw new IllegalArgumentException(
                    "a form has a version from 1 and fields of different keys, none of them \"" + PUBLICATION + "\"");
        }
        if (rows == Rows.MANY && fields.stream().noneMatch(f -> f.duty() == FormField.Duty.IDENTIFIES)) {
            throw new IllegalArgumentException(
                    "a form with many rows has fields that tell them apart (\"duty\": \"identifies\")");
        }
    }

    /** The field of a key. */
    public Optional<FormField> field(String key) {
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
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A form from its JSON.
     *
     * @throws IllegalArgumentException when it is none; the message says why
     */
    public static ExtractionForm parse(String json) {
        JsonNode tree;
        try {
            tree = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
        List<FormField> fields = new ArrayList<>();
        tree.path("fields").forEach(field -> fields.add(field(field)));
        return new ExtractionForm(
                tree.path("id").asText(),
                tree.path("version").asInt(),
                tree.path("title").asText(),
                constant(Rows.class, tree.path("rows").asText("one")),
                fields);
    }

    private static FormField field(JsonNode field) {
        List<String> choices = new ArrayList<>();
        field.path("choices").forEach(choice -> choices.add(choice.asText()));
        Map<String, String> synonyms = new HashMap<>();
        field.path("synonyms")
                .properties()
                .forEach(e -> synonyms.put(
                        e.getKey().toLowerCase(Locale.ROOT), e.getValue().asText()));
        return new FormField(
                field.path("key").asText(),
                field.path("label").asText(),
                field.path("help").asText(""),
                constant(FormField.Type.class, field.path("type").asText("text")),
                constant(FormField.Duty.class, field.path("duty").asText("says")),
                choices,
                synonyms,
                new FormField.Range(number(field, "least"), number(field, "most")));
    }

    private static OptionalDouble number(JsonNode node, String name) {
        return node.path(name).isNumber() ? OptionalDouble.of(node.path(name).asDouble()) : OptionalDouble.empty();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(t -> t.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is none of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    /** The form as {@link #parse} reads it. */
    public String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        tree.put("version", version);
        tree.put("title", title);
        tree.put("rows", rows.name().toLowerCase(Locale.ROOT));
        tree.put("fields", fields.stream().map(ExtractionForm::tree).toList());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    private static Map<String, Object> tree(FormField field) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", field.key());
        tree.put("label", field.label());
        if (!field.help().isEmpty()) {
            tree.put("help", field.help());
        }
        if (field.type() != FormField.Type.TEXT) {
            tree.put("type", field.type().name().toLowerCase(Locale.ROOT));
        }
        if (field.duty() != FormField.Duty.SAYS) {
            tree.put("duty", field.duty().name().toLowerCase(Locale.ROOT));
        }
        if (!field.choices().isEmpty()) {
            tree.put("choices", field.choices());
        }
        if (!field.synonyms().isEmpty()) {
            tree.put("synonyms", new java.util.TreeMap<>(field.synonyms()));
        }
        field.range().least().ifPresent(least -> tree.put("least", least));
        field.range().most().ifPresent(most -> tree.put("most", most));
        return tree;
    }
}
