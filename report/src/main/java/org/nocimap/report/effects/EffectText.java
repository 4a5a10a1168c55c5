package org.nocimap.report.effects;

import org.nocimap.meta.ChiSquareTest;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Interval;
import org.nocimap.meta.measure.Measure;
import org.nocimap.report.words.Numbers;

/** Numbers of effects as people read them: ratios, correlations and proportions back from the scale they are pooled on. */
final class EffectText {
    private final Measure measure;

    EffectText(Measure measure) {
        this.measure = measure;
    }

    /** An effect on the scale that people read. */
    String value(double yi) {
        return digits(measure.back(yi));
    }

    /** {@code 0.49 (95 % CI 0.34 to 0.70)}. */
    String withInterval(Coefficient effect, double confidence) {
        return value(effect.estimate()) + " (" + Numbers.plain(100 * confidence) + "\u00a0% CI "
                + range(effect.interval()) + ")";
    }

    /** {@code 0.34 to 0.70}. */
    String range(Interval interval) {
        return value(interval.low()) + " to " + value(interval.high());
    }

    /** {@code 0.49 [0.34, 0.70]}. */
    String brackets(double estimate, double low, double high) {
        return value(estimate) + " [" + value(low) + ", " + value(high) + "]";
    }

    /** Two decimals, more where an effect would vanish otherwise, none needed for large ones. */
    private static String digits(double value) {
        double size = Math.abs(value);
        if (size >= 1000) {
            return Numbers.readFixed(value, 0);
        }
        if (size > 0 && size < 0.01) {
            return Numbers.readFixed(value, size < 0.001 ? 5 : 4);
        }
        return Numbers.readFixed(value, size >= 100 ? 1 : 2);
    }

    /** {@code p = 0.012} or {@code p = 7.9 × 10⁻¹²}. */
    static String p(double p) {
        return "p = " + Numbers.readP(p, 0);
    }

    /** {@code z = −3.97} or {@code t(12) = −3.97}. */
    static String statistic(Coefficient effect) {
        return (effect.df() == Double.POSITIVE_INFINITY ? "z" : "t(" + df(effect.df()) + ")") + " = "
                + Numbers.readFixed(effect.statistic(), 2);
    }

    static String df(double df) {
        return df == Math.rint(df) ? Numbers.fixed(df, 0) : Numbers.fixed(df, 1);
    }

    /** {@code Q(12) = 152.23, p = …}. */
    static String q(ChiSquareTest test) {
        return "Q(" + test.df() + ") = " + Numbers.fixed(test.statistic(), 2) + ", " + p(test.p());
    }
}
