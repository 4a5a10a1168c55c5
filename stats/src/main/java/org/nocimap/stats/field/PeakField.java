package org.nocimap.stats.field;

import org.nocimap.stats.Normal;

/**
 * Peaks of a Gaussian field of noise over a search region: p = Σ R_d ρ_d(u), the expected Euler characteristic (Worsley et al. 1996,
 * doi:10.1002/(SICI)1097-0193(1996)4:1&lt;58::AID-HBM4&gt;3.0.CO;2-O), and never more than Bonferroni's bound.
 *
 * @param resels R₀ to R₃ of the region
 * @param voxels in the region
 */
public record PeakField(double[] resels, int voxels) {
    private static final double FOUR_LN_2 = 4 * Math.log(2);

    public PeakField {
        if (resels.length != 4 || voxels < 1) {
            throw new IllegalArgumentException("resels of dimensions 0 to 3 of at least one voxel");
        }
    }

    /** Euler characteristic density of a Gaussian field. */
    public static double density(int dimension, double u) {
        double tail = Math.exp(-u * u / 2);
        return switch (dimension) {
            case 0 -> Normal.sf(u);
            case 1 -> Math.sqrt(FOUR_LN_2) / (2 * Math.PI) * tail;
            case 2 -> FOUR_LN_2 / Math.pow(2 * Math.PI, 1.5) * u * tail;
            case 3 -> Math.pow(FOUR_LN_2, 1.5) / (4 * Math.PI * Math.PI) * (u * u - 1) * tail;
            default -> throw new IllegalArgumentException("no dimension " + dimension);
        };
    }

    /** Chance that noise reaches u anywhere in the region; meant for small p, at most 1. */
    public double p(double u) {
        double expected = 0;
        for (int d = 0; d < 4; d++) {
            expected += resels[d] * density(d, u);
        }
        double bonferroni = voxels * Normal.sf(u);
        double least = expected > 0 ? Math.min(expected, bonferroni) : bonferroni;
        return Math.min(1, u <= ClusterField.LOWEST ? Math.min(1, bonferroni) : least);
    }
}
