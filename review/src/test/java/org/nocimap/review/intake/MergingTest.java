package org.nocimap.review.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.review.TestReview;
import org.nocimap.review.dedupe.Deduplication;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Outcome;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.store.Store;

class MergingTest {
    @TempDir
    Path folder;

    private TestReview review;
    private Store store;
    private Merging merging;

    @BeforeEach
    void begin() {
        review = new TestReview(folder);
        store = review.workspace.store();
        merging = new Merging(store);
    }

    @AfterEach
    void end() {
        review.close();
    }

    private long publicationOf(long record) {
        return store.read(r -> r.count("SELECT publication FROM imported_record WHERE id = ?", record));
    }

    private Outcome vote(long publication, Choice choice) {
        return new Votes(store)
                .cast(review.ana, new Votes.Vote(publication, Phase.TITLE_ABSTRACT, "ana", choice, "", "", ""));
    }

    private long assign() {
        return new Assignments(store)
                .assign(review.lead, new Assignments.Plan(Phase.TITLE_ABSTRACT, List.of("ana"), 1, Order.RANDOM, 1, 0));
    }

    @Test
    void theSameBytesAreTakenInOnce() {
        review.importPapers(1, 5, Origin.DATABASE, "PubMed");
        assertThat(review.importPapers(1, 5, Origin.DATABASE, "Scopus").taken()).isEqualTo(Intake.Taken.BEFORE);
        assertThat(store.read(Flow::of).databases().records()).isEqualTo(5);
    }

    @Test
    void aNewerSearchScreensOnlyWhatIsNew() {
        review.importPapers(1, 10, Origin.DATABASE, "PubMed");
        merging.run(review.lead, Deduplication.usual());
        assertThat(assign()).isEqualTo(10);
        for (long p = 1; p <= 10; p++) {
            vote(p, p <= 3 ? Choice.YES : Choice.NO);
        }
        review.importPapers(6, 14, Origin.DATABASE, "Scopus");
        Merging.Merged merged = merging.run(review.lead, Deduplication.usual());
        assertThat(merged.publications()).isEqualTo(14);
        assertThat(assign()).isEqualTo(4);
        FlowCounts flow = store.read(Flow::of);
        assertThat(flow.contradiction()).isEmpty();
        assertThat(flow.databases().records()).isEqualTo(19);
        assertThat(flow.databases().duplicates()).isEqualTo(5);
        assertThat(flow.databases().excluded()).isEqualTo(7);
        assertThat(flow.databases().sought()).isEqualTo(3);
        assertThat(flow.databases().unscreened()).isEqualTo(4);
        assertThat(store.verify().faults()).isEmpty();
    }

    @Test
    void aMergeIsUndoneAndTheVotesStandAgain() {
        review.importPapers(1, 2, Origin.DATABASE, "PubMed");
        assign();
        vote(1, Choice.YES);
        vote(2, Choice.NO);
        merging.judge(review.ana, 1, 2, Merging.State.MERGED);
        assertThat(publicationOf(2)).isEqualTo(1);
        merging.judge(review.ben, 1, 2, Merging.State.APART);
        assertThat(publicationOf(2)).isEqualTo(2);
        assertThat(new Votes(store).decisions(Phase.TITLE_ABSTRACT))
                .extracting(Votes.Decision::outcome)
                .containsExactly(Outcome.INCLUDED, Outcome.EXCLUDED);
        assertThat(store.verify().faults()).isEmpty();
    }

    @Test
    void whatWasDecidedStandsForThePublicationAndNotWhatCameFirst() {
        review.importPapers(1, 2, Origin.DATABASE, "PubMed");
        assign();
        vote(2, Choice.YES);
        merging.judge(review.ana, 1, 2, Merging.State.MERGED);
        assertThat(publicationOf(1)).isEqualTo(2);
        assertThat(store.read(Flow::of).databases().sought()).isEqualTo(1);
    }

    @Test
    void whatAPersonTookApartTheRulesDoNotJoinAgain() {
        review.importPapers(1, 3, Origin.DATABASE, "PubMed");
        review.importPapers(2, 4, Origin.DATABASE, "Scopus");
        merging.run(review.lead, Deduplication.usual());
        // Records 2 and 4 are paper 2.
        assertThat(publicationOf(4)).isEqualTo(2);
        merging.judge(review.ana, 2, 4, Merging.State.APART);
        assertThat(merging.run(review.lead, Deduplication.usual()).newlyMerged())
                .isZero();
        assertThat(publicationOf(4)).isEqualTo(4);
        // A third export of the same paper joins one of them; the other pair waits for a person.
        review.importPapers(2, 2, Origin.DATABASE, "Embase");
        merging.run(review.lead, Deduplication.usual());
        assertThat(publicationOf(4)).isNotEqualTo(publicationOf(2));
        assertThat(publicationOf(7)).isIn(publicationOf(2), publicationOf(4));
        assertThat(merging.queue()).isNotEmpty();
    }

    @Test
    void apartIsApartWhateverElseHeldThemTogether() {
        review.importPapers(1, 3, Origin.DATABASE, "PubMed");
        merging.judge(review.ana, 1, 2, Merging.State.MERGED);
        merging.judge(review.ana, 2, 3, Merging.State.MERGED);
        assertThat(publicationOf(3)).isEqualTo(1);
        merging.judge(review.ana, 1, 3, Merging.State.APART);
        assertThat(publicationOf(3)).isEqualTo(3);
        assertThat(publicationOf(2)).isEqualTo(1);
    }

    @Test
    void bothColumnsAndPreviousStudiesAreCounted() {
        review.importPapers(1, 10, Origin.DATABASE, "PubMed");
        review.importPapers(9, 12, Origin.CITATION_SEARCHING, "");
        review.importPapers(1, 2, Origin.PREVIOUS_REVIEW, "");
        merging.run(review.lead, Deduplication.usual());
        // Papers 1 and 2 are known, 9 and 10 are duplicates of the second column, 3 to 12 are read.
        assertThat(assign()).isEqualTo(10);
        FlowCounts flow = store.read(Flow::of);
        assertThat(flow.contradiction()).isEmpty();
        assertThat(flow.previousReports()).isEqualTo(2);
        assertThat(flow.databases().knownBefore()).isEqualTo(2);
        assertThat(flow.databases().screened()).isEqualTo(8);
        assertThat(flow.otherMethods().duplicates()).isEqualTo(2);
        assertThat(flow.otherMethods().screened()).isEqualTo(2);
    }
}
