package org.nocimap.review.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.priority.RelevanceModel;
import org.nocimap.review.priority.TextMatrix;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;

/** What a person is to read next. */
public final class Agenda {
    private final Store store;

    public Agenda(Store store) {
        this.store = store;
    }

    /**
     * A publication to read.
     *
     * @param publication its number
     * @param record the best of its records' fields
     */
    public record Item(long publication, BibliographicRecord record) {}

    /**
     * The next publications without the person's vote, in the order of the plan. An order that learns, learns from the person's own
     * votes and from what is decided alone: a list that another's hidden votes had changed would tell of them.
     *
     * @param most how many
     */
    public List<Item> next(Member member, Phase phase, int most) {
        return store.read(r -> {
            List<Row> open = r.rows(
                    "SELECT a.publication, a.place, p.year FROM assignment a JOIN imported_record p ON p.id ="
                        + " a.publication AND p.publication = p.id WHERE a.person = ? AND a.phase = ? AND a.state ="
                        + " 'ACTIVE' AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.publication = a.publication AND"
                        + " v.phase = a.phase AND v.person = a.person) AND NOT EXISTS (SELECT 1 FROM decision d WHERE"
                        + " d.publication = a.publication AND d.phase = a.phase AND d.outcome IN ('INCLUDED',"
                        + " 'EXCLUDED')) ORDER BY a.place",
                    member.name(),
                    phase);
            String planned = r.setting("order." + phase.name());
            Order order = planned.isEmpty() ? Order.RANDOM : Order.valueOf(planned);
            List<Long> sorted =
                    switch (order) {
                        case RANDOM ->
                            open.stream().map(row -> row.number("publication")).toList();
                        case OLDEST ->
                            open.stream()
                                    .sorted(Comparator.comparingLong((Row row) -> row.number("year"))
                                            .thenComparingLong(row -> row.number("publication")))
                                    .map(row -> row.number("publication"))
                                    .toList();
                        case LEARNING -> likeliestFirst(r, member, phase, open);
                    };
            return sorted.stream().limit(most).map(id -> item(r, id)).toList();
        });
    }

    /** One publication; empty when there is none of that number. */
    public Optional<Item> item(long publication) {
        return store.read(r -> StoredRecords.ofPublication(r, publication).isEmpty()
                ? Optional.<Item>empty()
                : Optional.of(item(r, publication)));
    }

    static Item item(Reading review, long publication) {
        return new Item(publication, Merging.merged(StoredRecords.ofPublication(review, publication)));
    }

    private static List<Long> likeliestFirst(Reading r, Member member, Phase phase, List<Row> open) {
        List<Long> rest = open.stream().map(row -> row.number("publication")).toList();
        Map<Long, RelevanceModel.Vote> known = known(r, member, phase);
        boolean both = known.containsValue(RelevanceModel.Vote.RELEVANT)
                && known.containsValue(RelevanceModel.Vote.IRRELEVANT);
        if (!both) {
            return rest;
        }
        List<Long> rows = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Row row :
                r.rows("SELECT id, title, abstract_text FROM imported_record WHERE publication = id ORDER BY id")) {
            rows.add(row.number("id"));
            texts.add(row.text("title") + " " + row.text("abstract_text"));
        }
        Map<Long, Integer> places = new HashMap<>();
        for (int n = 0; n < rows.size(); n++) {
            places.put(rows.get(n), n);
        }
        RelevanceModel model = new RelevanceModel(TextMatrix.of(texts));
        known.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(e -> places.containsKey(e.getKey()))
                .forEach(e -> model.add(places.getOrDefault(e.getKey(), 0), e.getValue()));
        model.learn();
        return rest.stream()
                .sorted(Comparator.comparingDouble((Long id) -> -model.score(places.getOrDefault(id, 0))))
                .toList();
    }

    private static Map<Long, RelevanceModel.Vote> known(Reading r, Member member, Phase phase) {
        Map<Long, RelevanceModel.Vote> known = new HashMap<>();
        r.rows("SELECT publication, choice FROM vote WHERE person = ? AND phase = ?", member.name(), phase)
                .forEach(row -> known.put(
                        row.number("publication"),
                        row.choice("choice", Choice.class) == Choice.NO
                                ? RelevanceModel.Vote.IRRELEVANT
                                : RelevanceModel.Vote.RELEVANT));
        r.rows(
                        "SELECT publication, outcome FROM decision WHERE phase = ? AND outcome IN ('INCLUDED',"
                                + " 'EXCLUDED')",
                        phase)
                .forEach(row -> known.put(
                        row.number("publication"),
                        row.choice("outcome", Outcome.class) == Outcome.EXCLUDED
                                ? RelevanceModel.Vote.IRRELEVANT
                                : RelevanceModel.Vote.RELEVANT));
        return known;
    }
}
