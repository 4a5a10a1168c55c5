package org.nocimap.stats;

/**
 * A p-value from permutations (or any Monte Carlo draws from the null) and how far chance in those draws leaves it open.
 *
 * <p>p = (b + 1) / (n + 1), where b of n draws were at least as extreme as the observed value: the observed value counts as one draw,
 * so p is never 0 and the test is valid (Phipson &amp; Smyth 2010, doi:10.2202/1544-6115.1585, eq. 2). The interval is the exact one
 * of Clopper &amp; Pearson for b of n, with confidence {@value #CONFIDENCE}: it says where the p-value of infinitely many draws lies. It
 * always contains p.
 *
 * @param p in (0, 1]
 * @param low lower limit of the interval
 * @param high upper limit of the interval
 * @param exceeding draws at least as extreme as the observed value, b
 * @param permutations draws, n
 */
public record MonteCarloP(double p, double low, double high, int exceeding, int permutations) {
    /** Confidence level of the interval. */
    public static final double CONFIDENCE = 0.95;

    /**
     * @throws IllegalArgumentException when not 0 ≤ exceeding ≤ permutations with at least one permutation
     */
    public static MonteCarloP of(int exceeding, int permutations) {
        BinomialInterval interval = BinomialInterval.clopperPearson(exceeding, permutations, CONFIDENCE);
        return new MonteCarloP(
                (exceeding + 1.0) / (permutations + 1.0), interval.low(), interval.high(), exceeding, permutations);
    }

    /**
     * @param observed the statistic, large values being extreme
     * @param nullDistribution the same statistic in every permutation, the observed one not among them
     */
    public static MonteCarloP of(double observed, Quantiles nullDistribution) {
        return of(nullDistribution.atLeast(observed), nullDistribution.size());
    }
}
