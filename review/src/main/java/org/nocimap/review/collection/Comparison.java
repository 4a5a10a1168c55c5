package org.nocimap.review.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.review.forms.Adjudication;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.forms.FilledForm;
import org.nocimap.review.forms.FilledRow;
import org.nocimap.review.forms.RowPair;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;

/**
 * What two people filled in for a publication, row by row and cell by cell, with what was settled where they differ; or what one filled
 * in where one was planned. There is none before all are done.
 *
 * @param publication its number
 * @param form in the version that was filled in
 * @param first extractor, the first by name
 * @param second extractor; empty where one extracts
 * @param rows in the order of the first extractor's; then those that the second alone has
 */
public record Comparison(
        long publication, ExtractionForm form, String first, Optional<String> second, List<ComparedRow> rows) {
    /** Stands for the row itself where it is to be settled whether a row that one extractor alone has is kept. */
    public static final String WHOLE_ROW = "row-is";

    static final String KEEP = "keep";
    static final String DROP = "drop";

    public Comparison {
        rows = List.copyOf(rows);
    }

    /**
     * A row, or the rows of two people that are about the same.
     *
     * @param id as in {@code 3-5}: places of the row at the first and second extractor, 0 where it has none
     * @param lone whether one of two extractors alone has it
     * @param cells in the form's order
     * @param kept for a lone row, what was settled; else that it is kept
     */
    public record ComparedRow(String id, boolean lone, List<Cell> cells, Optional<Settled> kept) {
        public ComparedRow {
            cells = List.copyOf(cells);
        }

        /** The answers that stand; empty while something is open, or when the row was dropped. */
        public Optional<Map<String, String>> answers() {
            if (!open().isEmpty() || dropped()) {
                return Optional.empty();
            }
            Map<String, String> answers = new LinkedHashMap<>();
            cells.forEach(cell -> answers.put(cell.key(), cell.answer().orElse("")));
            return Optional.of(answers);
        }

        public boolean dropped() {
            return kept.filter(settled -> settled.answer().equals(DROP)).isPresent();
        }

        /** Keys of the cells that wait for a person; {@link #WHOLE_ROW} where it is open whether the row is kept. */
        public List<String> open() {
            if (lone && kept.isEmpty()) {
                return List.of(WHOLE_ROW);
            }
            return dropped()
                    ? List.of()
                    : cells.stream()
                            .filter(cell -> cell.answer().isEmpty())
                            .map(Cell::key)
                            .toList();
        }
    }

    /**
     * A cell.
     *
     * @param key of the field
     * @param first extractor's answer
     * @param second extractor's answer
     * @param agreed whether both said the same
     * @param answer that stands, if any does
     * @param settled by whom and why, where it was settled or corrected
     */
    public record Cell(
            String key,
            String first,
            String second,
            boolean agreed,
            Optional<String> answer,
            Optional<Settled> settled) {}

    /** What was settled. */
    public record Settled(String answer, Settling.How how, String by, String why) {}

    /** Cells and rows that wait for a person. */
    public long open() {
        return rows.stream().mapToLong(row -> row.open().size()).sum();
    }

    /** Who filled it in, and who settled what. */
    public String by(ComparedRow row) {
        List<String> names = new ArrayList<>(List.of(first));
        second.ifPresent(names::add);
        List<String> settled = new ArrayList<>();
        row.cells().forEach(cell -> cell.settled().ifPresent(s -> settled.add(s.by())));
        row.kept().filter(s -> !s.by().isEmpty()).ifPresent(s -> settled.add(s.by()));
        List<String> distinct = settled.stream().distinct().sorted().toList();
        return String.join(", ", names) + (distinct.isEmpty() ? "" : "; settled by " + String.join(", ", distinct));
    }

    /** Everything that all are done with. */
    static List<Comparison> all(Reading review) {
        CollectionBlinding blinding = new CollectionBlinding(review);
        List<Comparison> all = new ArrayList<>();
        for (Row row : review.rows("SELECT DISTINCT e.form, e.publication FROM extraction e JOIN imported_record p ON"
                + " p.id = e.publication AND p.publication = p.id WHERE e.state = 'DONE' ORDER BY e.form,"
                + " e.publication")) {
            if (!blinding.hidden(row.number("publication"), row.text("form"))) {
                all.add(of(review, row.number("publication"), row.text("form")));
            }
        }
        return all;
    }

    /** Inside a transaction, of what all are done with. */
    static Comparison of(Reading review, long publication, String form) {
        List<Row> tasks = Extractions.active(review, publication, form);
        ExtractionForm asked =
                Forms.of(review, form, tasks.get(0).number("version")).form();
        String first = tasks.get(0).text("person");
        Optional<String> second = tasks.size() > 1 ? Optional.of(tasks.get(1).text("person")) : Optional.empty();
        List<FilledRow> own = Entries.rows(review, publication, form, first);
        Map<String, Row> decisions = new HashMap<>();
        review.rows(
                        "SELECT * FROM extraction_decision WHERE publication = ? AND form = ? AND how <> 'REOPENED'",
                        publication,
                        form)
                .forEach(row -> decisions.put(row.text("pair") + " " + row.text("field"), row));
        List<RowPair> pairs = second.isPresent()
                ? RowPair.match(asked, own, Entries.rows(review, publication, form, second.get()))
                : own.stream()
                        .map(row -> new RowPair(Optional.of(row), Optional.empty()))
                        .toList();
        List<ComparedRow> rows = new ArrayList<>();
        for (RowPair pair : pairs) {
            boolean both = pair.first().isPresent() && pair.second().isPresent();
            List<Cell> cells = both
                    ? matched(asked, pair, List.of(first, second.orElseThrow()), decisions)
                    : lone(asked, pair, decisions);
            boolean lone = second.isPresent() && !both;
            Optional<Settled> kept = Optional.ofNullable(decisions.get(pair.id() + " " + WHOLE_ROW))
                    .map(Comparison::settled);
            rows.add(new ComparedRow(pair.id(), lone, cells, kept));
        }
        return new Comparison(publication, asked, first, second, rows);
    }

    private static List<Cell> matched(
            ExtractionForm form, RowPair pair, List<String> people, Map<String, Row> decisions) {
        Adjudication both = Adjudication.of(
                form,
                new FilledForm(
                        form.id(),
                        form.version(),
                        "",
                        people.get(0),
                        pair.first().orElseThrow().answers()),
                new FilledForm(
                        form.id(),
                        form.version(),
                        "",
                        people.get(1),
                        pair.second().orElseThrow().answers()));
        return both.cells().stream()
                .map(cell -> cell(cell.field().key(), cell.first(), cell.second(), cell.agreed(), pair.id(), decisions))
                .toList();
    }

    private static List<Cell> lone(ExtractionForm form, RowPair pair, Map<String, Row> decisions) {
        FilledRow row = pair.first().or(pair::second).orElseThrow();
        boolean first = pair.first().isPresent();
        return form.fields().stream()
                .map(field -> {
                    String answer = row.answer(field.key());
                    return cell(
                            field.key(),
                            first ? answer : "",
                            first ? "" : answer,
                            Optional.of(answer),
                            pair.id(),
                            decisions);
                })
                .toList();
    }

    /** A decision counts for the two answers that it was made on. */
    private static Cell cell(
            String key, String first, String second, Optional<String> agreed, String pair, Map<String, Row> decisions) {
        Optional<Settled> settled = Optional.ofNullable(decisions.get(pair + " " + key))
                .filter(row -> row.text("first_answer").equals(first)
                        && row.text("second_answer").equals(second))
                .map(Comparison::settled);
        return new Cell(
                key,
                first,
                second,
                agreed.isPresent(),
                settled.map(Settled::answer).or(() -> agreed),
                settled);
    }

    private static Settled settled(Row row) {
        return new Settled(
                row.text("answer"), row.choice("how", Settling.How.class), row.text("decided_by"), row.text("why"));
    }
}
