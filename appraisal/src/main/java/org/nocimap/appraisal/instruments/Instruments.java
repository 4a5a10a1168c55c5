package org.nocimap.appraisal.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/** The instruments that ship, and those that a review brings as a file of the same form. */
public final class Instruments {
    private static final List<String> SHIPPED =
            List.of("rob1", "rob1-cohort", "rob2", "rob2-adherence", "robins-i", "quadas2");

    private static final long MOST_BYTES = 1 << 20;

    private Instruments() {}

    /** Names of the instruments that ship. */
    public static List<String> names() {
        return SHIPPED;
    }

    /**
     * @param name one of {@link #names()}
     */
    public static Instrument shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException("no instrument is called " + name);
        }
        try (InputStream in = Instruments.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException(name + ".json is missing from the class path");
            }
            return of(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An instrument of one's own.
     *
     * @throws InputException when the file is no instrument
     */
    public static Instrument read(Path file) {
        try {
            return of(new ObjectMapper().readTree(BoundedInput.readAll(file, MOST_BYTES)));
        } catch (IOException | IllegalArgumentException e) {
            InputException problem = InputException.of(
                    Location.of(file),
                    "is no instrument that can be read ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                    "JSON with id, title, judgements and domains, as the instruments that ship have them",
                    "Compare it with one of them, or use one of " + String.join(", ", SHIPPED) + ".");
            problem.initCause(e);
            throw problem;
        }
    }

    private static Instrument of(JsonNode node) {
        List<Judgement> judgements = new ArrayList<>();
        for (JsonNode level : required(node, "judgements")) {
            judgements.add(new Judgement(
                    text(level, "words"),
                    text(level, "sign"),
                    Judgement.Shade.valueOf(text(level, "shade").toUpperCase(Locale.ROOT))));
        }
        List<Domain> domains = new ArrayList<>();
        for (JsonNode domain : required(node, "domains")) {
            domains.add(domain(domain));
        }
        return new Instrument(
                text(node, "id"),
                text(node, "title"),
                text(node, "version"),
                text(node, "unit"),
                text(node, "reference"),
                text(node, "support"),
                judgements,
                domains,
                Instrument.Overall.valueOf(
                        text(node, "overall").toUpperCase(Locale.ROOT).replace(' ', '_')));
    }

    private static Domain domain(JsonNode node) {
        List<Question> questions = new ArrayList<>();
        for (JsonNode question : node.path("questions")) {
            List<Answer> answers = new ArrayList<>();
            for (String code : text(question, "answers").split(" ", -1)) {
                answers.add(Answer.of(code)
                        .orElseThrow(() -> new IllegalArgumentException("\"" + code + "\" is no answer")));
            }
            questions.add(new Question(
                    text(question, "id"),
                    text(question, "text"),
                    question.path("asked").asText("always"),
                    answers));
        }
        Map<String, List<Rule>> parts = new LinkedHashMap<>();
        node.path("parts").properties().forEach(part -> parts.put(part.getKey(), rules(part.getValue())));
        return new Domain(text(node, "id"), text(node, "title"), questions, parts, rules(node.path("rules")));
    }

    /** Lines such as {@code 1.2 is no -> High}. */
    private static List<Rule> rules(JsonNode lines) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode line : lines) {
            int arrow = line.asText().indexOf("->");
            if (arrow < 0) {
                throw new IllegalArgumentException("\"" + line.asText() + "\" has no \"->\"");
            }
            rules.add(new Rule(
                    line.asText().substring(0, arrow).strip(),
                    line.asText().substring(arrow + 2).strip()));
        }
        return rules;
    }

    private static JsonNode required(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isEmpty()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value.asText();
    }
}
