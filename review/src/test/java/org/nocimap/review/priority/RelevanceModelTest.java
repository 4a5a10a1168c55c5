package org.nocimap.review.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nocimap.review.SharedData;
import org.nocimap.review.formats.LabelledRecords;
import org.nocimap.review.priority.RelevanceModel.Vote;

final class RelevanceModelTest {
    /** By hand: two texts, "pain brain" twice; idf of a term in one of two texts is 1 + ln(3/2). */
    @Test
    void weightsAreTfIdfOfWordsAndPairs() {
        TextMatrix texts = TextMatrix.of(List.of("Pain, pain brain", "a knee"));
        double idf = 1 + Math.log(1.5);
        double twice = (1 + Math.log(2)) * idf;
        // Terms of the first text: pain (2), pain pain, brain, pain brain; "a" is no word.
        double length = Math.sqrt(twice * twice + 3 * idf * idf);
        assertThat(texts.terms(0)).hasSize(4);
        assertThat((double) texts.weights(0)[0]).isCloseTo(twice / length, within(1e-6));
        assertThat((double) texts.weights(0)[1]).isCloseTo(idf / length, within(1e-6));
        assertThat(texts.terms(1)).hasSize(1);
        assertThat(texts.weights(1)[0]).isEqualTo(1f);
    }

    @Test
    void aTermOfAllTextsSaysNothing() {
        List<String> same = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            same.add("pain " + (n % 2 == 0 ? "brain" : "knee"));
        }
        TextMatrix texts = TextMatrix.of(same);
        assertThat(texts.terms(0)).hasSize(2);
    }

    @Test
    void theFitIsOptimalAfterEveryVote() {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < 120; n++) {
            StringBuilder text = new StringBuilder(n % 6 == 0 ? "insula cortex pain" : "knee surgery");
            for (int k = 0; k < 12; k++) {
                text.append(" w").append(random.nextInt(60));
            }
            texts.add(text.toString());
        }
        RelevanceModel model = new RelevanceModel(TextMatrix.of(texts));
        for (int n = 0; n < 60; n++) {
            model.add(n, n % 6 == 0 ? Vote.RELEVANT : Vote.IRRELEVANT);
            model.learn();
            if (n > 1) {
                assertThat(model.gap()).isBetween(-1e-12, 2e-3);
            }
        }
        assertThat(model.ranking()).hasSize(60);
        for (int first = 0; first < 10; first++) {
            assertThat(model.ranking()[first] % 6).isZero();
        }
    }

    @Test
    void aVoteThatChangesOrIsTakenBackLeavesNothingBehind() {
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            texts.add((n % 4 == 0 ? "insula pain " : "knee surgery ") + "w" + n % 7 + " v" + n % 5);
        }
        TextMatrix matrix = TextMatrix.of(texts);
        RelevanceModel changed = new RelevanceModel(matrix);
        RelevanceModel fresh = new RelevanceModel(matrix);
        for (int n = 0; n < 20; n++) {
            changed.add(n, n % 4 == 0 ? Vote.IRRELEVANT : Vote.RELEVANT);
        }
        changed.add(30, Vote.RELEVANT);
        changed.learn();
        changed.remove(30);
        changed.remove(31);
        for (int n = 0; n < 20; n++) {
            changed.add(n, n % 4 == 0 ? Vote.RELEVANT : Vote.IRRELEVANT);
            fresh.add(n, n % 4 == 0 ? Vote.RELEVANT : Vote.IRRELEVANT);
        }
        changed.learn();
        fresh.learn();
        assertThat(changed.votes()).isEqualTo(20);
        assertThat(changed.gap()).isBetween(-1e-12, 2e-3);
        assertThat(changed.scores()).containsExactly(fresh.scores(), within(0.01));
        assertThat(changed.scores()[24]).isGreaterThan(changed.scores()[25] + 0.2);
    }

    @Test
    void workSavedByHand() {
        ScreeningRun run = new ScreeningRun(100, new int[] {1, 2, 5, 9, 12, 20, 21, 30, 31, 80});
        assertThat(run.screenedAt(0.9)).isEqualTo(31);
        assertThat(run.workSaved(0.9)).isCloseTo(0.59, within(1e-12));
        assertThat(run.screenedAt(0.95)).isEqualTo(80);
        assertThat(run.foundInFirstTenth()).isEqualTo(0.4);
    }

    @Test
    void randomOrderSavesNothing() {
        List<String> texts = new ArrayList<>();
        BitSet relevant = new BitSet();
        for (int n = 0; n < 400; n++) {
            texts.add("text number" + n);
            relevant.set(n, n % 10 == 0);
        }
        ScreeningSimulation simulation = new ScreeningSimulation(TextMatrix.of(texts), relevant);
        double mean = 0;
        for (int seed = 0; seed < 200; seed++) {
            mean += simulation.random(seed).workSaved(0.95) / 200;
        }
        assertThat(mean).isBetween(-0.03, 0.06);
    }

    /** The published review's own labels; the reference's single run saved 0.73 (ELAS u4, one seed). */
    @Test
    void aFinishedReviewIsScreenedWithHalfTheWork() {
        LabelledRecords records = LabelledRecords.read(SharedData.file("review/screening/NSAIDS.csv"), "");
        assertThat(records.texts()).hasSize(393);
        assertThat(records.included().cardinality()).isEqualTo(41);
        ScreeningSimulation simulation = new ScreeningSimulation(TextMatrix.of(records.texts()), records.included());
        ScreeningRun run = simulation.prioritised(1);
        assertThat(run.workSaved(0.95)).isBetween(0.6, 0.85);
        assertThat(simulation.prioritised(1).foundAt()).isEqualTo(run.foundAt());
    }
}
