package org.nocimap.meta.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rate at which samples of n values are called skewed; 2000 samples, standard error 0.5 % at 5 %. */
class SkewnessTest {
    private static final int SAMPLES = 2000;

    private record Rates(double quartiles, double range, double five) {}

    private static Rates rates(int n, DoubleUnaryOperator value) {
        Random random = new Random(n);
        int[] called = new int[3];
        for (int s = 0; s < SAMPLES; s++) {
            double[] x = random.doubles(n)
                    .map(i -> value.applyAsDouble(random.nextGaussian()))
                    .sorted()
                    .toArray();
            int quarter = (n - 1) / 4;
            double q1 = x[quarter];
            double m = x[n / 2];
            double q3 = x[n - 1 - quarter];
            called[0] += Skewness.ofQuartiles(q1, m, q3, n) ? 1 : 0;
            called[1] += Skewness.ofRange(x[0], m, x[n - 1], n) ? 1 : 0;
            called[2] += Skewness.ofFiveNumbers(x[0], q1, m, q3, x[n - 1], n) ? 1 : 0;
        }
        double[] shares =
                Arrays.stream(called).mapToDouble(c -> (double) c / SAMPLES).toArray();
        return new Rates(shares[0], shares[1], shares[2]);
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 41, 101, 201})
    void normalValuesAreCalledSkewedInFivePercent(int n) {
        Rates rates = rates(n, z -> z);
        assertThat(rates.quartiles()).isBetween(0.03, 0.07);
        assertThat(rates.range()).isBetween(0.03, 0.07);
        assertThat(rates.five()).isBetween(0.03, 0.07);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 201})
    void logNormalValuesAreFound(int n) {
        Rates rates = rates(n, Math::exp);
        assertThat(rates.quartiles()).isGreaterThan(0.6);
        assertThat(rates.range()).isGreaterThan(0.9);
        assertThat(rates.five()).isGreaterThan(0.9);
    }
}
