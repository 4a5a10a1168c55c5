package org.nocimap.review.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nocimap.review.SharedData;
import org.nocimap.review.formats.LabelledRecords;
import org.nocimap.review.priority.ScreeningRun;
import org.nocimap.review.priority.ScreeningSimulation;
import org.nocimap.review.priority.TextMatrix;

class RecallEstimateTest {
    /** 100 unscreened, 20 drawn, none relevant: at most 13 can be (golden limit of the room stats for a tail of 1/25). */
    @Test
    void byHand() {
        RecallEstimate estimate = RecallEstimate.of(new RecallEstimate.Counts(1, 100, 20, 0, 40, 0, 80));
        assertThat(estimate.low()).isCloseTo(40.0 / 53, within(1e-12));
        assertThat(estimate.recall()).isEqualTo(1);
        assertThat(estimate.missed()).isEqualTo(13);
        RecallEstimate all = RecallEstimate.of(new RecallEstimate.Counts(1, 20, 20, 3, 40, 3, 0));
        assertThat(all).isEqualTo(new RecallEstimate(1, 1, 1, 0));
        // What is screened since cannot be missed: of the 100 only two are undecided.
        RecallEstimate nearly = RecallEstimate.of(new RecallEstimate.Counts(1, 100, 20, 0, 40, 3, 2));
        assertThat(nearly.low()).isCloseTo(43.0 / 45, within(1e-12));
        double tails = 0;
        for (int sample = 1; sample < 40; sample++) {
            tails += RecallEstimate.tail(sample);
        }
        assertThat(tails).isCloseTo(0.05, within(1e-9));
    }

    /**
     * A finished review is screened in the learned order; when 30 in a row were irrelevant a sample is drawn, and read; after it screening
     * goes on, and another sample is drawn, until a limit promises 0.8 or all is read. What was promised must hold in 95 of 100 runs,
     * although the end is chosen by looking.
     */
    @Test
    void whatIsPromisedWhenScreeningEndsHolds() {
        LabelledRecords records = LabelledRecords.read(SharedData.file("review/screening/NSAIDS.csv"), "");
        ScreeningRun run = new ScreeningSimulation(TextMatrix.of(records.texts()), records.included()).prioritised(1);
        SplittableRandom random = new SplittableRandom(7);
        int runs = 4000;
        int broken = 0;
        int early = 0;
        for (int n = 0; n < runs; n++) {
            StoppingSimulation.End end = new StoppingSimulation(run, random.split()).run(30, 60, 0.8);
            broken += end.held() ? 0 : 1;
            early += end.screened() < 1 ? 1 : 0;
        }
        assertThat((double) broken / runs).isLessThanOrEqualTo(0.05);
        assertThat(early).as("ended before all was read").isGreaterThan(runs / 10);
    }
}
