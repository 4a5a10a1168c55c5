package org.nocimap.appraisal.printed;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.stats.ChiSquare;
import org.nocimap.stats.FisherExact;
import org.nocimap.stats.StudentT;
import org.nocimap.stats.TwoByTwo;

/**
 * A test computed anew from printed numbers.
 *
 * @param test which
 * @param statistic all values that it can have, without sign; not used for Fisher's test
 * @param p all two-sided values that it can have
 */
public record Recomputed(TestOfTwo test, Span statistic, Span p) {
    private static final int STEPS = 8;

    /**
     * Both t-tests of two means, over all means and standard deviations that round to the printed ones. With equal variances t
     * falls with either standard deviation, so that the ends are exact; Welch's degrees of freedom move with them, so that a grid
     * of {@value #STEPS} steps each way is taken over the standard deviations.
     *
     * @param n1 size of the first group, at least 2
     * @param n2 size of the second group, at least 2
     */
    static List<Recomputed> ofMeans(Span mean1, Span sd1, long n1, Span mean2, Span sd2, long n2) {
        double most = Math.max(Math.abs(mean1.high() - mean2.low()), Math.abs(mean2.high() - mean1.low()));
        double least = mean1.meets(mean2) ? 0 : Math.max(mean1.low() - mean2.high(), mean2.low() - mean1.high());
        List<Recomputed> all = new ArrayList<>();
        for (TestOfTwo test : List.of(TestOfTwo.POOLED_T, TestOfTwo.WELCH_T)) {
            double tLow = Double.POSITIVE_INFINITY;
            double tHigh = 0;
            double pLow = 1;
            double pHigh = 0;
            for (int i = 0; i <= STEPS; i++) {
                for (int j = 0; j <= STEPS; j++) {
                    double s1 = between(sd1, i);
                    double s2 = between(sd2, j);
                    double v1 = s1 * s1 / n1;
                    double v2 = s2 * s2 / n2;
                    double df = n1 + n2 - 2.0;
                    double se = Math.sqrt(v1 + v2);
                    if (test == TestOfTwo.POOLED_T) {
                        double pooled = ((n1 - 1) * s1 * s1 + (n2 - 1) * s2 * s2) / df;
                        se = Math.sqrt(pooled * (1.0 / n1 + 1.0 / n2));
                    } else if (se > 0) {
                        df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
                    }
                    double t1 = se > 0 ? least / se : least > 0 ? Double.POSITIVE_INFINITY : 0;
                    double t2 = se > 0 ? most / se : most > 0 ? Double.POSITIVE_INFINITY : 0;
                    tLow = Math.min(tLow, t1);
                    tHigh = Math.max(tHigh, t2);
                    pHigh = Math.max(pHigh, StudentT.twoSidedP(t1, df));
                    pLow = Math.min(pLow, StudentT.twoSidedP(t2, df));
                }
            }
            all.add(new Recomputed(test, new Span(tLow, tHigh), new Span(pLow, pHigh)));
        }
        return all;
    }

    private static double between(Span sd, int step) {
        double low = Math.max(0, sd.low());
        return low + (sd.high() - low) * step / STEPS;
    }

    /**
     * Chi-square without and with Yates' correction, n (|ad − bc| − n/2)² over the margins' product (0 where the difference is
     * smaller), and Fisher's exact test. Counts are not rounded: each has one value.
     */
    static List<Recomputed> ofCounts(int x1, int n1, int x2, int n2) {
        TwoByTwo table = new TwoByTwo(x1, n1 - x1, x2, n2 - x2);
        double n = n1 + (double) n2;
        double chi = table.chiSquared();
        double determinant = Math.abs((double) x1 * (n2 - x2) - (double) (n1 - x1) * x2);
        double kept = determinant == 0 ? 0 : Math.max(0, determinant - n / 2) / determinant;
        double yates = chi * kept * kept;
        double fisher = FisherExact.of(x1, n1 - x1, x2, n2 - x2).twoSided();
        return List.of(
                new Recomputed(TestOfTwo.CHI_SQUARE, Span.of(chi), Span.of(ChiSquare.sf(chi, 1))),
                new Recomputed(TestOfTwo.YATES, Span.of(yates), Span.of(ChiSquare.sf(yates, 1))),
                new Recomputed(TestOfTwo.FISHER, Span.of(0), Span.of(fisher)));
    }

    /** Whether the printed p can be this test's. */
    boolean fitsP(PrintedNumber printed) {
        return p.meets(printed.span());
    }

    /** Whether the printed statistic, whatever its sign, can be this test's. */
    boolean fitsStatistic(PrintedNumber printed) {
        Span span = printed.span();
        Span turned = new Span(-span.high(), -span.low());
        return test != TestOfTwo.FISHER && (statistic.meets(span) || statistic.meets(turned));
    }
}
