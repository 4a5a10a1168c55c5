package org.nocimap.meta.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nocimap.meta.Effects;
import org.nocimap.meta.dependence.Clusters;
import org.nocimap.meta.dependence.Likelihood;
import org.nocimap.meta.dependence.ThreeLevel;
import org.nocimap.meta.linear.Design;
import org.nocimap.stats.Normal;

/** Covariances of effects with one control group: closed forms, what must hold, and simulated trials. */
class SharedControlTest {
    /**
     * The variance of a contrast of two arms is what it is without the control group: Var(a − b) = v_a + v_b − 2 cov holds the
     * control group's part no more.
     */
    @Test
    void theControlGroupDropsOutOfTheDifferenceOfTwoArms() {
        TwoByTwo low = TwoByTwo.ofEvents(40, 200, 20, 400);
        TwoByTwo high = TwoByTwo.ofEvents(30, 250, 20, 400);
        TwoByTwo direct = TwoByTwo.ofEvents(40, 200, 30, 250);
        for (BinaryMeasure measure : List.of(BinaryMeasure.OR, BinaryMeasure.RR, BinaryMeasure.RD)) {
            double contrast =
                    variance(measure, low) + variance(measure, high) - 2 * SharedControl.covariance(measure, low);
            assertThat(contrast).as(measure.name()).isCloseTo(variance(measure, direct), within(1e-14));
        }
        TwoMeans a = new TwoMeans(4, 2, 30, 5, 3, 40);
        TwoMeans b = new TwoMeans(3, 2.5, 35, 5, 3, 40);
        TwoMeans between = new TwoMeans(4, 2, 30, 3, 2.5, 35);
        for (MeanMeasure measure : List.of(MeanMeasure.MD, MeanMeasure.ROM)) {
            double contrast = measure.of(a).orElseThrow().vi()
                    + measure.of(b).orElseThrow().vi()
                    - 2 * SharedControl.covariance(measure, a, b).orElseThrow();
            assertThat(contrast)
                    .as(measure.name())
                    .isCloseTo(measure.of(between).orElseThrow().vi(), within(1e-14));
        }
        double rates = RateMeasure.IRR.of(new TwoRates(8, 100, 20, 300)).vi()
                + RateMeasure.IRR.of(new TwoRates(5, 120, 20, 300)).vi()
                - 2 * SharedControl.covariance(RateMeasure.IRR, new TwoRates(5, 120, 20, 300));
        assertThat(rates)
                .isCloseTo(RateMeasure.IRR.of(new TwoRates(8, 100, 5, 120)).vi(), within(1e-14));
    }

    private static double variance(BinaryMeasure measure, TwoByTwo table) {
        return measure.of(table, EmptyCells.AS_THEY_ARE).orElseThrow().vi();
    }

    /** Table 19.1 of Gleser and Olkin 2009, first study: 40 of 1000 controls, so that cov(log OR) = 1/40 + 1/960. */
    @Test
    void gleserAndOlkinsFormulas() {
        TwoByTwo table = TwoByTwo.ofEvents(100, 4000, 40, 1000);

        assertThat(SharedControl.covariance(BinaryMeasure.OR, table)).isCloseTo(1.0 / 40 + 1.0 / 960, within(1e-15));
        assertThat(SharedControl.covariance(BinaryMeasure.RR, table))
                .isCloseTo((1 - 0.04) / (1000 * 0.04), within(1e-15));
        assertThat(SharedControl.covariance(BinaryMeasure.RD, table)).isCloseTo(0.04 * 0.96 / 1000, within(1e-18));
    }

    /** The empirical covariance of simulated standardised differences, within four of its standard errors. */
    @Test
    void standardisedDifferencesCovaryAsSimulatedTrialsDo() {
        SplittableRandom random = new SplittableRandom(20260105);
        int runs = 10_000;
        for (MeanMeasure measure : List.of(MeanMeasure.SMD, MeanMeasure.GLASS)) {
            double[] a = new double[runs];
            double[] b = new double[runs];
            for (int run = 0; run < runs; run++) {
                double[] control = group(random, 0, 120);
                a[run] = effect(measure, group(random, 1.5, 90), 90, control, 120);
                b[run] = effect(measure, group(random, 2, 150), 150, control, 120);
            }
            TwoMeans first = new TwoMeans(1.5, 1, 90, 0, 1, 120);
            TwoMeans second = new TwoMeans(2, 1, 150, 0, 1, 120);
            double expected = SharedControl.covariance(measure, first, second).orElseThrow();
            double[] found = covariance(a, b);
            assertThat(found[0]).as(measure.name()).isCloseTo(expected, within(4 * found[1] + 0.04 * expected));
            // Without the shared control group's SD the formula would miss by much more than chance.
            assertThat(found[0] - 1.0 / 120).isGreaterThan(4 * found[1]);
        }
    }

    /** Mean and variance of n normal values. */
    private static double[] group(SplittableRandom random, double mean, int n) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = Normal.quantile(random.nextDouble(1e-300, 1));
            sum += x;
            squares += x * x;
        }
        return new double[] {mean + sum / n, (squares - sum * sum / n) / (n - 1)};
    }

    private static double effect(MeanMeasure measure, double[] treated, int n1, double[] control, int n2) {
        return measure.of(new TwoMeans(treated[0], Math.sqrt(treated[1]), n1, control[0], Math.sqrt(control[1]), n2))
                .orElseThrow()
                .yi();
    }

    /** Covariance and its standard error. */
    private static double[] covariance(double[] a, double[] b) {
        int n = a.length;
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < n; i++) {
            meanA += a[i] / n;
            meanB += b[i] / n;
        }
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double product = (a[i] - meanA) * (b[i] - meanB);
            sum += product / n;
            squares += product * product / n;
        }
        return new double[] {sum, Math.sqrt((squares - sum * sum) / n)};
    }

    /** Two arms with equal variances v and covariance c: a common effect is their mean with variance (v + c)/2. */
    @Test
    void aCommonEffectOfTwoArmsByHand() {
        Effects effects = Effects.of(new double[] {1, 2}, new double[] {0.3, 0.3});
        ThreeLevel pooled = ThreeLevel.at(
                effects,
                Design.intercept(2),
                Clusters.of(List.of("A", "A")),
                (i, j) -> 0.1,
                Likelihood.REML,
                0,
                0,
                0.95);

        assertThat(pooled.coefficients().get(0).estimate()).isCloseTo(1.5, within(1e-14));
        assertThat(pooled.coefficients().get(0).standardError()).isCloseTo(Math.sqrt(0.2), within(1e-14));
    }
}
