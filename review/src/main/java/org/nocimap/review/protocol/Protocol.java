package org.nocimap.review.protocol;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;

/**
 * A review's protocol.
 *
 * @param title of the review
 * @param registration {@code PROSPERO CRD42022382309}; empty when not registered
 * @param question in PICO form
 * @param criteria for eligibility, each with a short code that exclusions name
 * @param databases and when they were, or will be, searched
 * @param outcomes that are planned
 * @param highlight words to be marked while people screen
 */
@JsonPropertyOrder({"title", "registration", "question", "criteria", "databases", "outcomes", "highlight"})
public record Protocol(
        String title,
        String registration,
        Question question,
        List<Criterion> criteria,
        List<Database> databases,
        List<String> outcomes,
        Highlight highlight) {
    public Protocol {
        criteria = List.copyOf(criteria);
        databases = List.copyOf(databases);
        outcomes = List.copyOf(outcomes);
    }

    /** A protocol that marks no words. */
    public Protocol(
            String title,
            String registration,
            Question question,
            List<Criterion> criteria,
            List<Database> databases,
            List<String> outcomes) {
        this(title, registration, question, criteria, databases, outcomes, new Highlight(List.of(), List.of()));
    }

    /**
     * Words to be marked in titles and abstracts; a star at the end stands for any ending.
     *
     * @param include words that speak for a record
     * @param exclude words that speak against it
     */
    public record Highlight(List<String> include, List<String> exclude) {
        public Highlight {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }

    /**
     * The question. A part that the review does not have is empty.
     *
     * @param population who
     * @param intervention or exposure
     * @param comparison with what
     * @param outcome what is measured
     */
    public record Question(String population, String intervention, String comparison, String outcome) {}

    /**
     * A criterion.
     *
     * @param code short, as in {@code P1}
     * @param effect whether what meets it is in or out
     * @param text in words
     */
    public record Criterion(String code, Effect effect, String text) {}

    /** What meeting a criterion means. */
    public enum Effect {
        INCLUDE,
        EXCLUDE
    }

    /**
     * A database that is searched.
     *
     * @param name as in {@code PubMed}
     * @param searched dates, ISO 8601, in their order
     */
    public record Database(String name, List<String> searched) {
        public Database {
            searched = List.copyOf(searched);
        }
    }

    /** A protocol that says no more than the title. */
    public static Protocol of(String title) {
        return new Protocol(title, "", new Question("", "", "", ""), List.of(), List.of(), List.of());
    }

    public Optional<Criterion> criterion(String code) {
        return criteria.stream().filter(c -> c.code().equals(code)).findFirst();
    }
}
