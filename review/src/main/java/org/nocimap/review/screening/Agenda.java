package org.nocimap.review.screening;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;

/** What a person is to read next. */
public final class Agenda {
    private final Store store;
    private final LearnedOrder learned;

    /** One that counts the words of all records again; for a process that asks more than once there is the other one. */
    public Agenda(Store store) {
        this(store, LearnedOrder.of(store));
    }

    public Agenda(Store store, LearnedOrder learned) {
        this.store = store;
        this.learned = learned;
    }

    /**
     * A publication to read.
     *
     * @param publication its number
     * @param record the best of its records' fields
     */
    public record Item(long publication, BibliographicRecord record) {}

    /**
     * The next publications without the person's vote, in the order of the plan.
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
                        case LEARNING ->
                            learned.likeliestFirst(
                                    r,
                                    member,
                                    phase,
                                    open.stream()
                                            .map(row -> row.number("publication"))
                                            .toList());
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
}
