package org.nocimap.stats;

import java.util.Arrays;
import java.util.List;

/**
 * The distribution of a sum of independent whole numbers, each 0 or more, exactly: the terms' distributions are convolved one by
 * one. Sums of 0-or-1 terms with different probabilities are the Poisson-binomial distribution (Le Cam 1960).
 *
 * <p>All numbers are sums of products of probabilities, nothing is subtracted, so that small tails keep their digits. Immutable.
 */
public final class CountDistribution {
    /** Upper tails: {@code tail[x]} = P(X ≥ x). */
    private final double[] tail;

    private CountDistribution(double[] tail) {
        this.tail = tail;
    }

    /**
     * One term.
     *
     * @param values 0 or more, each once
     * @param probabilities of the values, summing to 1 but for rounding
     */
    public record Term(int[] values, double[] probabilities) {
        public Term {
            if (values.length != probabilities.length || values.length == 0) {
                throw new IllegalArgumentException("a term has a probability for every value");
            }
            for (int n = 0; n < values.length; n++) {
                if (values[n] < 0 || !(probabilities[n] >= 0)) {
                    throw new IllegalArgumentException("values and probabilities are 0 or more");
                }
            }
        }

        /** {@code value} with probability p, and 0 otherwise. */
        public static Term either(int value, double p) {
            return new Term(new int[] {0, value}, new double[] {1 - p, p});
        }

        /** The value n with a probability in proportion to {@code counts[n]}. */
        public static Term histogram(long[] counts) {
            double total = Arrays.stream(counts).sum();
            int[] values = new int[counts.length];
            double[] p = new double[counts.length];
            for (int n = 0; n < counts.length; n++) {
                values[n] = n;
                p[n] = counts[n] / total;
            }
            return new Term(values, p);
        }

        private int largest() {
            return Arrays.stream(values).max().orElse(0);
        }
    }

    /** Of the sum of these terms; of no term, always 0. */
    public static CountDistribution ofSum(List<Term> terms) {
        double[] p = {1};
        for (Term term : terms) {
            double[] sum = new double[p.length + term.largest()];
            for (int n = 0; n < term.values.length; n++) {
                double share = term.probabilities[n];
                int step = term.values[n];
                if (share > 0) {
                    for (int x = 0; x < p.length; x++) {
                        sum[x + step] += p[x] * share;
                    }
                }
            }
            p = sum;
        }
        return ofProbabilities(p);
    }

    /** Of draws that were counted, with the observed value counted as one of them: P(X ≥ x) = (1 + draws at or above x) / (1 + draws). */
    public static CountDistribution ofDraws(double[] counts) {
        double[] above = new double[counts.length + 1];
        for (int x = counts.length - 1; x >= 0; x--) {
            above[x] = above[x + 1] + counts[x];
        }
        double draws = above[0];
        for (int x = 0; x < above.length; x++) {
            above[x] = (1 + above[x]) / (1 + draws);
        }
        return new CountDistribution(above);
    }

    private static CountDistribution ofProbabilities(double[] p) {
        double[] tail = p.clone();
        for (int x = tail.length - 2; x >= 0; x--) {
            tail[x] += tail[x + 1];
        }
        int used = tail.length;
        while (used > 1 && tail[used - 1] == 0) {
            used--;
        }
        tail = Arrays.copyOf(tail, used);
        tail[0] = 1;
        for (int x = 0; x < used; x++) {
            tail[x] = Math.min(1, tail[x]);
        }
        return new CountDistribution(tail);
    }

    /** P(X ≥ x); above the largest value there is, the probability of that value. Always above 0. */
    public double atLeast(int x) {
        return tail[Math.max(0, Math.min(x, tail.length - 1))];
    }

    /** The smallest of all {@link #atLeast}. */
    public double smallest() {
        return tail[tail.length - 1];
    }

    /** The smallest x with P(X ≥ x) below p, or {@link Integer#MAX_VALUE} when there is none. */
    public int firstBelow(double p) {
        for (int x = 0; x < tail.length; x++) {
            if (tail[x] < p) {
                return x;
            }
        }
        return Integer.MAX_VALUE;
    }
}
