package org.nocimap.review.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.review.TestReview;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.prisma.PrismaCountsFile;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;

/**
 * The flow that a review of conservative treatment and brain changes reports (Pain Physician, section "Study Selection"): 749 records
 * from databases, one screener, 7 studies left after title, abstract and full text, 2 more from reference lists, 9 in all. The paper does
 * not say how many of the 749 were duplicates, nor how many full texts were read; the papers are invented, and 30 are read here.
 */
class PublishedFlowTest {
    private static final int RECORDS = 749;
    private static final int READ_HERE = 30;
    private static final int INCLUDED = 7;
    private static final int BY_HAND = 2;

    @Test
    void comesOutAsPublished(@TempDir Path folder) throws IOException {
        try (TestReview review = new TestReview(folder)) {
            Store store = review.workspace.store();
            review.importPapers(1, RECORDS, Origin.DATABASE, "PubMed, Web of Science, Embase");
            review.importPapers(RECORDS + 1, RECORDS + BY_HAND, Origin.CITATION_SEARCHING, "reference lists");
            Assignments assignments = new Assignments(store);
            assignments.assign(
                    review.lead, new Assignments.Plan(Phase.TITLE_ABSTRACT, List.of("ana"), 1, Order.RANDOM, 1, 0));
            for (int p = 1; p <= RECORDS + BY_HAND; p++) {
                vote(
                        store,
                        review.ana,
                        p,
                        Phase.TITLE_ABSTRACT,
                        p <= READ_HERE || p > RECORDS ? Choice.YES : Choice.NO);
            }
            assignments.assign(
                    review.lead, new Assignments.Plan(Phase.FULL_TEXT, List.of("ana"), 1, Order.RANDOM, 1, 0));
            for (int p = 1; p <= READ_HERE; p++) {
                vote(store, review.ana, p, Phase.FULL_TEXT, p <= INCLUDED ? Choice.YES : Choice.NO);
            }
            for (int p = RECORDS + 1; p <= RECORDS + BY_HAND; p++) {
                vote(store, review.ana, p, Phase.FULL_TEXT, Choice.YES);
            }
            FlowCounts flow = store.read(Flow::of);
            assertThat(flow.contradiction()).isEmpty();
            assertThat(flow.finished()).isTrue();
            assertThat(flow.databases().records()).isEqualTo(749);
            assertThat(flow.databases().included()).isEqualTo(7);
            assertThat(flow.otherMethods().included()).isEqualTo(2);
            assertThat(flow.totalStudies()).isEqualTo(9);
            assertThat(FlowTable.csv(flow))
                    .contains(
                            "database_results,\"PubMed, Web of Science, Embase\",749\r\n",
                            "other_results,\"reference lists\",2\r\n",
                            "dbr_excluded,\"P1\",23\r\n",
                            "new_studies,,9\r\n");
            // The diagram is drawn from this table, which checks the sums once more.
            Path table = Files.writeString(folder.resolve("prisma.csv"), FlowTable.csv(flow));
            PrismaCountsFile.Read read = PrismaCountsFile.read(table);
            assertThat(read.warnings()).isEmpty();
            assertThat(read.counts().identified()).isEqualTo(749);
            assertThat(read.counts().totalStudies()).isEqualTo(9);
            assertThat(store.verify().faults()).isEmpty();
        }
    }

    private static void vote(Store store, Member member, long publication, Phase phase, Choice choice) {
        new Votes(store)
                .cast(
                        member,
                        new Votes.Vote(
                                publication,
                                phase,
                                member.name(),
                                choice,
                                phase == Phase.FULL_TEXT && choice == Choice.NO ? "P1" : "",
                                "",
                                ""));
    }
}
