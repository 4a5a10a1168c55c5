package org.nocimap.review.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.studies.StudyNames;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/** Who fills in which form for which publication, and how far they are. */
public final class Extractions {
    static final int MOST_EXTRACTORS = 2;

    private final Store store;

    public Extractions(Store store) {
        this.store = store;
    }

    /** How far a person is with a form for a publication. */
    public enum State {
        ASSIGNED,
        STARTED,
        DONE,
        WITHDRAWN
    }

    /**
     * What is to be extracted by whom.
     *
     * @param form its id
     * @param publications included ones; all of them when empty
     * @param people who may do it
     * @param extractors for each publication, 1 or 2
     */
    public record Plan(String form, List<Long> publications, List<String> people, int extractors) {
        public Plan {
            publications = List.copyOf(publications);
            people = List.copyOf(people);
        }
    }

    /**
     * A form that a person fills in for a publication.
     *
     * @param publication its number
     * @param study what its study is called
     * @param form its id
     * @param version of the form
     * @param person who does it
     * @param state how far they are
     */
    public record Task(long publication, String study, String form, int version, String person, State state) {}

    /**
     * Gives a form to people; those who have it already keep it, and of the others those with the least to do come first.
     *
     * @return how many tasks are new
     */
    public long assign(Member lead, Plan plan) {
        lead.needs(Role.LEAD);
        return store.write(lead.name(), "assign", w -> {
            CollectionForm form = Forms.used(w, plan.form());
            checkPeople(w, plan);
            List<Long> included = StudyNames.included(w);
            checkIncluded(plan.publications(), included);
            w.set("extractors." + form.form().id(), Integer.toString(plan.extractors()));
            Map<String, Integer> load = new HashMap<>();
            long added = 0;
            for (long publication : plan.publications().isEmpty() ? included : plan.publications()) {
                List<Row> have = active(w, publication, form.form().id());
                Set<String> names = new HashSet<>();
                have.forEach(row -> names.add(row.text("person")));
                names.forEach(name -> load.merge(name, 1, Integer::sum));
                List<String> free = new ArrayList<>(plan.people());
                free.removeAll(names);
                free.sort(Comparator.comparingInt(name -> load.getOrDefault(name, 0)));
                long version =
                        have.isEmpty() ? form.form().version() : have.get(0).number("version");
                for (String name :
                        free.subList(0, Math.max(0, Math.min(free.size(), plan.extractors() - have.size())))) {
                    w.put(Table.EXTRACTION, row(w, publication, form.form().id(), name, version, State.ASSIGNED));
                    reopenDecisions(w, publication, form.form().id());
                    load.merge(name, 1, Integer::sum);
                    added++;
                }
            }
            return added;
        });
    }

    /** Takes back what a person has not begun or not ended; what they filled in stays, and nobody reads it. */
    public long withdraw(Member lead, String form, String person) {
        lead.needs(Role.LEAD);
        return store.write(lead.name(), "withdraw", w -> {
            List<Row> rows = w.rows(
                    "SELECT * FROM extraction WHERE form = ? AND person = ? AND state IN ('ASSIGNED', 'STARTED')",
                    form,
                    person);
            rows.forEach(row -> w.put(Table.EXTRACTION, row.with("state", State.WITHDRAWN, "at", w.at())));
            return (long) rows.size();
        });
    }

    /**
     * Says that one is done; both see each other's cells when both are.
     *
     * @param publications all of one's own that were begun when empty
     * @return the publications that are done by this
     * @throws InputException when nothing was filled in where something has to be
     */
    public List<Long> done(Member member, String form, List<Long> publications) {
        return store.write(member.name(), "done", w -> {
            Problems problems = new Problems();
            List<Long> ready = new ArrayList<>();
            List<Row> own = w.rows(
                    "SELECT * FROM extraction WHERE form = ? AND person = ? AND state IN ('ASSIGNED', 'STARTED') ORDER"
                            + " BY publication",
                    form,
                    member.name());
            Set<Long> mine = new HashSet<>();
            own.forEach(row -> mine.add(row.number("publication")));
            for (long publication : publications) {
                if (!mine.contains(publication)) {
                    problems.add(notYours(w, publication, form, member.name()));
                }
            }
            for (Row row : own) {
                long publication = row.number("publication");
                boolean named = publications.contains(publication);
                if (!named && (!publications.isEmpty() || row.choice("state", State.class) == State.ASSIGNED)) {
                    continue;
                }
                ExtractionForm asked = Forms.of(w, form, row.number("version")).form();
                boolean empty =
                        Entries.rows(w, publication, form, member.name()).isEmpty();
                if (empty && asked.rows() == ExtractionForm.Rows.ONE) {
                    problems.error(
                            Location.NOWHERE.about("publication " + publication),
                            "nothing was filled in",
                            "the form's answers, or \"" + ExtractionForm.NOT_REPORTED + "\"",
                            "Fill it in first.");
                    continue;
                }
                w.put(Table.EXTRACTION, row.with("state", State.DONE, "at", w.at()));
                ready.add(publication);
            }
            problems.throwIfAny();
            return ready;
        });
    }

    /**
     * A lead lets a person go on who said too early that they were done. Refused when both were: they have seen each other's cells, and
     * what is wrong is then settled in the open.
     */
    public void reopen(Member lead, String form, long publication, String person) {
        lead.needs(Role.LEAD);
        store.write(lead.name(), "reopen", w -> {
            Row row = w.find(Table.EXTRACTION, publication, form, person)
                    .filter(r -> r.choice("state", State.class) == State.DONE)
                    .orElseThrow(() -> InputException.of(
                            Location.NOWHERE.about("publication " + publication),
                            person + " is not done with " + form,
                            "what a person is done with",
                            "See \"nocimap review extract form status\"."));
            if (needed(w, publication, form) > 1 && !new CollectionBlinding(w).hidden(publication, form)) {
                throw InputException.of(
                        Location.NOWHERE.about("publication " + publication),
                        "both extractors are done and have seen each other's cells",
                        "an extraction that the other has not seen",
                        "Correct it with \"nocimap review extract form settle\", which keeps the reason.");
            }
            reopenDecisions(w, publication, form);
            w.put(Table.EXTRACTION, row.with("state", State.STARTED, "at", w.at()));
            return 0;
        });
    }

    /** Who does what, by form and publication; says how far people are, never what they wrote. */
    public List<Task> tasks() {
        return store.read(r -> {
            StudyNames names = StudyNames.of(r);
            return r
                    .rows("SELECT * FROM extraction WHERE state <> 'WITHDRAWN' ORDER BY form, publication, person")
                    .stream()
                    .map(row -> new Task(
                            row.number("publication"),
                            names.byPublication().getOrDefault(row.number("publication"), ""),
                            row.text("form"),
                            (int) row.number("version"),
                            row.text("person"),
                            row.choice("state", State.class)))
                    .toList();
        });
    }

    /** What was settled rests on everybody being done: it is open again when somebody is not. */
    private static void reopenDecisions(Writing w, long publication, String form) {
        for (Row row : w.rows(
                "SELECT * FROM extraction_decision WHERE publication = ? AND form = ? AND how <> 'REOPENED'",
                publication,
                form)) {
            w.put(Table.EXTRACTION_DECISION, row.with("how", Settling.How.REOPENED, "at", w.at()));
        }
    }

    /** How many have to be done before anything is shown: as many as are planned, or as many as have it where that is more. */
    static int needed(Reading review, long publication, String form) {
        String planned = review.setting("extractors." + form);
        int plan = planned.isEmpty() ? MOST_EXTRACTORS : Integer.parseInt(planned);
        return Math.max(plan, active(review, publication, form).size());
    }

    static List<Row> active(Reading review, long publication, String form) {
        return review.rows(
                "SELECT * FROM extraction WHERE publication = ? AND form = ? AND state <> 'WITHDRAWN' ORDER BY person",
                publication,
                form);
    }

    /** The person's task, open to be filled in. */
    static Optional<Row> open(Reading review, long publication, String form, String person) {
        return review.find(Table.EXTRACTION, publication, form, person).filter(row -> {
            State state = row.choice("state", State.class);
            return state == State.ASSIGNED || state == State.STARTED;
        });
    }

    static Problem notYours(Reading review, long publication, String form, String person) {
        boolean done = review.find(Table.EXTRACTION, publication, form, person)
                .filter(row -> row.choice("state", State.class) == State.DONE)
                .isPresent();
        return Problem.error(
                Location.NOWHERE.about("publication " + publication),
                done ? person + " is done with " + form + " here" : form + " was not given to " + person + " here",
                "a publication of one's own list",
                done
                        ? "Settle what is wrong with \"nocimap review extract form settle\", or have a lead reopen it."
                        : "See the list with \"nocimap review extract form status\"; a lead assigns.");
    }

    private static Row row(Writing w, long publication, String form, String person, long version, State state) {
        return Row.of(
                "publication", publication,
                "form", form,
                "person", person,
                "version", version,
                "state", state,
                "at", w.at());
    }

    private static void checkPeople(Reading review, Plan plan) {
        if (plan.extractors() < 1 || plan.extractors() > MOST_EXTRACTORS) {
            throw new IllegalArgumentException("one or two people extract");
        }
        for (String name : plan.people()) {
            boolean may = review.find(Table.PERSON, name)
                    .filter(p -> p.text("state").equals("ACTIVE"))
                    .filter(p -> !p.text("role").equals(Role.READER.name()))
                    .isPresent();
            if (!may) {
                throw InputException.of(
                        Location.NOWHERE.about(name),
                        "does not extract in this review",
                        "people who take part as lead, reviewer or extractor",
                        "See them with \"nocimap review people\".");
            }
        }
        if (plan.people().size() < plan.extractors()
                || Set.copyOf(plan.people()).size() != plan.people().size()) {
            throw InputException.of(
                    Location.option("--people"),
                    plan.people().size() + " named, and every publication needs " + plan.extractors(),
                    "at least " + plan.extractors() + " people, each once",
                    "Name more people, or say --extractors 1.");
        }
    }

    private static void checkIncluded(List<Long> wanted, List<Long> included) {
        Problems problems = new Problems();
        for (long publication : wanted) {
            if (!included.contains(publication)) {
                problems.error(
                        Location.NOWHERE.about("publication " + publication),
                        "is not included",
                        "a publication that full-text screening included",
                        "See them with \"nocimap review study\".");
            }
        }
        problems.throwIfAny();
        if (wanted.isEmpty() && included.isEmpty()) {
            throw InputException.of(
                    Location.NOWHERE, "nothing is included yet", "included publications", "Screen full texts first.");
        }
    }
}
