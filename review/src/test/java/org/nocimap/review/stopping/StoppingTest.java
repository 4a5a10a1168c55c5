package org.nocimap.review.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.review.TestReview;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.flow.FlowTable;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.screening.Agenda;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Choice;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.store.Store;

/** Thirty papers, each fifth relevant, one reviewer. */
class StoppingTest {
    private static final Phase TITLES = Phase.TITLE_ABSTRACT;

    @TempDir
    Path folder;

    private TestReview review;
    private Store store;

    @BeforeEach
    void begin() {
        review = new TestReview(folder);
        store = review.workspace.store();
        review.importPapers(1, 30, Origin.DATABASE, "PubMed");
    }

    @AfterEach
    void end() {
        review.close();
    }

    private void assign() {
        new Assignments(store).assign(review.lead, new Assignments.Plan(TITLES, List.of("ana"), 1, Order.OLDEST, 3, 0));
    }

    private void vote(long publication) {
        Choice choice = publication % 5 == 0 ? Choice.YES : Choice.NO;
        new Votes(store).cast(review.ana, new Votes.Vote(publication, TITLES, "ana", choice, "", "", ""));
    }

    private List<Long> next(int most) {
        return new Agenda(store)
                .next(review.ana, TITLES, most).stream()
                        .map(Agenda.Item::publication)
                        .toList();
    }

    @Test
    void aSampleIsReadInBetweenAndGivesTheEstimate() {
        assertThatThrownBy(() -> RecallSample.draw(store, review.lead, 5, 1, 1))
                .hasMessageContaining("30 records are assigned to nobody");
        assign();
        for (long p = 1; p <= 10; p++) {
            vote(p);
        }
        assertThatThrownBy(() -> RecallSample.draw(store, review.lead, 21, 1, 1))
                .hasMessageContaining("21 records cannot be drawn: nobody has voted on 20");
        assertThatThrownBy(() -> RecallSample.draw(store, review.ana, 5, 1, 1)).hasMessageContaining("may not do this");
        RecallSample sample = RecallSample.draw(store, review.lead, 8, 5, 2);
        assertThat(sample.population()).isEqualTo(20);
        assertThat(sample.publications()).hasSize(8).doesNotHaveDuplicates().allMatch(p -> p > 10);
        assertThatThrownBy(() -> RecallSample.draw(store, review.lead, 3, 6, 1)).hasMessageContaining("waits for");
        // Ten votes are cast: now, and at every second record from here, it is the sample's turn.
        List<Long> list = next(20);
        for (int n = 0; n < 16; n++) {
            assertThat(sample.publications().contains(list.get(n)))
                    .as("place " + n)
                    .isEqualTo(n % 2 == 0);
        }
        for (int n = 0; n < 15; n++) {
            assertThat(next(1).get(0)).isEqualTo(list.get(n));
            vote(list.get(n));
        }
        assertThat(Stopping.of(store).undecided()).isZero();
        int x = (int) sample.publications().stream().filter(p -> p % 5 == 0).count();
        RecallEstimate.Counts counts = Stopping.of(store).counts().orElseThrow();
        int found = (int) list.subList(0, 15).stream().filter(p -> p % 5 == 0).count();
        assertThat(counts).isEqualTo(new RecallEstimate.Counts(1, 20, 8, x, 2, found, 5));
        RecallEstimate estimate = Stopping.of(store).estimate().orElseThrow();
        assertThat(estimate.low()).isLessThanOrEqualTo((2.0 + found) / 6);
        review.importPapers(31, 33, Origin.DATABASE, "Scopus");
        assertThat(Stopping.of(store).later()).isEqualTo(3);
        assertThat(Stopping.of(store).counts()).contains(counts);
        assertThat(store.verify().faults()).isEmpty();
    }

    @Test
    void theMethodsTellWhatWasRecorded() {
        assertThat(ScreeningMethods.sentences(store))
                .containsExactly("Nobody has been assigned to screen titles and" + " abstracts yet.");
        assign();
        RecallSample.draw(store, review.lead, 30, 9, 1).publications().forEach(this::vote);
        assertThat(Stopping.of(store).estimate()).contains(new RecallEstimate(1, 1, 1, 0));
        Stopping.end(store, review.lead, "all is read");
        String text = String.join("\n", ScreeningMethods.sentences(store));
        assertThat(text)
                .contains("30 publications were screened by one person, the oldest first")
                .contains("30 of the 30 publications that were unscreened were drawn at random (seed 9); 6 of them")
                .contains("at least 100.0 % with 95 % confidence")
                .contains("(all is read): 30 publications had been screened and 0 had not");
        assertThatThrownBy(() -> Stopping.end(store, review.lead, " ")).hasMessageContaining("no reason");
        assertThat(0.04).isCloseTo(RecallEstimate.tail(1), within(1e-15));
    }

    @Test
    void whatIsLeftWhenScreeningEndsLeavesTheFlowBeforeIt() {
        assign();
        LongStream.rangeClosed(1, 20).forEach(this::vote);
        assertThat(store.read(Flow::of).databases().unscreened()).isEqualTo(10);
        Stopping.end(store, review.lead, "twenty exclusions would follow");
        FlowCounts ended = store.read(Flow::of);
        assertThat(ended.databases().leftUnscreened()).isEqualTo(10);
        assertThat(ended.databases().screened()).isEqualTo(20);
        assertThat(ended.databases().unscreened()).isZero();
        assertThat(ended.contradiction()).isEmpty();
        assertThat(FlowTable.csv(ended)).contains("excluded_automatic,,10\r\n", "records_screened,,20\r\n");

        // What is read after all, and what a newer search brings, is screened.
        vote(21);
        review.importPapers(31, 35, Origin.DATABASE, "PubMed");
        FlowCounts later = store.read(Flow::of);
        assertThat(later.databases().leftUnscreened()).isEqualTo(9);
        assertThat(later.databases().unscreened()).isEqualTo(5);
        assertThat(later.contradiction()).isEmpty();
    }

    @Test
    void exclusionsInARowFollowTheOrderOfTheDecisionsNotTheClock() {
        assign();
        vote(5);
        for (long p = 1; p <= 4; p++) {
            vote(p);
        }
        assertThat(Stopping.of(store).progress().excludedInARow()).isEqualTo(4);
        vote(10);
        assertThat(Stopping.of(store).progress().excludedInARow()).isZero();
        vote(11);
        // What is drawn at random tells nothing of the order.
        RecallSample.draw(store, review.lead, 20, 1, 1).publications().forEach(this::vote);
        assertThat(Stopping.of(store).progress().excludedInARow()).isEqualTo(1);
    }
}
