package org.nocimap.review.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.review.protocol.Protocols;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/** Votes, and what they come to. */
public final class Votes {
    private final Store store;

    public Votes(Store store) {
        this.store = store;
    }

    /** How a decision came about. */
    public enum How {
        /** One person decides, as planned. */
        SINGLE,
        /** Blinded votes agreed. */
        AGREEMENT,
        /** The voters settled a conflict among themselves. */
        CONSENSUS,
        /** A third person settled a conflict. */
        THIRD_PERSON
    }

    /**
     * A vote.
     *
     * @param publication that is voted on
     * @param phase of screening
     * @param person who votes
     * @param choice what they say
     * @param reason code of a criterion; empty for none
     * @param note in words; may be empty
     * @param labels separated by commas; may be empty
     */
    public record Vote(
            long publication, Phase phase, String person, Choice choice, String reason, String note, String labels) {
        /** The labels one by one. */
        public List<String> labelList() {
            return Arrays.stream(labels.split(","))
                    .map(String::strip)
                    .filter(label -> !label.isEmpty())
                    .toList();
        }
    }

    /**
     * What came of a phase.
     *
     * @param publication that was judged
     * @param phase of screening
     * @param outcome of it
     * @param reason code of the criterion that excluded it; empty when none was named
     * @param how it came about
     */
    public record Decision(long publication, Phase phase, Outcome outcome, String reason, How how) {}

    /**
     * A vote on its way in.
     *
     * @param vote to be cast
     * @param where it stands, for messages
     */
    public record Slip(Vote vote, Location where) {}

    /**
     * Casts a vote, or changes one's own: until all votes are cast, or while they are in conflict.
     *
     * @return what the votes come to now; {@link Outcome#OPEN} while others are to vote
     * @throws InputException when the person is not to vote on it, or full text is excluded without a reason
     */
    public Outcome cast(Member member, Vote vote) {
        Location where = Location.NOWHERE.about("publication " + vote.publication());
        return castAll(member, List.of(new Slip(vote, where)), new Problems()).get(0);
    }

    /**
     * Casts many votes, all of them or none.
     *
     * @param found what is known to be wrong already
     * @return what the votes on each come to
     * @throws InputException with everything that was found, before and now; no vote is cast then
     */
    public List<Outcome> castAll(Member member, List<Slip> slips, Problems found) {
        member.needs(Role.LEAD, Role.REVIEWER);
        return store.write(member.name(), "vote", w -> {
            List<Outcome> outcomes = new ArrayList<>();
            Set<Long> before = new HashSet<>();
            for (Slip slip : slips) {
                try {
                    if (!before.add(slip.vote().publication())) {
                        throw InputException.of(
                                slip.where(),
                                "publication " + slip.vote().publication() + " stands here twice",
                                "one vote on each",
                                "Leave one of them out.");
                    }
                    outcomes.add(cast(w, member, slip));
                } catch (InputException e) {
                    e.problems().forEach(found::add);
                }
            }
            found.throwIfAny();
            return outcomes;
        });
    }

    private static Outcome cast(Writing w, Member member, Slip slip) {
        Vote vote = slip.vote();
        Location where = slip.where();
        checkMay(w, member, vote, where);
        checkReason(w, vote.phase(), vote.choice(), vote.reason(), where);
        Outcome before = outcome(w, vote.publication(), vote.phase());
        if (before == Outcome.INCLUDED || before == Outcome.EXCLUDED) {
            throw InputException.of(
                    where,
                    "is decided already: " + before.name().toLowerCase(Locale.ROOT),
                    "a publication that waits for votes, or is in conflict",
                    "A lead can open it again with \"nocimap review settle --reopen\".");
        }
        Optional<Row> own = w.find(Table.VOTE, vote.publication(), vote.phase(), member.name());
        // A vote counts as blinded as long as its voter could not have seen another's.
        boolean blind = new Blinding(w).hidden(vote.publication(), vote.phase());
        w.put(
                Table.VOTE,
                Row.of(
                        "publication", vote.publication(),
                        "phase", vote.phase(),
                        "person", member.name(),
                        "choice", vote.choice(),
                        "reason", vote.reason(),
                        "note", vote.note(),
                        "labels", vote.labels(),
                        "blind_choice",
                                blind
                                        ? vote.choice().name()
                                        : own.map(v -> v.text("blind_choice")).orElse(""),
                        "blind_reason",
                                blind
                                        ? vote.reason()
                                        : own.map(v -> v.text("blind_reason")).orElse(""),
                        "at", w.at(),
                        "revision", own.map(v -> v.number("revision") + 1).orElse(1L)));
        return decide(w, vote.publication(), vote.phase(), before);
    }

    private static Outcome decide(Writing w, long publication, Phase phase, Outcome before) {
        List<Row> votes =
                w.rows("SELECT * FROM vote WHERE publication = ? AND phase = ? ORDER BY person", publication, phase);
        int needed = needed(w, publication, phase);
        Verdict verdict = Verdict.of(
                phase,
                needed,
                votes.stream()
                        .map(v -> new Verdict.Ballot(v.choice("choice", Choice.class), v.text("reason")))
                        .toList());
        if (verdict.outcome() != Outcome.OPEN) {
            How how = before == Outcome.CONFLICT ? How.CONSENSUS : needed == 1 ? How.SINGLE : How.AGREEMENT;
            put(w, publication, phase, verdict, how);
        }
        return verdict.outcome();
    }

    private static void put(Writing w, long publication, Phase phase, Verdict verdict, How how) {
        w.put(
                Table.DECISION,
                Row.of(
                        "publication", publication,
                        "phase", phase,
                        "outcome", verdict.outcome(),
                        "reason", verdict.reason(),
                        "how", how,
                        "decided_by", w.person(),
                        "at", w.at()));
    }

    /** Settles a conflict as a third person, who has not voted on it. */
    public void settle(Member member, long publication, Phase phase, Choice choice, String reason) {
        member.needs(Role.LEAD, Role.REVIEWER);
        store.write(member.name(), "settle", w -> {
            Location where = Location.NOWHERE.about("publication " + publication);
            if (outcome(w, publication, phase) != Outcome.CONFLICT) {
                throw InputException.of(where, "is in no conflict", "a conflict", "See \"nocimap review conflicts\".");
            }
            if (w.find(Table.VOTE, publication, phase, member.name()).isPresent()) {
                throw InputException.of(
                        where,
                        member.name() + " has voted on it",
                        "a third person",
                        "Have somebody else settle it, or change your vote to agree with the other.");
            }
            if (choice == Choice.MAYBE) {
                throw InputException.of(where, "maybe settles nothing", "yes or no", "Decide for one of them.");
            }
            checkReason(w, phase, choice, reason, where);
            put(
                    w,
                    publication,
                    phase,
                    new Verdict(
                            choice == Choice.YES ? Outcome.INCLUDED : Outcome.EXCLUDED,
                            choice == Choice.NO ? reason : ""),
                    How.THIRD_PERSON);
            return 0;
        });
    }

    /** A lead takes a decision back: the votes stay, and are in conflict until the voters or a third person settle it. */
    public void reopen(Member lead, long publication, Phase phase) {
        lead.needs(Role.LEAD);
        store.write(lead.name(), "reopen", w -> {
            Row decision = w.find(Table.DECISION, publication, phase)
                    .orElseThrow(() -> InputException.of(
                            Location.NOWHERE.about("publication " + publication), "is not decided", "a decision", ""));
            if (phase == Phase.TITLE_ABSTRACT && outcome(w, publication, Phase.FULL_TEXT) != Outcome.OPEN) {
                throw InputException.of(
                        Location.NOWHERE.about("publication " + publication),
                        "has gone on: its full text was judged",
                        "a publication whose full text was not judged yet",
                        "Judge it in full text.");
            }
            w.put(
                    Table.DECISION,
                    decision.with("outcome", Outcome.CONFLICT, "reason", "", "at", w.at(), "decided_by", w.person()));
            return 0;
        });
    }

    /** The votes on a record that a person may see: their own, and all once all are cast or the phase was opened. */
    public List<Vote> visible(Member viewer, long publication, Phase phase) {
        return store.read(r -> {
            boolean hidden = new Blinding(r).hidden(publication, phase);
            return r
                    .rows("SELECT * FROM vote WHERE publication = ? AND phase = ? ORDER BY person", publication, phase)
                    .stream()
                    .filter(row -> !hidden || row.text("person").equals(viewer.name()))
                    .map(Votes::vote)
                    .toList();
        });
    }

    /** The votes of a phase that carry labels and that a person may see, by publication. */
    public List<Vote> labelled(Member viewer, Phase phase) {
        return store.read(r -> {
            Set<Long> hidden = new Blinding(r).hiddenFrom(phase, viewer.name());
            return r
                    .rows("SELECT * FROM vote WHERE phase = ? AND labels <> '' ORDER BY publication, person", phase)
                    .stream()
                    .filter(row ->
                            row.text("person").equals(viewer.name()) || !hidden.contains(row.number("publication")))
                    .map(Votes::vote)
                    .toList();
        });
    }

    /** What is decided or in conflict in a phase. */
    public List<Decision> decisions(Phase phase) {
        return store.read(r -> r
                .rows(
                        "SELECT d.* FROM decision d JOIN imported_record p ON p.id = d.publication AND p.publication ="
                                + " p.id WHERE d.phase = ? AND d.outcome <> 'OPEN' ORDER BY d.publication",
                        phase)
                .stream()
                .map(row -> new Decision(
                        row.number("publication"),
                        phase,
                        row.choice("outcome", Outcome.class),
                        row.text("reason"),
                        row.choice("how", How.class)))
                .toList());
    }

    static Outcome outcome(Reading review, long publication, Phase phase) {
        return review.find(Table.DECISION, publication, phase)
                .map(d -> d.choice("outcome", Outcome.class))
                .orElse(Outcome.OPEN);
    }

    /**
     * How many votes decide on a record: as many as planned for the phase, or as many as are assigned where that is more. In a calibration
     * round it is those who take part still.
     */
    static int needed(Reading review, long publication, Phase phase) {
        String planned = review.setting("votes." + phase.name());
        long assigned = review.count(
                "SELECT COUNT(*) FROM assignment a WHERE a.publication = ? AND a.phase = ? AND (a.state = 'ACTIVE' OR"
                        + " EXISTS (SELECT 1 FROM vote v WHERE v.publication = a.publication AND v.phase = a.phase AND"
                        + " v.person = a.person))",
                publication,
                phase);
        if (phase == Phase.CALIBRATION) {
            return (int) assigned;
        }
        return (int) Math.max(planned.isEmpty() ? 2 : Long.parseLong(planned), assigned);
    }

    private static void checkMay(Reading r, Member member, Vote vote, Location where) {
        boolean assigned = r.find(Table.ASSIGNMENT, vote.publication(), vote.phase(), member.name())
                .filter(a -> a.text("state").equals("ACTIVE"))
                .isPresent();
        if (!assigned) {
            throw InputException.of(
                    where,
                    "is not assigned to " + member.name() + " in "
                            + vote.phase().word(),
                    "a publication of your own list",
                    "See it with \"nocimap review next\"; a lead assigns records.");
        }
        if (vote.phase() == Phase.FULL_TEXT
                && r.find(Table.FULL_TEXT, vote.publication())
                        .filter(f -> f.text("state").equals("NOT_RETRIEVED"))
                        .isPresent()) {
            throw InputException.of(where, "was not retrieved", "a full text that was read", "Attach it first.");
        }
    }

    private static void checkReason(Reading r, Phase phase, Choice choice, String reason, Location where) {
        if (phase == Phase.FULL_TEXT && choice == Choice.NO && reason.isEmpty()) {
            throw InputException.of(
                    where,
                    "an exclusion in full text gives no reason",
                    "the code of a criterion: " + codes(r),
                    "Name it with --reason, in a table in the column reason.");
        }
        if (!reason.isEmpty() && Protocols.current(r).criterion(reason).isEmpty()) {
            throw InputException.of(
                    where,
                    "\"" + reason + "\" is no criterion of the protocol",
                    codes(r),
                    "Correct it, or amend the protocol.");
        }
    }

    private static String codes(Reading r) {
        List<String> codes =
                Protocols.current(r).criteria().stream().map(c -> c.code()).toList();
        return codes.isEmpty() ? "a protocol with criteria" : "one of " + String.join(", ", codes);
    }

    private static Vote vote(Row row) {
        return new Vote(
                row.number("publication"),
                row.choice("phase", Phase.class),
                row.text("person"),
                row.choice("choice", Choice.class),
                row.text("reason"),
                row.text("note"),
                row.text("labels"));
    }
}
