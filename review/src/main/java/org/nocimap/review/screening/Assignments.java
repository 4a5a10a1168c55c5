package org.nocimap.review.screening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.People;
import org.nocimap.review.workspace.Role;

/** Who votes on what. */
public final class Assignments {
    private final Store store;

    public Assignments(Store store) {
        this.store = store;
    }

    /**
     * A plan for a phase.
     *
     * @param phase of screening
     * @param people who vote, each once
     * @param votes that decide on a record; in {@link Phase#CALIBRATION} everybody votes on all
     * @param order in which a person gets the records
     * @param seed of the random order and of who is paired with whom
     * @param most records; 0 for all
     */
    public record Plan(Phase phase, List<String> people, int votes, Order order, long seed, int most) {
        public Plan {
            people = List.copyOf(people);
            if (votes < 1 || most < 0) {
                throw new IllegalArgumentException("a record needs a vote");
            }
        }
    }

    /** Gives every record of a phase that lacks voters the ones it lacks, those with the least to do first. How many were given. */
    public long assign(Member lead, Plan plan) {
        lead.needs(Role.LEAD);
        int votes = plan.phase() == Phase.CALIBRATION ? plan.people().size() : plan.votes();
        return store.write(lead.name(), "assign", w -> {
            checkPeople(w, plan, votes);
            w.set("votes." + plan.phase().name(), Integer.toString(votes));
            w.set("order." + plan.phase().name(), plan.order().name());
            w.set("seed." + plan.phase().name(), Long.toString(plan.seed()));
            return give(w, plan.phase(), plan.people(), votes, plan.seed(), plan.most());
        });
    }

    private static long give(Writing w, Phase phase, List<String> people, int votes, long seed, int most) {
        Map<Long, Set<String>> voters = voters(w, phase);
        Map<String, Integer> load = new HashMap<>();
        voters.values().forEach(names -> names.forEach(name -> load.merge(name, 1, Integer::sum)));
        List<Long> publications = new ArrayList<>(publications(w, phase));
        Random random = new Random(seed);
        Collections.shuffle(publications, random);
        if (most > 0 && publications.size() > most) {
            publications = publications.subList(0, most);
        }
        List<Row> rows = new ArrayList<>();
        long place = w.count("SELECT COALESCE(MAX(place), 0) FROM assignment WHERE phase = ?", phase);
        for (long publication : publications) {
            Set<String> have = voters.getOrDefault(publication, Set.of());
            place++;
            List<String> candidates = new ArrayList<>(people);
            // Among those with the same load, another one each time: no two people always read the same records.
            Collections.shuffle(candidates, random);
            candidates.removeAll(have);
            candidates.sort(Comparator.comparingInt(name -> load.getOrDefault(name, 0)));
            for (String name : candidates.subList(0, Math.max(0, Math.min(candidates.size(), votes - have.size())))) {
                rows.add(Row.of(
                        "publication", publication, "phase", phase, "person", name, "place", place, "state", "ACTIVE"));
                load.merge(name, 1, Integer::sum);
            }
        }
        for (Row row : rows) {
            w.put(Table.ASSIGNMENT, row);
        }
        return rows.size();
    }

    /**
     * A person no longer takes part. What they voted stays; what they had still to read goes to others who vote in that phase and
     * have not voted on it. How many records could not be given to anybody.
     */
    public long leave(Member lead, String name) {
        lead.needs(Role.LEAD);
        return store.write(lead.name(), "leave", w -> {
            People.leave(w, name);
            List<Row> unread = w.rows(
                    "SELECT a.* FROM assignment a WHERE a.person = ? AND a.state = 'ACTIVE' AND NOT EXISTS (SELECT 1"
                            + " FROM vote v WHERE v.publication = a.publication AND v.phase = a.phase AND v.person ="
                            + " a.person)",
                    name);
            for (Row row : unread) {
                w.put(Table.ASSIGNMENT, row.with("state", "WITHDRAWN"));
            }
            long before = 0;
            long given = 0;
            for (Phase phase : List.of(Phase.TITLE_ABSTRACT, Phase.FULL_TEXT)) {
                List<String> others = w
                        .rows(
                                "SELECT DISTINCT a.person AS name FROM assignment a JOIN person p ON p.name = a.person"
                                        + " WHERE a.phase = ? AND p.state = 'ACTIVE' AND a.state = 'ACTIVE' ORDER BY"
                                        + " a.person",
                                phase)
                        .stream()
                        .map(r -> r.text("name"))
                        .toList();
                long missing = unread.stream()
                        .filter(r -> r.text("phase").equals(phase.name()))
                        .count();
                before += missing;
                if (missing > 0) {
                    String votes = w.setting("votes." + phase.name());
                    given += give(w, phase, others, Integer.parseInt(votes), missing, 0);
                }
            }
            return Math.max(0, before - given);
        });
    }

    /** The lead opens a phase: from now on all see all votes in it. */
    public void unblind(Member lead, Phase phase) {
        lead.needs(Role.LEAD);
        store.write(lead.name(), "unblind", w -> {
            w.set(Blinding.setting(phase), "OPEN");
            return 0;
        });
    }

    /** Publications that a phase is about, ascending. */
    public static List<Long> publications(Reading review, Phase phase) {
        String sql = phase == Phase.FULL_TEXT
                ? "SELECT d.publication AS id FROM decision d JOIN imported_record p ON p.id = d.publication AND"
                        + " p.publication = p.id WHERE d.phase = 'TITLE_ABSTRACT' AND d.outcome = 'INCLUDED' AND NOT"
                        + " EXISTS (SELECT 1 FROM full_text f WHERE f.publication = d.publication AND f.state ="
                        + " 'NOT_RETRIEVED') ORDER BY d.publication"
                : "SELECT p.id FROM imported_record p WHERE p.publication = p.id AND NOT EXISTS (SELECT 1 FROM"
                        + " imported_record r JOIN source_file f ON f.id = r.source_file WHERE r.publication = p.id AND"
                        + " f.origin = 'PREVIOUS_REVIEW') ORDER BY p.id";
        return review.rows(sql).stream().map(row -> row.number("id")).toList();
    }

    private static Map<Long, Set<String>> voters(Reading review, Phase phase) {
        Map<Long, Set<String>> voters = new HashMap<>();
        review.rows(
                        "SELECT a.publication, a.person FROM assignment a WHERE a.phase = ? AND (a.state = 'ACTIVE' OR"
                                + " EXISTS (SELECT 1 FROM vote v WHERE v.publication = a.publication AND v.phase = a.phase"
                                + " AND v.person = a.person))",
                        phase)
                .forEach(row -> voters.computeIfAbsent(row.number("publication"), p -> new HashSet<>())
                        .add(row.text("person")));
        return voters;
    }

    private static void checkPeople(Reading r, Plan plan, int votes) {
        for (String name : plan.people()) {
            boolean votesHere = r.find(Table.PERSON, name)
                    .filter(p -> p.text("state").equals("ACTIVE"))
                    .filter(p -> Set.of("LEAD", "REVIEWER").contains(p.text("role")))
                    .isPresent();
            if (!votesHere) {
                throw InputException.of(
                        Location.NOWHERE.about(name),
                        "does not vote in this review",
                        "people who take part as lead or reviewer",
                        "See them with \"nocimap review people\".");
            }
        }
        if (plan.people().size() < votes
                || Set.copyOf(plan.people()).size() != plan.people().size()) {
            throw InputException.of(
                    Location.option("--people"),
                    plan.people().size() + " named, and every record needs " + votes + " votes",
                    "at least " + votes + " people, each once",
                    "Name more people, or let fewer votes decide with --votes.");
        }
    }
}
