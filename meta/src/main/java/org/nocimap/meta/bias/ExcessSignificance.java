package org.nocimap.meta.bias;

import org.nocimap.meta.ChiSquareTest;
import org.nocimap.meta.Effects;
import org.nocimap.stats.Binomial;
import org.nocimap.stats.Normal;

/**
 * The test of excess significance (Ioannidis &amp; Trikalinos 2007, doi:10.1177/1740774507079441): whether more studies are
 * significant than their power lets one expect.
 *
 * @param observed studies with two-sided p &lt; α
 * @param expected sum of the studies' power at the pooled effect
 * @param chiSquare (O − E)²/E + (O − E)²/(k − E) on one degree of freedom
 * @param binomialP one-sided, that as many or more are significant at the mean power
 */
public record ExcessSignificance(int observed, double expected, ChiSquareTest chiSquare, double binomialP) {
    /**
     * Tests.
     *
     * @param pooled the effect that the studies are thought to have
     * @param alpha such as 0.05
     */
    public static ExcessSignificance of(Effects effects, double pooled, double alpha) {
        int k = effects.k();
        double critical = Normal.isf(alpha / 2);
        int observed = 0;
        double expected = 0;
        for (int i = 0; i < k; i++) {
            double se = Math.sqrt(effects.vi()[i]);
            observed += Math.abs(effects.yi()[i]) / se > critical ? 1 : 0;
            expected += Normal.sf(critical - pooled / se) + Normal.cdf(-critical - pooled / se);
        }
        double distance = observed - expected;
        double statistic = distance * distance / expected + distance * distance / (k - expected);
        return new ExcessSignificance(
                observed, expected, ChiSquareTest.of(statistic, 1), Binomial.atLeast(observed, k, expected / k));
    }
}
