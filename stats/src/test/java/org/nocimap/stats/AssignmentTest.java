package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    /** Against all orders of five. */
    @Test
    void theAssignmentIsTheBestOfAllOrders() {
        for (int trial = 0; trial < 30; trial++) {
            SplittableRandom random = new SplittableRandom(trial);
            double[][] worth = new double[5][6];
            for (double[] row : worth) {
                for (int c = 0; c < 6; c++) {
                    row[c] = random.nextDouble();
                }
            }
            int[] best = Assignment.best(worth);
            double sum = 0;
            for (int r = 0; r < 5; r++) {
                sum += worth[r][best[r]];
            }
            assertThat(IntStream.of(best).distinct().count()).isEqualTo(5);
            assertThat(sum).isCloseTo(bestByTrying(worth, 0, new boolean[6]), within(1e-12));
        }
    }

    private static double bestByTrying(double[][] worth, int row, boolean[] taken) {
        if (row == worth.length) {
            return 0;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < taken.length; c++) {
            if (!taken[c]) {
                taken[c] = true;
                best = Math.max(best, worth[row][c] + bestByTrying(worth, row + 1, taken));
                taken[c] = false;
            }
        }
        return best;
    }
}
