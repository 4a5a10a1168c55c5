package org.nocimap.review.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * A strategy: a record is found when it is about every concept.
 *
 * @param concepts at least one
 */
public record SearchStrategy(String title, List<Concept> concepts) {
    private static final long MOST_BYTES = 1L << 22;

    public SearchStrategy {
        concepts = List.copyOf(concepts);
    }

    /**
     * Reads {@code {"title": …, "concepts": [{"name": …, "terms": […], "mesh": […], "emtree": […], "apa": […]}]}}.
     *
     * @throws InputException with all problems
     */
    public static SearchStrategy read(Path file) {
        JsonNode tree;
        try {
            tree = new ObjectMapper()
                    .readTree(new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            InputException problem = InputException.of(
                    Location.of(file, line),
                    "is no JSON (" + e.getOriginalMessage() + ")",
                    "a search strategy",
                    "Mend the JSON.");
            problem.initCause(e);
            throw problem;
        }
        Problems problems = new Problems();
        List<Concept> concepts = new ArrayList<>();
        for (JsonNode concept : tree.path("concepts")) {
            String name = concept.path("name").asText("");
            Location where = Location.of(file).about(name.isEmpty() ? "concept " + (concepts.size() + 1) : name);
            List<SearchTerm> terms = new ArrayList<>();
            for (String term : texts(concept.path("terms"))) {
                try {
                    terms.add(SearchTerm.parse(term));
                } catch (IllegalArgumentException e) {
                    problems.error(
                            where,
                            "\"" + term + "\" cannot be written for every database",
                            "words, with * at the end of a word, or WORDS NEAR/n WORDS",
                            "Write OR as several terms; leave out brackets, quotes, ? and #.");
                }
            }
            Concept read = new Concept(
                    name,
                    terms,
                    texts(concept.path("mesh")),
                    texts(concept.path("emtree")),
                    texts(concept.path("apa")));
            if (read.terms().isEmpty() && texts(concept.path("terms")).isEmpty()) {
                problems.error(where, "no terms", "at least one word or phrase", "Add \"terms\": [\"…\"].");
            }
            concepts.add(read);
        }
        if (concepts.isEmpty()) {
            problems.error(Location.of(file), "no concepts", "at least one", "Add \"concepts\": [ … ].");
        }
        problems.throwIfAny();
        return new SearchStrategy(tree.path("title").asText(""), concepts);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText("").strip()));
        return texts;
    }
}
