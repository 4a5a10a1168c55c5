package org.nocimap.review.stopping;

import org.nocimap.stats.Hypergeometric;

/**
 * Which share of the relevant records has been found, judged by a random sample.
 *
 * <p>When the sample was drawn, M records were unscreened, D of them relevant, and a relevant ones had been found among the others. Of n
 * records drawn at random x turned out relevant. With U the exact upper limit of D given x ({@link Hypergeometric#mostMarked}), and b
 * relevant ones found among the M by now, those of the sample included, and r of the M undecided still, D is at least b and at most b +
 * r, and recall (a + b) / (a + D) is at least
 *
 * <pre>(a + b) / (a + max(b, min(U, b + r)))</pre>
 *
 * <p>whenever D ≤ U, so at least as often as the limit of D holds. D does not change after the draw: the bound stays true however
 * screening went on, and whatever made somebody draw at that moment. What would spoil it is to draw again and again until a bound
 * pleases; so the limits of all samples of a review hold together: sample j (1 for the first) takes a tail of 0.05 · ⅘ · (⅕)^(j−1),
 * and all these come to less than 0.05. To test hypergeometrically whether a recall was missed is the proposal of Callaghan and
 * Müller-Hansen (2020, doi:10.1186/s13643-020-01521-4).
 *
 * @param low lower limit of recall; holds in at least 95 % of reviews
 * @param recall (a + b) / (a + D), D estimated by M x / n between its bounds
 * @param high upper limit, likewise
 * @param missed relevant records that are not found yet: at most so many, as often as the lower limit holds
 */
public record RecallEstimate(double low, double recall, double high, int missed) {
    private static final double ALL_TAILS = 0.05;
    private static final double FIRST = 0.8;

    /**
     * What is counted.
     *
     * @param sample 1 for the first sample of the review
     * @param population M, records that were unscreened when it was drawn
     * @param drawn n, the sample; all of it is decided
     * @param relevant x, of these
     * @param before a, relevant records found outside the M
     * @param found b, relevant records found among the M, x of them in the sample
     * @param open r, records of the M that are not decided
     */
    public record Counts(int sample, int population, int drawn, int relevant, int before, int found, int open) {
        public Counts {
            if (sample < 1
                    || drawn < 1
                    || relevant < 0
                    || relevant > found
                    || before < 0
                    || open < 0
                    || found + open > population) {
                throw new IllegalArgumentException("no sample has such counts");
            }
        }
    }

    /** The tail that a sample's limit takes, 1 for the first. */
    public static double tail(int sample) {
        return ALL_TAILS * FIRST * Math.pow(1 - FIRST, sample - 1.0);
    }

    public static RecallEstimate of(Counts c) {
        Hypergeometric draws = new Hypergeometric(c.population(), c.drawn());
        double found = (double) c.before() + c.found();
        double most = between(c, draws.mostMarked(c.relevant(), tail(c.sample())));
        double least = between(c, draws.leastMarked(c.relevant(), tail(c.sample())));
        double likely = between(c, (double) c.relevant() * c.population() / c.drawn());
        return new RecallEstimate(
                share(found, c.before() + most),
                share(found, c.before() + likely),
                share(found, c.before() + least),
                (int) most - c.found());
    }

    private static double between(Counts c, double relevant) {
        return Math.max(c.found(), Math.min(relevant, c.found() + c.open()));
    }

    /** Where there is nothing relevant, nothing was missed. */
    private static double share(double found, double all) {
        return all == 0 ? 1 : found / all;
    }
}
