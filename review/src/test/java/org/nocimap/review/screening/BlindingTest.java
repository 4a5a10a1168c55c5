package org.nocimap.review.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.review.TestReview;
import org.nocimap.review.dedupe.Deduplication;
import org.nocimap.review.exchange.ReviewExport;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.store.LogEntry;
import org.nocimap.review.store.StatementLog;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;

class BlindingTest {
    private static final Phase TITLES = Phase.TITLE_ABSTRACT;

    @TempDir
    Path folder;

    private TestReview review;
    private Store store;
    private Votes votes;
    private Assignments assignments;
    private Agenda agenda;

    @BeforeEach
    void begin() {
        review = new TestReview(folder);
        store = review.workspace.store();
        votes = new Votes(store);
        assignments = new Assignments(store);
        agenda = new Agenda(store);
        review.importPapers(1, 20, Origin.DATABASE, "PubMed");
        new Merging(store).run(review.lead, Deduplication.usual());
        assignments.assign(review.lead, new Assignments.Plan(TITLES, List.of("ana", "ben"), 2, Order.LEARNING, 1, 0));
    }

    @AfterEach
    void end() {
        review.close();
    }

    private Outcome vote(Member member, long publication, Phase phase, Choice choice, String reason) {
        return votes.cast(
                member, new Votes.Vote(publication, phase, member.name(), choice, reason, "because", "later"));
    }

    /** Everything that the services tell a person, but their own words. */
    private List<Object> everythingSeenBy(Member viewer) {
        List<Object> seen = new ArrayList<>();
        for (Phase phase : List.of(TITLES, Phase.FULL_TEXT)) {
            for (long p = 1; p <= 20; p++) {
                seen.add(votes.visible(viewer, p, phase));
            }
            seen.add(agenda.next(viewer, phase, 100));
            seen.add(votes.decisions(phase));
            seen.add(Progress.of(store, phase));
            seen.add(ScreeningAgreement.of(store, phase).size());
        }
        FlowCounts flow = store.read(Flow::of);
        seen.add(flow);
        seen.add(new Merging(store).queue());
        List<LogEntry> log = store.log(1, 10_000);
        store.read(r -> {
            for (LogEntry entry : log) {
                LogEntry shown = new Blinding(r).shown(entry, viewer.name());
                if (entry.subject().equals("vote")) {
                    // When and whose it is may be known; the hash and the times differ from run to run.
                    seen.add(List.of(shown.person(), shown.key(), shown.before(), shown.after(), shown.salt()));
                }
            }
            return 0;
        });
        return seen;
    }

    @Test
    void nothingThatAPersonSeesDependsOnAnothersHiddenVote(@TempDir Path otherFolder) {
        // Two reviews, alike in all but what Ben votes: what Ana sees must be alike, too.
        for (long p = 1; p <= 6; p++) {
            vote(review.ana, p, TITLES, p % 2 == 0 ? Choice.YES : Choice.NO, "");
        }
        List<Object> first;
        for (long p = 7; p <= 14; p++) {
            vote(review.ben, p, TITLES, Choice.YES, "");
        }
        first = everythingSeenBy(review.ana);
        List<Object> leads = everythingSeenBy(review.lead);
        folder = otherFolder;
        end();
        begin();
        for (long p = 1; p <= 6; p++) {
            vote(review.ana, p, TITLES, p % 2 == 0 ? Choice.YES : Choice.NO, "");
        }
        for (long p = 7; p <= 14; p++) {
            vote(review.ben, p, TITLES, p % 3 == 0 ? Choice.MAYBE : Choice.NO, "P1");
        }
        List<Object> second = everythingSeenBy(review.ana);
        // Entries of one's own votes carry times and salts; they are left out by comparing those of others alone.
        assertThat(withoutOwn(second, "ana")).isEqualTo(withoutOwn(first, "ana"));
        assertThat(withoutOwn(everythingSeenBy(review.lead), "")).isEqualTo(withoutOwn(leads, ""));
        assertThat(first.toString()).doesNotContain("ben, choice").contains("hidden until all have voted");
    }

    private static List<Object> withoutOwn(List<Object> seen, String name) {
        return seen.stream()
                .filter(o -> !(o instanceof List<?> list
                        && !list.isEmpty()
                        && list.get(0).equals(name)))
                .toList();
    }

    @Test
    void bothVotesAreSeenWhenBothAreCast() {
        assertThat(vote(review.ana, 3, TITLES, Choice.YES, "")).isEqualTo(Outcome.OPEN);
        assertThat(votes.visible(review.ben, 3, TITLES)).isEmpty();
        assertThat(votes.visible(review.lead, 3, TITLES)).isEmpty();
        assertThat(votes.visible(review.ana, 3, TITLES)).hasSize(1);
        assertThat(votes.labelled(review.ana, TITLES)).hasSize(1);
        assertThat(votes.labelled(review.ben, TITLES))
                .as("labels are hidden with the vote")
                .isEmpty();
        assertThat(vote(review.ben, 3, TITLES, Choice.NO, "P1")).isEqualTo(Outcome.CONFLICT);
        assertThat(votes.visible(review.ben, 3, TITLES)).hasSize(2);
        assertThat(votes.labelled(review.ben, TITLES)).hasSize(2).allMatch(vote -> vote.labelList()
                .equals(List.of("later")));
        assertThat(ScreeningAgreement.of(store, TITLES)).hasSize(1);
    }

    @Test
    void theLeadOpensAPhase() {
        vote(review.ana, 3, TITLES, Choice.YES, "");
        assertThatThrownBy(() -> assignments.unblind(review.ben, TITLES)).isInstanceOf(InputException.class);
        assignments.unblind(review.lead, TITLES);
        assertThat(votes.visible(review.ben, 3, TITLES)).hasSize(1);
    }

    @Test
    void twoVotesAtTheSameInstantMakeOneDecision() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        for (long p = 1; p <= 20; p++) {
            long publication = p;
            List<Future<Outcome>> both = new ArrayList<>();
            for (Member member : List.of(review.ana, review.ben)) {
                both.add(threads.submit(() -> {
                    together.await();
                    return vote(member, publication, TITLES, Choice.YES, "");
                }));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : both) {
                outcomes.add(one.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder(Outcome.OPEN, Outcome.INCLUDED);
        }
        threads.shutdown();
        assertThat(Progress.of(store, TITLES).included()).isEqualTo(20);
        assertThat(store.verify().faults()).isEmpty();
    }

    @Test
    void conflictsAreSettledByTheVotersOrAThirdPerson() {
        vote(review.ana, 1, TITLES, Choice.YES, "");
        vote(review.ben, 1, TITLES, Choice.NO, "P1");
        vote(review.ana, 2, TITLES, Choice.MAYBE, "");
        vote(review.ben, 2, TITLES, Choice.NO, "");
        assertThatThrownBy(() -> votes.settle(review.ana, 1, TITLES, Choice.YES, ""))
                .hasMessageContaining("has voted on it");
        votes.settle(review.lead, 1, TITLES, Choice.YES, "");
        assertThat(vote(review.ben, 2, TITLES, Choice.YES, "")).isEqualTo(Outcome.INCLUDED);
        assertThat(votes.decisions(TITLES))
                .extracting(Votes.Decision::how)
                .containsExactly(Votes.How.THIRD_PERSON, Votes.How.CONSENSUS);
        assertThatThrownBy(() -> vote(review.ana, 2, TITLES, Choice.NO, "")).hasMessageContaining("is decided already");
        // The agreement is that of the blinded votes, whatever was said afterwards.
        assertThat(ScreeningAgreement.of(store, TITLES).get(0).passing().agreed())
                .isZero();
    }

    @Test
    void aCalibrationRoundIsJudgedByWhatWasSaidBlind() {
        assignments.assign(
                review.lead, new Assignments.Plan(Phase.CALIBRATION, List.of("ana", "ben"), 2, Order.RANDOM, 3, 4));
        List<Long> round = agenda.next(review.ana, Phase.CALIBRATION, 9).stream()
                .map(Agenda.Item::publication)
                .toList();
        assertThat(round).hasSize(4);
        for (long p : round) {
            vote(review.ana, p, Phase.CALIBRATION, Choice.YES, "");
            assertThat(votes.visible(review.ben, p, Phase.CALIBRATION)).isEmpty();
            assertThat(vote(review.ben, p, Phase.CALIBRATION, p == round.get(0) ? Choice.NO : Choice.YES, ""))
                    .as("it decides nothing")
                    .isEqualTo(Outcome.OPEN);
        }
        // Ben sees Ana's vote now; following her does not make the agreement better.
        assertThat(votes.visible(review.ben, round.get(0), Phase.CALIBRATION)).hasSize(2);
        vote(review.ben, round.get(0), Phase.CALIBRATION, Choice.YES, "");
        assertThat(ScreeningAgreement.of(store, Phase.CALIBRATION)
                        .get(0)
                        .passing()
                        .agreed())
                .isEqualTo(3);
        assertThat(votes.decisions(Phase.CALIBRATION)).isEmpty();
    }

    @Test
    void whoLeavesACalibrationRoundDoesNotKeepItClosed() {
        assignments.assign(
                review.lead,
                new Assignments.Plan(Phase.CALIBRATION, List.of("ana", "ben", "lena"), 3, Order.RANDOM, 3, 1));
        long p = agenda.next(review.ana, Phase.CALIBRATION, 1).get(0).publication();
        vote(review.ana, p, Phase.CALIBRATION, Choice.YES, "");
        vote(review.lead, p, Phase.CALIBRATION, Choice.YES, "");
        assertThat(ScreeningAgreement.of(store, Phase.CALIBRATION)).isEmpty();
        assignments.leave(review.lead, "ben");
        assertThat(ScreeningAgreement.of(store, Phase.CALIBRATION)).hasSize(1);
    }

    @Test
    void whatWasVotedInAnOpenPhaseIsNoBlindedVote() {
        vote(review.ana, 3, TITLES, Choice.YES, "");
        assignments.unblind(review.lead, TITLES);
        vote(review.ben, 3, TITLES, Choice.YES, "");
        assertThat(ScreeningAgreement.of(store, TITLES)).isEmpty();
    }

    /** What a service asks of its database, and so how long it takes, does not depend on what another's hidden vote says. */
    @Test
    void theSameWorkIsDoneWhateverAnotherHasVoted(@TempDir Path otherFolder) {
        List<String> first = workFor(Choice.YES, "");
        folder = otherFolder;
        end();
        begin();
        assertThat(workFor(Choice.NO, "P1")).isEqualTo(first).hasSizeGreaterThan(300);
    }

    private List<String> workFor(Choice bens, String reason) {
        for (long p = 7; p <= 14; p++) {
            vote(review.ben, p, TITLES, bens, reason);
        }
        StatementLog log = StatementLog.of(store);
        for (long p = 1; p <= 6; p++) {
            vote(review.ana, p, TITLES, p % 2 == 0 ? Choice.YES : Choice.NO, "");
        }
        everythingSeenBy(review.ana);
        everythingSeenBy(review.lead);
        assertThatThrownBy(() -> ReviewExport.everything(review.workspace, review.lead, folder.resolve("out")))
                .hasMessageContaining("votes are hidden");
        return log.statements();
    }

    @Test
    void fullTextNeedsAReasonAndTheSameOne() {
        vote(review.ana, 1, TITLES, Choice.YES, "");
        vote(review.ben, 1, TITLES, Choice.MAYBE, "");
        assignments.assign(
                review.lead, new Assignments.Plan(Phase.FULL_TEXT, List.of("ana", "ben"), 2, Order.OLDEST, 1, 0));
        assertThatThrownBy(() -> vote(review.ana, 1, Phase.FULL_TEXT, Choice.NO, ""))
                .hasMessageContaining("gives no reason")
                .hasMessageContaining("P1, D1");
        assertThatThrownBy(() -> vote(review.ana, 1, Phase.FULL_TEXT, Choice.NO, "X9"))
                .hasMessageContaining("is no criterion");
        assertThatThrownBy(() -> vote(review.ana, 2, Phase.FULL_TEXT, Choice.YES, ""))
                .hasMessageContaining("is not assigned to ana");
        vote(review.ana, 1, Phase.FULL_TEXT, Choice.NO, "P1");
        assertThat(vote(review.ben, 1, Phase.FULL_TEXT, Choice.NO, "D1")).isEqualTo(Outcome.CONFLICT);
        assertThat(vote(review.ben, 1, Phase.FULL_TEXT, Choice.NO, "P1")).isEqualTo(Outcome.EXCLUDED);
        FlowCounts flow = store.read(Flow::of);
        assertThat(flow.databases().reasons()).containsEntry("P1", 1L);
        assertThat(flow.contradiction()).isEmpty();
    }

    @Test
    void whoLeavesLeavesNoRecordBehind() {
        vote(review.ben, 1, TITLES, Choice.NO, "");
        vote(review.ana, 1, TITLES, Choice.YES, "");
        vote(review.ben, 2, TITLES, Choice.NO, "");
        // Nobody else votes in this phase yet: the records wait until the lead names somebody.
        assertThat(assignments.leave(review.lead, "ben")).isEqualTo(18);
        assignments.assign(review.lead, new Assignments.Plan(TITLES, List.of("ana", "lena"), 2, Order.RANDOM, 2, 0));
        for (long p = 2; p <= 20; p++) {
            vote(review.ana, p, TITLES, Choice.NO, "");
            if (p > 2) {
                vote(review.lead, p, TITLES, Choice.NO, "");
            }
        }
        votes.settle(review.lead, 1, TITLES, Choice.NO, "");
        Progress progress = Progress.of(store, TITLES);
        assertThat(progress.open()).isZero();
        assertThat(progress.conflicts()).isZero();
        assertThat(progress.excluded()).isEqualTo(20);
        assertThat(store.verify().faults()).isEmpty();
    }
}
