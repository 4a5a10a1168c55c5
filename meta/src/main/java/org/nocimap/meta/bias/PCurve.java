package org.nocimap.meta.bias;

import org.nocimap.meta.Effects;
import org.nocimap.stats.Normal;

/**
 * The p-curve (Simonsohn, Nelson &amp; Simmons 2014, doi:10.1037/a0033242; 2015, doi:10.1037/xge0000104), of z = y/√v: whether
 * significant results are spread as those of real effects are.
 *
 * @param significant studies with two-sided p &lt; 0.05
 * @param halfSignificant studies with two-sided p &lt; 0.025
 * @param full Stouffer's z against no effect; negative for right skew, which only effects cause
 * @param half the same of the p below 0.025
 * @param flat Stouffer's z against 33 % power; positive results speak for studies with less power than that
 */
public record PCurve(int significant, int halfSignificant, double full, double half, double flat) {
    private static final double LIMIT = 0.05;
    private static final double POWER = 1.0 / 3;

    /** The curve of a set of studies; NaN where no study is significant. */
    public static PCurve of(Effects effects) {
        double shift = shiftOfPower(POWER);
        int significant = 0;
        int half = 0;
        double fullSum = 0;
        double halfSum = 0;
        double flatSum = 0;
        for (int i = 0; i < effects.k(); i++) {
            double z = Math.abs(effects.yi()[i]) / Math.sqrt(effects.vi()[i]);
            double p = 2 * Normal.sf(z);
            if (p < LIMIT) {
                significant++;
                fullSum += Normal.quantile(p / LIMIT);
                double conditional = power(z, shift) / POWER;
                flatSum += Normal.isf(Math.min(1, conditional));
                if (p < LIMIT / 2) {
                    half++;
                    halfSum += Normal.quantile(p / (LIMIT / 2));
                }
            }
        }
        return new PCurve(
                significant,
                half,
                fullSum / Math.sqrt(significant),
                halfSum / Math.sqrt(half),
                flatSum / Math.sqrt(significant));
    }

    /** One-sided p of right skew: evidence that there is an effect. */
    public double pOfEvidence() {
        return Normal.cdf(full);
    }

    /** One-sided p of right skew among the p below 0.025. */
    public double pOfEvidenceInHalf() {
        return Normal.cdf(half);
    }

    /** One-sided p that the curve is flatter than that of studies with 33 % power. */
    public double pOfInadequacy() {
        return Normal.cdf(flat);
    }

    /** The authors' rule: half curve p &lt; 0.05, or both p &lt; 0.1. */
    public boolean hasEvidentialValue() {
        return pOfEvidenceInHalf() < 0.05 || (pOfEvidence() < 0.1 && pOfEvidenceInHalf() < 0.1);
    }

    /** P(|Z + shift| ≥ z). */
    private static double power(double z, double shift) {
        return Normal.sf(z - shift) + Normal.cdf(-z - shift);
    }

    private static double shiftOfPower(double power) {
        double critical = Normal.isf(LIMIT / 2);
        double low = 0;
        double high = 10;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (power(critical, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
