package org.nocimap.review.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Two extractions of one study on their way to one: equal answers are taken, each other cell waits for a person.
 *
 * @param cells in the form's order
 */
public record Adjudication(ExtractionForm form, FilledForm first, FilledForm second, List<Cell> cells) {
    public Adjudication {
        cells = List.copyOf(cells);
    }

    /**
     * A cell.
     *
     * @param agreed the answer that both gave; empty when they differ
     * @param decided what a person decided where they differ; empty until then
     */
    public record Cell(
            FormField field, String first, String second, Optional<String> agreed, Optional<Decision> decided) {
        /** The answer that stands, if any does. */
        public Optional<String> answer() {
            return agreed.isPresent() ? agreed : decided.map(Decision::answer);
        }
    }

    /** What a person decided, and who. */
    public record Decision(String answer, String by, String why) {}

    /**
     * @throws IllegalArgumentException when the two are not two extractors' extractions of the same study with this version of the form
     */
    public static Adjudication of(ExtractionForm form, FilledForm first, FilledForm second) {
        for (FilledForm filled : List.of(first, second)) {
            if (!filled.formId().equals(form.id()) || filled.formVersion() != form.version()) {
                throw new IllegalArgumentException("an extraction with version " + filled.formVersion() + " of "
                        + filled.formId() + ", not version " + form.version() + " of " + form.id());
            }
        }
        if (!first.study().equals(second.study()) || first.extractor().equals(second.extractor())) {
            throw new IllegalArgumentException("two people extract the same study");
        }
        List<Cell> cells = new ArrayList<>();
        for (FormField field : form.fields()) {
            String a = first.answer(field.key());
            String b = second.answer(field.key());
            Optional<String> agreed = field.same(a, b) ? Optional.of(a) : Optional.empty();
            if (field.duty() == FormField.Duty.REMARKS) {
                agreed = Optional.of(remarks(a, b));
            }
            cells.add(new Cell(field, a, b, agreed, Optional.empty()));
        }
        return new Adjudication(form, first, second, cells);
    }

    private static String remarks(String a, String b) {
        return a.isEmpty() || a.equals(b) ? b : b.isEmpty() ? a : a + " | " + b;
    }

    /**
     * The same with one cell decided.
     *
     * @throws IllegalArgumentException when there is no such cell, nothing to decide in it, or the answer cannot stand there
     */
    public Adjudication decide(String key, Decision decision) {
        List<Cell> decided = new ArrayList<>();
        boolean found = false;
        for (Cell cell : cells) {
            if (!cell.field().key().equals(key)) {
                decided.add(cell);
                continue;
            }
            if (cell.agreed().isPresent()) {
                throw new IllegalArgumentException("both extractors agree on " + key);
            }
            cell.field().problemWith(decision.answer()).ifPresent(problem -> {
                throw new IllegalArgumentException(key + ": " + problem);
            });
            Objects.requireNonNull(decision.by());
            decided.add(new Cell(cell.field(), cell.first(), cell.second(), Optional.empty(), Optional.of(decision)));
            found = true;
        }
        if (!found) {
            throw new IllegalArgumentException("no field " + key);
        }
        return new Adjudication(form, first, second, decided);
    }

    /** The cells that wait for a person. */
    public List<Cell> open() {
        return cells.stream().filter(cell -> cell.answer().isEmpty()).toList();
    }

    /** How many of the cells both filled in alike, before anybody decided. */
    public long agreed() {
        return cells.stream().filter(cell -> cell.agreed().isPresent()).count();
    }

    /** The answers that stand, when no cell is open. */
    public Optional<Map<String, String>> result() {
        if (!open().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> answers = new LinkedHashMap<>();
        cells.forEach(cell -> answers.put(cell.field().key(), cell.answer().orElse("")));
        return Optional.of(answers);
    }
}
