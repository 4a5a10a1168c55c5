package org.nocimap.appraisal.agreement;

/**
 * What a number of raters said of the same items.
 *
 * @param counts for every item how many raters chose each category, {@code counts[item][category]}; the same number of raters,
 *     at least two, for every item; not to be changed
 */
public record ManyRaters(int[][] counts) {
    public ManyRaters {
        if (counts.length == 0) {
            throw new IllegalArgumentException("agreement needs at least one item");
        }
        int raters = sum(counts[0]);
        for (int[] item : counts) {
            if (item.length != counts[0].length || sum(item) != raters || raters < 2) {
                throw new IllegalArgumentException("every item has the same number of raters, at least two");
            }
        }
    }

    /**
     * Fleiss' κ (1971, doi:10.1037/h0031619): (P̄ − P̄e) / (1 − P̄e), P̄ the mean share of agreeing pairs of raters per item,
     * P̄e = Σ pₖ² over the categories' overall shares.
     */
    public double fleissKappa() {
        int raters = sum(counts[0]);
        double[] shares = new double[counts[0].length];
        double agreeing = 0;
        for (int[] item : counts) {
            double pairs = 0;
            for (int k = 0; k < item.length; k++) {
                shares[k] += (double) item[k] / (raters * (double) counts.length);
                pairs += (double) item[k] * (item[k] - 1);
            }
            agreeing += pairs / ((double) raters * (raters - 1)) / counts.length;
        }
        double chance = 0;
        for (double share : shares) {
            chance += share * share;
        }
        return chance >= 1 ? Double.NaN : (agreeing - chance) / (1 - chance);
    }

    private static int sum(int[] item) {
        int sum = 0;
        for (int count : item) {
            sum += count;
        }
        return sum;
    }
}
