package org.nocimap.review.collection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Table;
import org.nocimap.review.studies.StudyNames;

/**
 * What stands after extraction: the rows of all publications that the review includes, that all are done with and where nothing is open.
 *
 * @param rows by form, publication and place
 * @param waiting what is assigned and does not stand yet, with the reason
 */
public record Collected(List<CollectedRow> rows, List<Waiting> waiting) {
    public Collected {
        rows = List.copyOf(rows);
        waiting = List.copyOf(waiting);
    }

    /**
     * A row that stands.
     *
     * @param form in the version that was filled in
     * @param publication it was read in
     * @param study its study's name
     * @param row as in {@code 3-5}
     * @param answers by the field's key
     * @param by who filled it in, and who settled it
     */
    public record CollectedRow(
            ExtractionForm form, long publication, String study, String row, Map<String, String> answers, String by) {
        public CollectedRow {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }

        /** The answer; empty when there is none, or the article does not say. */
        public String value(String key) {
            String answer = answers.getOrDefault(key, "");
            return answer.equals(ExtractionForm.NOT_REPORTED) ? "" : answer;
        }
    }

    /**
     * What does not stand yet.
     *
     * @param form its id
     * @param publication its number
     * @param study its study's name
     * @param why in words
     */
    public record Waiting(String form, long publication, String study, String why) {}

    public static Collected of(Reading review) {
        Map<Long, String> names = StudyNames.of(review).byPublication();
        List<CollectedRow> rows = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        List<String> complete = new ArrayList<>();
        for (Comparison comparison : Comparison.all(review)) {
            long publication = comparison.publication();
            String study = names.getOrDefault(publication, "");
            if (study.isEmpty()) {
                continue;
            }
            complete.add(comparison.form().id() + " " + publication);
            if (comparison.open() > 0) {
                waiting.add(new Waiting(
                        comparison.form().id(),
                        publication,
                        study,
                        comparison.open() + (comparison.open() == 1 ? " cell differs" : " cells differ")
                                + " and nobody settled it"));
                continue;
            }
            for (Comparison.ComparedRow row : comparison.rows()) {
                row.answers()
                        .ifPresent(answers -> rows.add(new CollectedRow(
                                comparison.form(), publication, study, row.id(), answers, comparison.by(row))));
            }
        }
        for (Row task :
                review.rows("SELECT DISTINCT form, publication FROM extraction WHERE state <> 'WITHDRAWN' ORDER BY"
                        + " form, publication")) {
            String study = names.getOrDefault(task.number("publication"), "");
            if (!study.isEmpty() && !complete.contains(task.text("form") + " " + task.number("publication"))) {
                waiting.add(
                        new Waiting(task.text("form"), task.number("publication"), study, "not all are done with it"));
            }
        }
        return new Collected(rows, waiting);
    }

    /** The rows of a form. */
    public List<CollectedRow> of(String form) {
        return rows.stream().filter(row -> row.form().id().equals(form)).toList();
    }

    /** Forms of a kind that have rows, by id. */
    public static List<String> forms(Reading review, CollectionForm.Kind kind) {
        return review.all(Table.EXTRACTION_FORM).stream()
                .filter(row -> row.choice("kind", CollectionForm.Kind.class) == kind)
                .map(row -> row.text("form"))
                .distinct()
                .toList();
    }
}
