package org.nocimap.review.harvest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.catalogues.Catalogue;
import org.nocimap.review.catalogues.Work;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.ServiceClient;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/**
 * Fills in what publications lack, from services, and keeps which service gave it and how it was matched. A field that says something is
 * never touched. Doubtful matches become proposals, on which a person decides.
 */
public final class Completion {
    private static final int CHUNK = 25;

    private final Store store;

    public Completion(Store store) {
        this.store = store;
    }

    /** What became of a value. */
    public enum State {
        FILLED,
        PROPOSED,
        REJECTED
    }

    /**
     * A value for a field.
     *
     * @param number of the proposal
     * @param record whose field it is
     * @param title of that record
     * @param matchedBy in words
     */
    public record Value(
            long number,
            long record,
            String title,
            Field field,
            String content,
            String service,
            String matchedBy,
            State state) {}

    /**
     * What a run came to.
     *
     * @param asked publications that lacked something
     * @param filled fields, by field
     * @param proposed values that wait for a person
     * @param left publications that lack something still
     */
    public record Completed(long asked, Map<Field, Long> filled, long proposed, long left) {
        public Completed {
            filled = Map.copyOf(filled);
        }
    }

    private record Lacking(long publication, BibliographicRecord record, Set<Field> fields) {}

    private record Given(Lacking to, Field field, String content, Service service, Match match) {}

    /** How many publications lack one of the fields. */
    public long lacking(Set<Field> fields) {
        return store.read(r -> all(r, fields)).size();
    }

    /**
     * @param services that are asked, in this order, until nothing is lacking
     * @param fields that are wanted
     */
    public Completed run(
            Member member,
            ServiceClient client,
            List<Service> services,
            Set<Field> fields,
            PubMedHarvest.Progress progress) {
        member.needs(Role.LEAD, Role.REVIEWER);
        List<Catalogue> catalogues =
                services.stream().map(s -> Catalogue.of(s, client)).toList();
        List<Lacking> lacking = store.read(r -> all(r, fields));
        Map<Field, Long> filled = new EnumMap<>(Field.class);
        long proposed = 0;
        int written = 0;
        for (int from = 0; from < lacking.size(); from += CHUNK) {
            List<Given> given = new ArrayList<>();
            for (Lacking one : lacking.subList(from, Math.min(lacking.size(), from + CHUNK))) {
                given.addAll(ask(one, catalogues));
            }
            int already = written;
            written = client.asked().size();
            proposed += store.write(member.name(), "complete", w -> {
                Requests.write(
                        w,
                        "completion",
                        client.asked().subList(already, client.asked().size()));
                return write(w, given, filled);
            });
            progress.done("publications looked up", Math.min(lacking.size(), from + (long) CHUNK), lacking.size());
        }
        return new Completed(lacking.size(), filled, proposed, lacking(fields));
    }

    private static List<Given> ask(Lacking one, List<Catalogue> catalogues) {
        Map<Field, Given> sure = new EnumMap<>(Field.class);
        List<Given> doubtful = new ArrayList<>();
        for (Catalogue catalogue : catalogues) {
            if (sure.keySet().containsAll(one.fields())) {
                break;
            }
            for (Map.Entry<Work, Match> found :
                    candidates(one.record(), catalogue).entrySet()) {
                for (Field field : one.fields()) {
                    String content = field.of(found.getKey().record());
                    Given given = new Given(one, field, content, catalogue.service(), found.getValue());
                    if (content.isEmpty() || sure.containsKey(field)) {
                        continue;
                    }
                    switch (found.getValue().certainty()) {
                        case SURE -> sure.put(field, given);
                        case DOUBTFUL -> doubtful.add(given);
                        case NONE -> {}
                    }
                }
            }
        }
        List<Given> given = new ArrayList<>(sure.values());
        doubtful.stream().filter(d -> !sure.containsKey(d.field())).forEach(given::add);
        return given;
    }

    private static Map<Work, Match> candidates(BibliographicRecord record, Catalogue catalogue) {
        Map<Work, Match> found = new LinkedHashMap<>();
        Optional<Work> byDoi = record.doi().isEmpty() ? Optional.empty() : catalogue.byDoi(record.doi());
        byDoi.ifPresent(work -> found.put(work, Match.byNumber("DOI", record, work.record())));
        if (found.isEmpty() && !record.pmid().isEmpty()) {
            catalogue
                    .byPmid(record.pmid())
                    .ifPresent(work -> found.put(work, Match.byNumber("PMID", record, work.record())));
        }
        if (found.isEmpty() && !record.title().isEmpty()) {
            List<Work> like = catalogue.like(record);
            like.forEach(work -> found.put(work, Match.byTitle(record, work.record())));
            boolean several = found.values().stream()
                            .filter(m -> m.certainty() == Match.Certainty.SURE)
                            .count()
                    > 1;
            // Two that fit equally well: a paper and its other version. A person decides.
            if (several) {
                found.replaceAll((work, match) -> match.certainty() == Match.Certainty.SURE
                        ? new Match(Match.Certainty.DOUBTFUL, match.by())
                        : match);
            }
        }
        return found;
    }

    /** How many values wait for a person now. */
    private static long write(Writing w, List<Given> given, Map<Field, Long> filled) {
        long proposed = 0;
        for (Given one : given) {
            boolean sure = one.match().certainty() == Match.Certainty.SURE;
            Row record = w.find(Table.IMPORTED_RECORD, one.to().publication()).orElseThrow();
            boolean known = w.count(
                            "SELECT COUNT(*) FROM completed_field WHERE record_id = ? AND field = ? AND content = ?",
                            one.to().publication(),
                            one.field(),
                            one.content())
                    > 0;
            if (known || !record.text(one.field().column()).isEmpty()) {
                continue;
            }
            note(w, one, sure ? State.FILLED : State.PROPOSED);
            if (sure) {
                w.put(Table.IMPORTED_RECORD, record.with(one.field().column(), one.content()));
                filled.merge(one.field(), 1L, Long::sum);
            } else {
                proposed++;
            }
        }
        return proposed;
    }

    private static void note(Writing w, Given one, State state) {
        w.insert(
                Table.COMPLETED_FIELD,
                Row.of(
                        "id", w.next(Table.COMPLETED_FIELD),
                        "record_id", one.to().publication(),
                        "field", one.field(),
                        "content", one.content(),
                        "service", one.service().title(),
                        "matched_by", one.match().by(),
                        "state", state,
                        "at", w.at()));
    }

    /** Values in their order. */
    public List<Value> values(State state) {
        return store
                .read(r -> r.rows(
                        "SELECT c.*, r.title AS title FROM completed_field c JOIN imported_record r ON r.id ="
                                + " c.record_id WHERE c.state = ? ORDER BY c.id",
                        state))
                .stream()
                .map(row -> new Value(
                        row.number("id"),
                        row.number("record_id"),
                        row.text("title"),
                        row.choice("field", Field.class),
                        row.text("content"),
                        row.text("service"),
                        row.text("matched_by"),
                        row.choice("state", State.class)))
                .toList();
    }

    /**
     * A person's word on proposals.
     *
     * @throws InputException when one of them does not wait, or its field says something by now; nothing has changed then
     */
    public void decide(Member member, Set<Long> accepted, Set<Long> rejected) {
        member.needs(Role.LEAD, Role.REVIEWER);
        store.write(member.name(), "complete", w -> {
            Set<Long> all = new HashSet<>(accepted);
            all.addAll(rejected);
            for (long number : all.stream().sorted().toList()) {
                Row value = w.find(Table.COMPLETED_FIELD, number)
                        .filter(v -> v.text("state").equals(State.PROPOSED.name()))
                        .orElseThrow(() -> notWaiting(number, "is no proposal that waits"));
                boolean accept = accepted.contains(number);
                if (accept == rejected.contains(number)) {
                    throw notWaiting(number, "is both accepted and rejected");
                }
                w.put(Table.COMPLETED_FIELD, value.with("state", accept ? State.FILLED : State.REJECTED));
                if (accept) {
                    String column = value.choice("field", Field.class).column();
                    Row record = w.find(Table.IMPORTED_RECORD, value.number("record_id"))
                            .orElseThrow();
                    if (!record.text(column).isEmpty()) {
                        throw notWaiting(number, "is for a field that says something already");
                    }
                    w.put(Table.IMPORTED_RECORD, record.with(column, value.text("content")));
                }
            }
            return 0;
        });
    }

    private static InputException notWaiting(long number, String what) {
        return InputException.of(
                Location.NOWHERE.about("proposal " + number),
                what,
                "a proposal of this review",
                "See them with \"nocimap review complete --proposals\".");
    }

    private static List<Lacking> all(Reading review, Set<Field> fields) {
        Map<Long, List<StoredRecords.Stored>> publications = new TreeMap<>();
        StoredRecords.all(review).forEach(s -> publications
                .computeIfAbsent(s.publication(), p -> new ArrayList<>())
                .add(s));
        List<Lacking> lacking = new ArrayList<>();
        publications.forEach((publication, records) -> {
            BibliographicRecord merged = Merging.merged(records);
            Set<Field> lacks = EnumSet.noneOf(Field.class);
            fields.stream().filter(f -> f.of(merged).isEmpty()).forEach(lacks::add);
            if (!lacks.isEmpty()) {
                lacking.add(new Lacking(publication, merged, lacks));
            }
        });
        return lacking;
    }
}
