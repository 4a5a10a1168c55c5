package org.nocimap.review.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** A protocol as JSON. */
public final class ProtocolFile {
    private static final long MOST_BYTES = 1 << 22;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,15}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][^*]{0,79}\\*?");
    private static final Set<String> FIELDS =
            Set.of("title", "registration", "question", "criteria", "databases", "outcomes", "highlight");

    private final Location file;
    private final Problems problems = new Problems();

    private ProtocolFile(Location file) {
        this.file = file;
    }

    /**
     * @throws InputException with everything that is wrong with the file
     */
    public static Protocol read(Path file) {
        String text = new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8);
        return parse(Location.of(file), text);
    }

    static Protocol parse(Location file, String text) {
        return new ProtocolFile(file).parse(text);
    }

    public static String text(Protocol protocol) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(protocol);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a protocol can be written", e);
        }
    }

    private Protocol parse(String text) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw InputException.of(
                    new Location(file.source(), e.getLocation().getLineNr(), 0, ""),
                    "is no JSON: " + e.getOriginalMessage(),
                    "a protocol as JSON",
                    "Begin from what \"nocimap review protocol\" prints.");
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                wrong(
                        name,
                        "is unknown",
                        "one of " + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        });
        JsonNode question = root.path("question");
        Protocol protocol = new Protocol(
                text(root, "title", ""),
                text(root, "registration", ""),
                new Protocol.Question(
                        text(question, "population", "question."),
                        text(question, "intervention", "question."),
                        text(question, "comparison", "question."),
                        text(question, "outcome", "question.")),
                criteria(root.path("criteria")),
                databases(root.path("databases")),
                texts(root.path("outcomes"), "outcomes"),
                new Protocol.Highlight(
                        words(root.path("highlight"), "include"), words(root.path("highlight"), "exclude")));
        if (protocol.title().isBlank()) {
            wrong("title", "is missing", "the title of the review");
        }
        problems.throwIfAny();
        return protocol;
    }

    private List<Protocol.Criterion> criteria(JsonNode nodes) {
        List<Protocol.Criterion> criteria = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        int n = 0;
        for (JsonNode node : list(nodes, "criteria")) {
            n++;
            String field = "criteria[" + n + "].";
            String code = text(node, "code", field);
            String effect = text(node, "effect", field);
            if (!CODE.matcher(code).matches()) {
                wrong(field + "code", "is \"" + code + "\"", "1 to 16 letters, digits, points or hyphens");
            } else if (!codes.add(code)) {
                wrong(field + "code", "\"" + code + "\" stands twice", "each code once");
            }
            if (!effect.equals("INCLUDE") && !effect.equals("EXCLUDE")) {
                wrong(field + "effect", "is \"" + effect + "\"", "INCLUDE or EXCLUDE");
            } else {
                criteria.add(new Protocol.Criterion(code, Protocol.Effect.valueOf(effect), text(node, "text", field)));
            }
        }
        return criteria;
    }

    private List<Protocol.Database> databases(JsonNode nodes) {
        List<Protocol.Database> databases = new ArrayList<>();
        int n = 0;
        for (JsonNode node : list(nodes, "databases")) {
            n++;
            String field = "databases[" + n + "].";
            List<String> dates = texts(node.path("searched"), field + "searched");
            for (String date : dates) {
                checkDate(field + "searched", date);
            }
            databases.add(new Protocol.Database(text(node, "name", field), dates));
        }
        return databases;
    }

    private void checkDate(String field, String date) {
        try {
            LocalDate.parse(date);
        } catch (DateTimeException e) {
            wrong(field, "\"" + date + "\" is no date", "a date such as 2026-05-11");
        }
    }

    private List<String> texts(JsonNode nodes, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : list(nodes, field)) {
            if (node.isTextual()) {
                texts.add(node.asText());
            } else {
                wrong(field, "holds " + node, "texts");
            }
        }
        return texts;
    }

    private List<String> words(JsonNode highlight, String name) {
        List<String> words = texts(highlight.path(name), "highlight." + name);
        for (String word : words) {
            if (!WORD.matcher(word).matches()) {
                wrong("highlight." + name, "\"" + word + "\" is no word", "words, with a star for any ending");
            }
        }
        return words;
    }

    private Iterable<JsonNode> list(JsonNode nodes, String field) {
        if (nodes.isArray() || nodes.isMissingNode()) {
            return nodes;
        }
        wrong(field, "is no list", "a list: [ … ]");
        return List.of();
    }

    private String text(JsonNode node, String name, String prefix) {
        JsonNode value = node.path(name);
        if (value.isTextual()) {
            return value.asText();
        }
        if (!value.isMissingNode()) {
            wrong(prefix + name, "is no text", "a text in quotation marks");
        }
        return "";
    }

    private void wrong(String field, String what, String expected) {
        problems.error(file.about(field), what, expected, "Correct the protocol.");
    }
}
