package org.nocimap.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Adjusts p-values for the number of tests. With p<sub>(1)</sub> ≤ … ≤ p<sub>(n)</sub> the values in order:
 *
 * <ul>
 *   <li>{@link #BONFERRONI}: min(1, n p).
 *   <li>{@link #HOLM}: the largest over j ≤ i of (n − j + 1) p<sub>(j)</sub>, at most 1 (Holm 1979, Scand J Statist 6:65).
 *   <li>{@link #BH}: the smallest over j ≥ i of n p<sub>(j)</sub> / j, at most 1 (Benjamini &amp; Hochberg 1995,
 *       doi:10.1111/j.2517-6161.1995.tb02031.x): false discovery rate, for independent or positively dependent tests.
 *   <li>{@link #BY}: the same times 1 + 1/2 + … + 1/n (Benjamini &amp; Yekutieli 2001, doi:10.1214/aos/1013699998): false
 *       discovery rate under any dependence.
 * </ul>
 *
 * <p>Rules, those of R's {@code p.adjust}: equal p-values have equal adjusted values; NaN is not a test, so it stays NaN and does
 * not count in n. Time O(n log n), memory O(n).
 */
public enum PAdjust {
    BONFERRONI {
        @Override
        void adjustSorted(double[] p) {
            for (int i = 0; i < p.length; i++) {
                p[i] = Math.min(1, p.length * p[i]);
            }
        }
    },
    HOLM {
        @Override
        void adjustSorted(double[] p) {
            double most = 0;
            for (int i = 0; i < p.length; i++) {
                most = Math.max(most, Math.min(1, (p.length - i) * p[i]));
                p[i] = most;
            }
        }
    },
    BH {
        @Override
        void adjustSorted(double[] p) {
            stepUp(p, 1);
        }
    },
    BY {
        @Override
        void adjustSorted(double[] p) {
            double harmonic = 0;
            for (int i = 1; i <= p.length; i++) {
                harmonic += 1.0 / i;
            }
            stepUp(p, harmonic);
        }
    };

    /**
     * @param p values in [0, 1] or NaN; not modified
     * @return adjusted p-values, at the same places
     * @throws IllegalArgumentException when a value is outside [0, 1]
     */
    public double[] adjust(double[] p) {
        double[] sorted = sortedTests(p);
        double[] adjusted = sorted.clone();
        adjustSorted(adjusted);
        double[] result = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            result[i] = Double.isNaN(p[i]) ? Double.NaN : adjusted[Arrays.binarySearch(sorted, p[i])];
        }
        return result;
    }

    /**
     * The critical p-value: a test is significant at {@code level} exactly when its p is at most this. Agrees with
     * {@link #adjust} to the last bit.
     *
     * @param p values in [0, 1] or NaN; not modified
     * @param level the false discovery or family-wise error rate, in [0, 1]
     * @return the largest p whose adjusted value is at most {@code level}; empty when no test is significant
     * @throws IllegalArgumentException when a value or the level is outside [0, 1]
     */
    public OptionalDouble threshold(double[] p, double level) {
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("level " + level + " is outside [0, 1]");
        }
        double[] sorted = sortedTests(p);
        double[] adjusted = sorted.clone();
        adjustSorted(adjusted);
        for (int i = sorted.length - 1; i >= 0; i--) {
            if (adjusted[i] <= level) {
                return OptionalDouble.of(sorted[i]);
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * Replaces p-values in rising order by their adjusted values, which rise as well.
     *
     * @param p modified
     */
    abstract void adjustSorted(double[] p);

    private static void stepUp(double[] p, double factor) {
        double least = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            least = Math.min(least, factor * p.length / (i + 1) * p[i]);
            p[i] = least;
        }
    }

    private static double[] sortedTests(double[] p) {
        double[] tests = Arrays.stream(p).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(tests);
        if (tests.length > 0 && (tests[0] < 0 || tests[tests.length - 1] > 1)) {
            double outside = tests[0] < 0 ? tests[0] : tests[tests.length - 1];
            throw new IllegalArgumentException("p = " + outside + " is outside [0, 1]");
        }
        return tests;
    }
}
