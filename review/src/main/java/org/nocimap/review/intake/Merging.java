package org.nocimap.review.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.dedupe.Deduplication;
import org.nocimap.review.dedupe.Duplicates;
import org.nocimap.review.dedupe.Merge;
import org.nocimap.review.dedupe.PairScore;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/**
 * Which records of a review stand for the same publication. A publication is known by the number of one of its records: the one that
 * was decided or voted on, else the first. Nothing that was done with a record is lost when it is merged into another: taken apart,
 * it stands again with its votes.
 */
public final class Merging {
    /** Who judged a pair when no person did. */
    private static final String RULES = "rules";

    private final Store store;

    public Merging(Store store) {
        this.store = store;
    }

    /** What is held of a pair of records. */
    public enum State {
        MERGED,
        /** A person is to look at it. */
        WAITING,
        /** They stand for different publications. */
        APART
    }

    /**
     * A pair of records that may stand for the same publication.
     *
     * @param first record
     * @param second record, a higher number
     * @param points that speak for it
     * @param evidence in words
     * @param judgedBy a person, or {@code rules}
     * @param state what is held of it
     */
    public record Pair(long first, long second, double points, String evidence, String judgedBy, State state) {}

    /**
     * What a run of the rules came to.
     *
     * @param records all
     * @param publications they stand for
     * @param newlyMerged pairs
     * @param waiting pairs for a person, old and new
     */
    public record Merged(long records, long publications, long newlyMerged, long waiting) {}

    /** Looks for duplicates among all records; what was judged before stays. */
    public Merged run(Member member, Deduplication rules) {
        member.needs(Role.LEAD, Role.REVIEWER);
        List<StoredRecords.Stored> records = store.read(StoredRecords::all);
        Duplicates found =
                rules.run(records.stream().map(StoredRecords.Stored::record).toList());
        return store.write(member.name(), "merge", w -> {
            Groups groups = Groups.of(w);
            List<Row> pairs = new ArrayList<>();
            long merged = 0;
            for (Duplicates.Pair pair : found.merged().stream()
                    .sorted(Comparator.comparingDouble(p -> -p.score().points()))
                    .toList()) {
                long a = records.get(pair.first()).id();
                long b = records.get(pair.second()).id();
                if (groups.judged(a, b)) {
                    continue;
                }
                boolean joined = groups.join(a, b);
                merged += joined ? 1 : 0;
                pairs.add(row(a, b, pair.score(), joined ? State.MERGED : State.WAITING));
            }
            for (Duplicates.Pair pair : found.queue()) {
                long a = records.get(pair.first()).id();
                long b = records.get(pair.second()).id();
                if (!groups.judged(a, b)) {
                    pairs.add(row(a, b, pair.score(), State.WAITING));
                }
            }
            w.insertAll(Table.RECORD_PAIR, pairs);
            renew(w, groups);
            return new Merged(
                    w.count("SELECT COUNT(*) FROM imported_record"),
                    w.count("SELECT COUNT(*) FROM imported_record WHERE publication = id"),
                    merged,
                    waiting(w).size());
        });
    }

    /**
     * A person's word on two records.
     *
     * @param state {@link State#MERGED} or {@link State#APART}; apart takes the later record out of its publication, whatever else
     *     joined it there
     */
    public void judge(Member member, long one, long other, State state) {
        member.needs(Role.LEAD, Role.REVIEWER);
        long first = Math.min(one, other);
        long second = Math.max(one, other);
        if (first == second || state == State.WAITING) {
            throw new IllegalArgumentException("two records are judged, to be the same or not");
        }
        store.write(member.name(), state == State.MERGED ? "merge" : "apart", w -> {
            for (long id : new long[] {first, second}) {
                if (w.find(Table.IMPORTED_RECORD, id).isEmpty()) {
                    throw InputException.of(
                            Location.NOWHERE,
                            "there is no record " + id,
                            "a record of this review",
                            "See the records with \"nocimap review pairs\".");
                }
            }
            put(w, member, first, second, state);
            if (state == State.APART) {
                Groups groups = Groups.of(w);
                while (groups.together(first, second)) {
                    // Whatever else holds the later record there.
                    Row link = groups.linkOf(w, second, first);
                    put(w, member, link.number("first_record"), link.number("second_record"), State.APART);
                    groups = Groups.of(w);
                }
            }
            renew(w, Groups.of(w));
            return 0;
        });
    }

    /** Pairs that wait for a person, the likeliest first. */
    public List<Pair> queue() {
        return store.read(Merging::waiting);
    }

    /** All pairs that were ever looked at. */
    public List<Pair> pairs() {
        return store.read(r -> r.all(Table.RECORD_PAIR)).stream()
                .map(Merging::pair)
                .toList();
    }

    private static List<Pair> waiting(Reading review) {
        return review
                .rows("SELECT p.* FROM record_pair p JOIN imported_record a ON a.id = p.first_record JOIN"
                        + " imported_record b ON b.id = p.second_record WHERE p.state = 'WAITING' AND"
                        + " a.publication <> b.publication ORDER BY p.first_record, p.second_record")
                .stream()
                .map(Merging::pair)
                .sorted(Comparator.comparingDouble((Pair p) -> -p.points()))
                .toList();
    }

    private static void put(Writing w, Member member, long first, long second, State state) {
        Row row = w.find(Table.RECORD_PAIR, first, second)
                .orElse(Row.of(
                        "first_record",
                        first,
                        "second_record",
                        second,
                        "points",
                        "0.0",
                        "evidence",
                        "",
                        "judged_by",
                        "",
                        "state",
                        state));
        w.put(Table.RECORD_PAIR, row.with("judged_by", member.name(), "state", state));
    }

    /** Gives every record the publication it belongs to. */
    private static void renew(Writing w, Groups groups) {
        Map<Long, Integer> worked = worked(w);
        Map<Long, List<Row>> byGroup = new TreeMap<>();
        for (Row row : w.rows("SELECT id, publication FROM imported_record ORDER BY id")) {
            byGroup.computeIfAbsent(groups.root(row.number("id")), r -> new ArrayList<>())
                    .add(row);
        }
        for (List<Row> group : byGroup.values()) {
            long leader = group.stream()
                    .map(row -> row.number("id"))
                    .min(Comparator.comparingInt((Long id) -> -worked.getOrDefault(id, 0))
                            .thenComparingLong(id -> id))
                    .orElseThrow();
            for (Row row : group) {
                if (row.number("publication") != leader) {
                    Row whole = w.find(Table.IMPORTED_RECORD, row.number("id")).orElseThrow();
                    w.put(Table.IMPORTED_RECORD, whole.with("publication", leader));
                }
            }
        }
    }

    /** How far work on a record has come: decided in full text, in title and abstract, voted on. */
    private static Map<Long, Integer> worked(Writing w) {
        Map<Long, Integer> worked = new TreeMap<>();
        w.rows("SELECT DISTINCT publication FROM vote").forEach(r -> worked.put(r.number("publication"), 1));
        w.rows("SELECT publication, phase FROM decision WHERE outcome IN ('INCLUDED', 'EXCLUDED')")
                .forEach(r ->
                        worked.merge(r.number("publication"), r.text("phase").equals("FULL_TEXT") ? 3 : 2, Math::max));
        return worked;
    }

    private static Row row(long first, long second, PairScore score, State state) {
        return Row.of(
                "first_record",
                first,
                "second_record",
                second,
                "points",
                String.format(Locale.ROOT, "%.1f", score.points()),
                "evidence",
                score.evidence().stream()
                        .map(e -> String.format(Locale.ROOT, "%s %+.1f (%s)", e.field(), e.points(), e.why()))
                        .collect(Collectors.joining("; ")),
                "judged_by",
                RULES,
                "state",
                state);
    }

    private static Pair pair(Row row) {
        return new Pair(
                row.number("first_record"),
                row.number("second_record"),
                Double.parseDouble(row.text("points")),
                row.text("evidence"),
                row.text("judged_by"),
                row.choice("state", State.class));
    }

    /** One record with the best of each field of a publication's records. */
    public static BibliographicRecord merged(List<StoredRecords.Stored> records) {
        return best(records.stream().map(StoredRecords.Stored::record).toList());
    }

    /** The same of the records themselves; at least one. */
    public static BibliographicRecord best(List<BibliographicRecord> records) {
        return Merge.of(records);
    }
}
