package org.nocimap.review.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Store;

/**
 * How far a phase has come. Says how many have voted, never what.
 *
 * @param phase of screening
 * @param publications it is about
 * @param included so far
 * @param excluded so far
 * @param conflicts that wait
 * @param people by name
 * @param excludedInARow decided as excluded since the last one that was included, in the order of the decisions; records of a
 *     random sample, which tell nothing of the order, left out
 */
public record Progress(
        Phase phase,
        long publications,
        long included,
        long excluded,
        long conflicts,
        List<OfPerson> people,
        long excludedInARow) {
    public Progress {
        people = List.copyOf(people);
    }

    /**
     * A person's part.
     *
     * @param name of the person
     * @param assigned records, those taken away left out
     * @param voted of these
     */
    public record OfPerson(String name, long assigned, long voted) {}

    /** Not decided, and in no conflict. */
    public long open() {
        return publications - included - excluded - conflicts;
    }

    public static Progress of(Store store, Phase phase) {
        return store.read(r -> new Progress(
                phase,
                Assignments.publications(r, phase).size(),
                decided(r, phase, Outcome.INCLUDED),
                decided(r, phase, Outcome.EXCLUDED),
                decided(r, phase, Outcome.CONFLICT),
                r
                        .rows(
                                "SELECT a.person AS name, COUNT(*) AS assigned, SUM(CASE WHEN EXISTS (SELECT 1 FROM"
                                        + " vote v WHERE v.publication = a.publication AND v.phase = a.phase AND v.person"
                                        + " = a.person) THEN 1 ELSE 0 END) AS voted FROM assignment a WHERE a.phase = ?"
                                        + " AND a.state = 'ACTIVE' GROUP BY a.person ORDER BY a.person",
                                phase)
                        .stream()
                        .map(row -> new OfPerson(row.text("name"), row.number("assigned"), row.number("voted")))
                        .toList(),
                excludedInARow(r, phase)));
    }

    /** The log tells the order of decisions that were made at the same moment. */
    private static long excludedInARow(Reading r, Phase phase) {
        Set<Long> sample = Set.copyOf(Agenda.mixedIn(r, phase));
        Map<Long, Outcome> outcomes = new HashMap<>();
        r.rows("SELECT publication, outcome FROM decision WHERE phase = ?", phase)
                .forEach(row -> outcomes.put(row.number("publication"), row.choice("outcome", Outcome.class)));
        List<Outcome> newestFirst = r
                .rows("SELECT subject_key AS k FROM audit WHERE subject = 'decision' GROUP BY subject_key"
                        + " ORDER BY MAX(number) DESC")
                .stream()
                .map(row -> row.text("k").split("/", 2))
                .filter(key -> key[1].equals(phase.name()))
                .map(key -> Long.valueOf(key[0]))
                .filter(publication -> !sample.contains(publication))
                .map(publication -> outcomes.getOrDefault(publication, Outcome.OPEN))
                .filter(outcome -> outcome == Outcome.INCLUDED || outcome == Outcome.EXCLUDED)
                .toList();
        int included = newestFirst.indexOf(Outcome.INCLUDED);
        return included < 0 ? newestFirst.size() : included;
    }

    private static long decided(Reading r, Phase phase, Outcome outcome) {
        return r.count(
                "SELECT COUNT(*) FROM decision d JOIN imported_record p ON p.id = d.publication AND p.publication ="
                        + " p.id WHERE d.phase = ? AND d.outcome = ?",
                phase,
                outcome);
    }
}
