package org.nocimap.meta.heterogeneity;

import org.nocimap.meta.Effects;

/**
 * Graphical display of study heterogeneity (Olkin, Dahabreh &amp; Trikalinos 2012, doi:10.1002/jrsm.1053): the common effect and I² of
 * every subset of at least two studies.
 *
 * @param k studies, 2 to {@value #MOST_STUDIES}
 * @param subsets bit i of an entry says whether study i is in it; ascending
 * @param pooled common effect of every subset
 * @param i2 Higgins' I² of every subset, in percent
 */
public record Gosh(int k, int[] subsets, float[] pooled, float[] i2) {
    /** More studies have more subsets than a plot can show. */
    public static final int MOST_STUDIES = 20;

    /**
     * All subsets. Walks through them in Gray-code order, so that every step adds or takes one study.
     *
     * @throws IllegalArgumentException when there are fewer than 2 or more than {@value #MOST_STUDIES} studies
     */
    public static Gosh of(Effects effects) {
        int k = effects.k();
        if (k < 2 || k > MOST_STUDIES) {
            throw new IllegalArgumentException("all subsets of " + k + " studies");
        }
        int all = 1 << k;
        float[] pooled = new float[all];
        float[] i2 = new float[all];
        // Around the common effect of all, so that Σwy² − (Σwy)²/Σw does not cancel.
        double centre = centre(effects);
        double w = 0;
        double wy = 0;
        double wyy = 0;
        int subset = 0;
        for (int step = 1; step < all; step++) {
            int bit = Integer.numberOfTrailingZeros(step);
            subset ^= 1 << bit;
            double sign = (subset >> bit & 1) == 1 ? 1 : -1;
            double weight = sign / effects.vi()[bit];
            double y = effects.yi()[bit] - centre;
            w += weight;
            wy += weight * y;
            wyy += weight * y * y;
            pooled[subset] = (float) (wy / w + centre);
            i2[subset] = (float) share(wyy - wy * wy / w, Integer.bitCount(subset) - 1);
        }
        return keep(k, pooled, i2);
    }

    private static double centre(Effects effects) {
        double w = 0;
        double wy = 0;
        for (int i = 0; i < effects.k(); i++) {
            w += 1 / effects.vi()[i];
            wy += effects.yi()[i] / effects.vi()[i];
        }
        return wy / w;
    }

    private static double share(double q, int df) {
        return q > df ? 100 * (q - df) / q : 0;
    }

    private static Gosh keep(int k, float[] pooled, float[] i2) {
        int kept = pooled.length - k - 1;
        int[] subsets = new int[kept];
        float[] effects = new float[kept];
        float[] shares = new float[kept];
        int at = 0;
        for (int subset = 0; subset < pooled.length; subset++) {
            if (Integer.bitCount(subset) >= 2) {
                subsets[at] = subset;
                effects[at] = pooled[subset];
                shares[at++] = i2[subset];
            }
        }
        return new Gosh(k, subsets, effects, shares);
    }
}
