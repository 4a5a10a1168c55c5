package org.nocimap.review.store;

import java.nio.file.Path;
import java.util.List;
import org.nocimap.review.TestReview;
import org.nocimap.review.dedupe.Deduplication;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Outcome;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.workspace.Member;

/** Works on a review until it is killed, and says after every step how far the log goes: what it said must be there. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) {
        TestReview review = new TestReview(Path.of(args[0]));
        Store store = review.workspace.store();
        Votes votes = new Votes(store);
        Merging merging = new Merging(store);
        for (int round = 0; ; round++) {
            int first = 20 * round + 1;
            review.importPapers(first, first + 24, Origin.DATABASE, "round " + round);
            acknowledge(store);
            merging.run(review.lead, Deduplication.usual());
            acknowledge(store);
            new Assignments(store)
                    .assign(
                            review.lead,
                            new Assignments.Plan(
                                    Phase.TITLE_ABSTRACT, List.of("ana", "ben"), 2, Order.RANDOM, round, 0));
            acknowledge(store);
            for (Row row : store.<List<Row>>read(
                    r -> r.rows("SELECT a.publication FROM assignment a WHERE a.person = 'ana' AND NOT EXISTS (SELECT 1"
                            + " FROM vote v WHERE v.publication = a.publication) ORDER BY a.publication"))) {
                long p = row.number("publication");
                vote(votes, review.ana, p, Choice.YES);
                acknowledge(store);
                Outcome outcome = vote(votes, review.ben, p, p % 3 == 0 ? Choice.NO : Choice.YES);
                acknowledge(store);
                if (outcome == Outcome.CONFLICT) {
                    votes.settle(review.lead, p, Phase.TITLE_ABSTRACT, Choice.NO, "");
                    acknowledge(store);
                }
            }
        }
    }

    private static Outcome vote(Votes votes, Member member, long publication, Choice choice) {
        return votes.cast(member, new Votes.Vote(publication, Phase.TITLE_ABSTRACT, member.name(), choice, "", "", ""));
    }

    private static void acknowledge(Store store) {
        LogEnd end = store.end();
        System.out.println(end.number() + " " + end.hash());
        System.out.flush();
    }
}
