package org.nocimap.meta.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.stats.Normal;

class SummaryStatisticsTest {
    /** Samples of a normal distribution with mean 50 and SD 10: on average the estimates give these back. */
    @ParameterizedTest
    @ValueSource(ints = {13, 41, 101})
    void normalSamplesGiveBackTheirMeanAndSd(int n) {
        SplittableRandom random = new SplittableRandom(20_081);
        double[] sums = new double[6];
        int samples = 4000;
        for (int s = 0; s < samples; s++) {
            double[] x = random.doubles(n)
                    .map(u -> 50 + 10 * Normal.quantile(u))
                    .sorted()
                    .toArray();
            double q1 = x[(n - 1) / 4];
            double q3 = x[3 * (n - 1) / 4];
            double median = x[(n - 1) / 2];
            double[] estimates = {
                SummaryStatistics.meanOfQuartiles(q1, median, q3, n),
                SummaryStatistics.meanOfRange(x[0], median, x[n - 1], n),
                SummaryStatistics.meanOfFiveNumbers(x[0], q1, median, q3, x[n - 1], n),
                SummaryStatistics.sdOfQuartiles(q1, q3, n),
                SummaryStatistics.sdOfRange(x[0], x[n - 1], n),
                SummaryStatistics.sdOfFiveNumbers(x[0], q1, q3, x[n - 1], n)
            };
            Arrays.setAll(sums, i -> sums[i] + estimates[i]);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(sums[i] / samples).isCloseTo(50, within(0.15));
            assertThat(sums[i + 3] / samples).isCloseTo(10, within(0.25));
        }
    }

    @Test
    void whatHandbooksWorkOut() {
        // Cochrane Handbook 6.5.2.2: SE to SD, and the interval 30.0 to 34.2 with n = 25: √25 · 4.2 / (2 · 2.0639) =
        // 5.09.
        assertThat(SummaryStatistics.sdOfStandardError(0.5, 36)).isEqualTo(3);
        assertThat(SummaryStatistics.sdOfInterval(30, 34.2, 25, 0.95)).isCloseTo(5.09, within(5e-3));
        assertThat(SummaryStatistics.sdOfChange(3, 4, 0)).isCloseTo(5, within(1e-12));
        assertThat(SummaryStatistics.tOfP(0.05, 10)).isCloseTo(2.228138851986273, within(1e-12));
    }

    @Test
    void hedgesFactor() {
        // Hedges 1981, table 2: J(10) = 0.9228, J(50) = 0.9849.
        assertThat(SmallSample.exact(10)).isCloseTo(0.9228, within(1e-4));
        assertThat(SmallSample.exact(50)).isCloseTo(0.9849, within(1e-4));
        assertThat(SmallSample.approximate(50)).isCloseTo(SmallSample.exact(50), within(1e-4));
    }

    @Test
    void aTestAndItsMeansGiveTheSameEffect() {
        TwoMeans groups = new TwoMeans(12, 4, 20, 10, 5, 30);
        double t = (groups.m1() - groups.m2()) / (groups.pooledSd() * Math.sqrt(1 / 20.0 + 1 / 30.0));

        Estimate fromTest = SummaryStatistics.smdOfT(t, 20, 30);
        Estimate fromMeans = MeanMeasure.SMD.of(groups).orElseThrow();

        assertThat(fromTest.yi()).isCloseTo(fromMeans.yi(), within(1e-13));
        assertThat(fromTest.vi()).isCloseTo(fromMeans.vi(), within(1e-13));
    }
}
