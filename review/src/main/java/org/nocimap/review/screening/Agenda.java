package org.nocimap.review.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;

/** What a person is to read next. */
public final class Agenda {
    /** Setting with the records that come in between the others: {@code 5:12,7,30} where every fifth is one of these. */
    public static final String MIXED_IN = "mixed-in.TITLE_ABSTRACT";

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
            return mixed(r, member, phase, sorted).stream()
                    .limit(most)
                    .map(id -> item(r, id))
                    .toList();
        });
    }

    /** Records that come in between, in their order; empty when there are none. */
    static List<Long> mixedIn(Reading r, Phase phase) {
        String setting = phase == Phase.TITLE_ABSTRACT ? r.setting(MIXED_IN) : "";
        return setting.isEmpty()
                ? List.of()
                : Arrays.stream(setting.substring(setting.indexOf(':') + 1).split(","))
                        .map(Long::valueOf)
                        .toList();
    }

    /** A person's votes so far tell whether one of the sample is next: a list that is asked for again begins with the same record. */
    private static List<Long> mixed(Reading r, Member member, Phase phase, List<Long> sorted) {
        Set<Long> open = new HashSet<>(sorted);
        List<Long> between = mixedIn(r, phase).stream().filter(open::contains).toList();
        if (between.isEmpty()) {
            return sorted;
        }
        String setting = r.setting(MIXED_IN);
        long every = Long.parseLong(setting.substring(0, setting.indexOf(':')));
        long votes = r.count("SELECT COUNT(*) FROM vote WHERE person = ? AND phase = ?", member.name(), phase);
        Set<Long> apart = Set.copyOf(between);
        Iterator<Long> others = sorted.stream().filter(p -> !apart.contains(p)).iterator();
        Iterator<Long> sample = between.iterator();
        List<Long> mixed = new ArrayList<>();
        while (mixed.size() < sorted.size()) {
            boolean turn = (votes + mixed.size()) % every == 0;
            mixed.add((turn && sample.hasNext()) || !others.hasNext() ? sample.next() : others.next());
        }
        return mixed;
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
