package org.nocimap.review.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.review.TestReview;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.workspace.Member;

class LearnedOrderTest {
    private static final Phase TITLES = Phase.TITLE_ABSTRACT;

    @TempDir
    Path folder;

    private TestReview review;
    private Votes votes;

    /** Every fifth paper is about the insula, the others about the kidney. */
    @BeforeEach
    void begin() {
        review = new TestReview(folder);
        votes = new Votes(review.workspace.store());
        review.importPapers(1, 60, Origin.DATABASE, "PubMed");
        assign();
    }

    @AfterEach
    void end() {
        review.close();
    }

    private void assign() {
        new Assignments(review.workspace.store())
                .assign(review.lead, new Assignments.Plan(TITLES, List.of("ana", "ben"), 2, Order.LEARNING, 1, 0));
    }

    private void vote(Member member, long publication, Choice choice) {
        votes.cast(member, new Votes.Vote(publication, TITLES, member.name(), choice, "", "", ""));
    }

    private List<Long> first(LearnedOrder learned, int most) {
        return new Agenda(review.workspace.store(), learned)
                .next(review.ana, TITLES, most).stream()
                        .map(Agenda.Item::publication)
                        .toList();
    }

    @Test
    void whatTheVotesLikeComesFirstHereAndInTheNextProcess() throws Exception {
        vote(review.ana, 5, Choice.YES);
        vote(review.ana, 6, Choice.NO);
        List<Long> first;
        try (LearnedOrder learned = LearnedOrder.of(review.workspace)) {
            first = first(learned, 11);
            assertThat(first).allMatch(p -> p % 5 == 0);
        }
        try (Stream<Path> kept = Files.list(review.workspace.cache())) {
            assertThat(kept).hasSize(1);
        }
        try (LearnedOrder next = LearnedOrder.of(review.workspace)) {
            assertThat(first(next, 11)).isEqualTo(first);
        }
        // Without a folder it is the same order.
        assertThat(first(LearnedOrder.of(review.workspace.store()), 11)).isEqualTo(first);
    }

    @Test
    void whatIsKeptIsCountedAgainWhenRecordsChange() throws Exception {
        vote(review.ana, 5, Choice.YES);
        vote(review.ana, 6, Choice.NO);
        try (LearnedOrder learned = LearnedOrder.of(review.workspace)) {
            first(learned, 1);
            review.importPapers(61, 70, Origin.DATABASE, "Scopus");
            assign();
            learned.learn(review.ana, TITLES);
            assertThat(first(learned, 13)).contains(65L, 70L);
            new Merging(review.workspace.store()).judge(review.lead, 10, 65, Merging.State.MERGED);
            learned.learn(review.ana, TITLES);
            assertThat(first(learned, 12)).contains(10L, 70L).doesNotContain(65L);
        }
        try (Stream<Path> kept = Files.list(review.workspace.cache())) {
            assertThat(kept).as("what older records gave is gone").hasSize(1);
        }
    }

    @Test
    void aLivingProcessLearnsInTheBackground() throws Exception {
        try (LearnedOrder learned = LearnedOrder.of(review.workspace)) {
            List<Long> planned = first(learned, 60);
            vote(review.ana, 5, Choice.YES);
            vote(review.ana, 6, Choice.NO);
            learned.voted(review.ana, TITLES);
            List<Long> now = List.of();
            for (int tries = 0; tries < 200 && (now.isEmpty() || now.stream().anyMatch(p -> p % 5 != 0)); tries++) {
                Thread.sleep(10);
                now = first(learned, 11);
            }
            assertThat(now).hasSize(11).allMatch(p -> p % 5 == 0);
            assertThat(planned.subList(0, 11)).anyMatch(p -> p % 5 != 0);
            // Who changes the mind is followed, though nobody said that there was a vote.
            vote(review.ana, 5, Choice.NO);
            vote(review.ana, 6, Choice.YES);
            for (int tries = 0; tries < 200 && now.get(0) % 5 == 0; tries++) {
                Thread.sleep(10);
                now = first(learned, 11);
            }
            assertThat(now.subList(0, 5)).allMatch(p -> p % 5 != 0);
        }
    }

    @Test
    void anothersHiddenVoteTeachesNothing() {
        vote(review.ana, 5, Choice.YES);
        vote(review.ana, 6, Choice.NO);
        vote(review.ben, 10, Choice.NO);
        vote(review.ben, 11, Choice.YES);
        try (LearnedOrder learned = LearnedOrder.of(review.workspace)) {
            assertThat(first(learned, 11)).allMatch(p -> p % 5 == 0);
            vote(review.ana, 10, Choice.NO);
            learned.learn(review.ana, TITLES);
            assertThat(first(learned, 60)).as("now it is decided, and her own").doesNotContain(10L);
        }
    }
}
