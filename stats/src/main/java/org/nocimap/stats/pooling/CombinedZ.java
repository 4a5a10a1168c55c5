package org.nocimap.stats.pooling;

import org.nocimap.stats.ChiSquare;
import org.nocimap.stats.Normal;

/** Combining standard normal deviates of independent studies; signed, positive for evidence upwards. */
public final class CombinedZ {
    private static final double LN_10 = Math.log(10);

    /** Tail probabilities below this are taken for this, so that a deviate stays finite: z is then 37.0. */
    private static final double SMALLEST = 1e-300;

    private CombinedZ() {}

    /**
     * Σ wᵢ zᵢ / √Σ wᵢ² (Stouffer et al. 1949; weighted: Liptak 1958); with equal weights Σ zᵢ / √k.
     *
     * @param z deviates, not modified
     * @param weights above 0, not modified
     * @param k how many of them, from the first; at least 1
     */
    public static double stouffer(double[] z, double[] weights, int k) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < k; i++) {
            sum += weights[i] * z[i];
            squares += weights[i] * weights[i];
        }
        return sum / Math.sqrt(squares);
    }

    /**
     * Fisher's combination of one-sided p (Fisher 1932, Statistical Methods for Research Workers, 4th ed., §21.1), in both
     * directions: X₊ = −2 Σ ln P(Z &gt; zᵢ) and X₋ = −2 Σ ln P(Z &lt; zᵢ) are chi-squared with 2k degrees of freedom. The larger
     * one decides, as if the question had been one-sided; doubling its p pays for having looked at both (Owen 2009,
     * doi:10.1214/09-AOS697).
     *
     * @param z deviates, not modified
     * @param k how many of them, from the first; at least 1
     * @return the deviate of the larger side's p, with the side's sign; 0 where neither p is below one half
     */
    public static double fisher(double[] z, int k) {
        double up = 0;
        double down = 0;
        for (int i = 0; i < k; i++) {
            up += fisherTerm(z[i]);
            down += fisherTerm(-z[i]);
        }
        return up >= down ? ofFisher(up, k) : -ofFisher(down, k);
    }

    /** What a deviate adds to Fisher's X: −2 ln P(Z &gt; z), above 0. */
    public static double fisherTerm(double z) {
        return -2 * LN_10 * Normal.log10Sf(z);
    }

    /**
     * The deviate of Fisher's X in one direction.
     *
     * @param x 0 or more
     * @param k studies, at least 1
     * @return 0 or more
     */
    public static double ofFisher(double x, int k) {
        double p = Math.max(SMALLEST, ChiSquare.sf(x, 2.0 * k));
        return Math.max(0, Normal.isf(p));
    }

    /** Two-sided p of a deviate; at most 1. */
    public static double twoSidedP(double z) {
        return Math.min(1, 2 * Normal.sf(Math.abs(z)));
    }
}
