package org.nocimap.appraisal.agreement;

/**
 * What two raters said of the same items, as a table of counts.
 *
 * @param counts items that the first rater put in category i and the second in j: {@code counts[i][j]}, q rows of q; not to be
 *     changed
 */
public record TwoRaters(long[][] counts) {
    public TwoRaters {
        for (long[] row : counts) {
            if (row.length != counts.length) {
                throw new IllegalArgumentException("both raters choose from the same categories");
            }
        }
        long items = 0;
        for (long[] row : counts) {
            for (long count : row) {
                if (count < 0) {
                    throw new IllegalArgumentException("a count is not negative");
                }
                items += count;
            }
        }
        if (items == 0) {
            throw new IllegalArgumentException("agreement needs at least one item");
        }
    }

    public int categories() {
        return counts.length;
    }

    public long items() {
        long items = 0;
        for (long[] row : counts) {
            for (long count : row) {
                items += count;
            }
        }
        return items;
    }

    /** Items on which both said the same. */
    public long agreed() {
        long agreed = 0;
        for (int i = 0; i < counts.length; i++) {
            agreed += counts[i][i];
        }
        return agreed;
    }

    /**
     * Cohen's κ, weighted or not: κ = (Po − Pe) / (1 − Pe), Po = Σ wᵢⱼ pᵢⱼ, Pe = Σ wᵢⱼ pᵢ. p.ⱼ, with the large-sample standard
     * error of Fleiss, Cohen and Everitt 1969 (doi:10.1037/h0028106):
     *
     * <pre>var κ = { Σ pᵢⱼ [wᵢⱼ − (w̄ᵢ. + w̄.ⱼ)(1 − κ)]² − [κ − Pe(1 − κ)]² } / (n (1 − Pe)²)</pre>
     *
     * <p>with w̄ᵢ. = Σⱼ p.ⱼ wᵢⱼ and w̄.ⱼ = Σᵢ pᵢ. wᵢⱼ.
     */
    public Kappa kappa(Weights weights) {
        int q = counts.length;
        double n = items();
        double[] first = shares(0);
        double[] second = shares(1);
        double observed = 0;
        double chance = 0;
        double[] ofFirst = new double[q];
        double[] ofSecond = new double[q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                double w = weights.of(i, j, q);
                observed += w * counts[i][j] / n;
                chance += w * first[i] * second[j];
                ofFirst[i] += second[j] * w;
                ofSecond[j] += first[i] * w;
            }
        }
        if (chance >= 1) {
            return new Kappa(Double.NaN, Double.NaN);
        }
        double kappa = (observed - chance) / (1 - chance);
        double sum = 0;
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                double term = weights.of(i, j, q) - (ofFirst[i] + ofSecond[j]) * (1 - kappa);
                sum += counts[i][j] / n * term * term;
            }
        }
        double shift = kappa - chance * (1 - kappa);
        double variance = (sum - shift * shift) / (n * (1 - chance) * (1 - chance));
        return new Kappa(kappa, Math.sqrt(Math.max(0, variance)));
    }

    /** Prevalence- and bias-adjusted κ: (q Po − 1) / (q − 1), which for two categories is 2 Po − 1 (Byrt et al. 1993). */
    public double pabak() {
        int q = counts.length;
        double observed = (double) agreed() / items();
        return q == 1 ? Double.NaN : (q * observed - 1) / (q - 1);
    }

    /**
     * Gwet's AC1 (2008, doi:10.1348/000711006X126600): (Po − Pe) / (1 − Pe) with Pe = Σ πₖ (1 − πₖ) / (q − 1), πₖ the mean share
     * of category k. Steady where one category is rare, as relevance is in screening.
     */
    public double ac1() {
        int q = counts.length;
        if (q == 1) {
            return Double.NaN;
        }
        double[] first = shares(0);
        double[] second = shares(1);
        double chance = 0;
        for (int k = 0; k < q; k++) {
            double share = (first[k] + second[k]) / 2;
            chance += share * (1 - share) / (q - 1);
        }
        double observed = (double) agreed() / items();
        return (observed - chance) / (1 - chance);
    }

    private double[] shares(int rater) {
        double[] shares = new double[counts.length];
        double n = items();
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                shares[rater == 0 ? i : j] += counts[i][j] / n;
            }
        }
        return shares;
    }
}
