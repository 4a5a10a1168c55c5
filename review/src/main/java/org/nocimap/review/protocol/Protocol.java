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
 */
@JsonPropertyOrder({"title", "registration", "question", "criteria", "databases", "outcomes"})
public record Protocol(
        String title,
        String registration,
        Question question,
        List<Criterion> criteria,
        List<Database> databases,
        List<String> outcomes) {
    public Protocol {
        criteria = List.copyOf(criteria);
        databases = List.copyOf(databases);
        outcomes = List.copyOf(outcomes);
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
