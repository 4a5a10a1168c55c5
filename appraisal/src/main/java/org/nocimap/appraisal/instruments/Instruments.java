package org.nocimap.appraisal.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.files.InputException;

/** The instruments that ship, and those that a review brings as a file of the same form. */
public final class Instruments {
    private static final FormLibrary<Instrument> LIBRARY = new FormLibrary<>(
            Instruments.class,
            "instrument",
            List.of("rob1", "rob1-cohort", "rob2", "rob2-adherence", "robins-i", "quadas2"),
            "JSON with id, title, judgements and domains",
            Instruments::of);

    private Instruments() {}

    /** Names of the instruments that ship. */
    public static List<String> names() {
        return LIBRARY.shipped();
    }

    /**
     * @param name one of {@link #names()}
     */
    public static Instrument shipped(String name) {
        return LIBRARY.shipped(name);
    }

    /**
     * An instrument of one's own.
     *
     * @throws InputException when the file is no instrument
     */
    public static Instrument read(Path file) {
        return LIBRARY.read(file);
    }

    private static Instrument of(JsonNode node) {
        List<Judgement> judgements = new ArrayList<>();
        for (JsonNode level : FormJson.required(node, "judgements")) {
            judgements.add(FormJson.judgement(level));
        }
        List<Domain> domains = new ArrayList<>();
        for (JsonNode domain : FormJson.required(node, "domains")) {
            domains.add(domain(domain));
        }
        return new Instrument(
                FormJson.text(node, "id"),
                FormJson.text(node, "title"),
                FormJson.text(node, "version"),
                FormJson.text(node, "unit"),
                FormJson.text(node, "reference"),
                FormJson.text(node, "support"),
                judgements,
                domains,
                Instrument.Overall.valueOf(
                        FormJson.text(node, "overall").toUpperCase(Locale.ROOT).replace(' ', '_')));
    }

    private static Domain domain(JsonNode node) {
        List<Question> questions = new ArrayList<>();
        for (JsonNode question : node.path("questions")) {
            List<Answer> answers = new ArrayList<>();
            for (String code : FormJson.text(question, "answers").split(" ", -1)) {
                answers.add(Answer.of(code)
                        .orElseThrow(() -> new IllegalArgumentException("\"" + code + "\" is no answer")));
            }
            questions.add(new Question(
                    FormJson.text(question, "id"),
                    FormJson.text(question, "text"),
                    question.path("asked").asText("always"),
                    answers));
        }
        Map<String, List<Rule>> parts = new LinkedHashMap<>();
        node.path("parts").properties().forEach(part -> parts.put(part.getKey(), rules(part.getValue())));
        return new Domain(
                FormJson.text(node, "id"), FormJson.text(node, "title"), questions, parts, rules(node.path("rules")));
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
}
