package org.nocimap.meta.measure;

import org.nocimap.stats.Normal;
import org.nocimap.stats.StudentT;

/** Means and standard deviations from what else studies report of a group; n is the group's size throughout. */
public final class SummaryStatistics {
    private SummaryStatistics() {}

    /** From the standard error of a mean: SE √n. */
    public static double sdOfStandardError(double se, double n) {
        return se * Math.sqrt(n);
    }

    /** From a confidence interval of a mean: √n (high − low) / (2 t) with n − 1 degrees of freedom. */
    public static double sdOfInterval(double low, double high, double n, double confidence) {
        return Math.sqrt(n) * (high - low) / (2 * StudentT.critical(confidence, n - 1));
    }

    /** Of a change, from those before and after and their correlation: √(s² + t² − 2rst). */
    public static double sdOfChange(double before, double after, double correlation) {
        return Math.sqrt(before * before + after * after - 2 * correlation * before * after);
    }

    /** From the quartiles: (q3 − q1) / (2 Φ⁻¹((0.75n − 0.125)/(n + 0.25))) (Wan et al. 2014, doi:10.1186/1471-2288-14-135, eq. 16). */
    public static double sdOfQuartiles(double q1, double q3, double n) {
        return (q3 - q1) / (2 * quartileScore(n));
    }

    /** From the range: (max − min) / (2 Φ⁻¹((n − 0.375)/(n + 0.25))) (Wan et al. 2014, eq. 9). */
    public static double sdOfRange(double min, double max, double n) {
        return (max - min) / (2 * rangeScore(n));
    }

    /** From range and quartiles (Shi et al. 2020, doi:10.1002/jrsm.1429): the two estimates with the weights that are best for n. */
    public static double sdOfFiveNumbers(double min, double q1, double q3, double max, double n) {
        double power = Math.pow(n, 0.6);
        return (max - min) / ((2 + 0.14 * power) * rangeScore(n))
                + (q3 - q1) / ((2 + 2 / (0.07 * power)) * quartileScore(n));
    }

    /** Mean from median and quartiles: w(q1 + q3)/2 + (1 − w)m, w = 0.7 + 0.39/n (Luo et al. 2018, doi:10.1177/0962280216669183, eq. 11). */
    public static double meanOfQuartiles(double q1, double median, double q3, double n) {
        double w = 0.7 + 0.39 / n;
        return w * (q1 + q3) / 2 + (1 - w) * median;
    }

    /** Mean from median and range: w(min + max)/2 + (1 − w)m, w = 4/(4 + n^0.75) (Luo et al. 2018, eq. 7). */
    public static double meanOfRange(double min, double median, double max, double n) {
        double w = 4 / (4 + Math.pow(n, 0.75));
        return w * (min + max) / 2 + (1 - w) * median;
    }

    /** Mean from all five numbers, weights 2.2/(2.2 + n^0.75) and 0.7 − 0.72/n^0.55 (Luo et al. 2018, eq. 15). */
    public static double meanOfFiveNumbers(double min, double q1, double median, double q3, double max, double n) {
        double w1 = 2.2 / (2.2 + Math.pow(n, 0.75));
        double w2 = 0.7 - 0.72 / Math.pow(n, 0.55);
        return w1 * (min + max) / 2 + w2 * (q1 + q3) / 2 + (1 - w1 - w2) * median;
    }

    private static double quartileScore(double n) {
        return Normal.quantile((0.75 * n - 0.125) / (n + 0.25));
    }

    private static double rangeScore(double n) {
        return Normal.quantile((n - 0.375) / (n + 0.25));
    }

    /** |t| of a two-sided p with these degrees of freedom. */
    public static double tOfP(double p, double df) {
        return StudentT.isf(p / 2, df);
    }

    /** Hedges' g of a t statistic of two groups: J t √(1/n1 + 1/n2), with its large-sample variance. */
    public static Estimate smdOfT(double t, double n1, double n2) {
        double g = SmallSample.exact(n1 + n2 - 2) * t * Math.sqrt(1 / n1 + 1 / n2);
        return new Estimate(g, 1 / n1 + 1 / n2 + g * g / (2 * (n1 + n2)));
    }
}
