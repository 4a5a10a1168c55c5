package org.nocimap.inference.decoding;

import java.util.Arrays;
import org.nocimap.stats.Normal;

/** The order of values. */
final class Ranks {
    private Ranks() {}

    /** Positions by ascending value; equal values keep their order. */
    static int[] of(double[] values) {
        int n = values.length;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] next = new int[n];
        int[] order = new int[n];
        for (int v = 0; v < n; v++) {
            int first = firstOf(sorted, values[v]);
            order[first + next[first]++] = v;
        }
        return order;
    }

    /** Standard normal quantiles of (rank − ½) / n; equal values share the mean of their ranks, and so one score. */
    static double[] normalScores(double[] values) {
        int n = values.length;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] scoreOfFirst = new double[n];
        for (int first = 0; first < n; ) {
            int next = first + 1;
            while (next < n && Double.compare(sorted[next], sorted[first]) == 0) {
                next++;
            }
            scoreOfFirst[first] = -Normal.isf((first + next) / (2.0 * n));
            first = next;
        }
        double[] scores = new double[n];
        for (int v = 0; v < n; v++) {
            scores[v] = scoreOfFirst[firstOf(sorted, values[v])];
        }
        return scores;
    }

    private static int firstOf(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(sorted[middle], value) >= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
