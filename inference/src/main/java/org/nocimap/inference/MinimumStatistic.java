package org.nocimap.inference;

/**
 * What several maps share: at every voxel the z nearest to 0 where all have the same sign, 0 elsewhere. Its p as that of a single map
 * tests the null that one of them or more has no effect there (Nichols, Brett, Andersson, Wager and Poline 2005,
 * doi:10.1016/j.neuroimage.2004.12.005).
 */
public final class MinimumStatistic {
    private MinimumStatistic() {}

    /**
     * @param maps z of two or more maps over one mask; not modified
     */
    public static double[] of(double[]... maps) {
        if (maps.length < 2) {
            throw new IllegalArgumentException("a conjunction is of two maps or more");
        }
        double[] least = maps[0].clone();
        for (int m = 1; m < maps.length; m++) {
            if (maps[m].length != least.length) {
                throw new IllegalArgumentException("the maps lie over one mask");
            }
            for (int n = 0; n < least.length; n++) {
                double other = maps[m][n];
                if (!(least[n] * other > 0)) {
                    least[n] = 0;
                } else if (Math.abs(other) < Math.abs(least[n])) {
                    least[n] = other;
                }
            }
        }
        return least;
    }
}
