package org.nocimap.stats.field;

import org.nocimap.stats.Normal;

/**
 * Clusters of a three-dimensional Gaussian field of noise above a height u (Friston, Worsley, Frackowiak, Mazziotta and Evans 1994,
 * doi:10.1002/hbm.460010306). With the volume V in voxels and the roughness det(Λ)^½,
 *
 * <pre>E m = V det(Λ)^½ (2π)⁻² (u² − 1) e^(−u²/2)        clusters,
 * E N = V P(Z &gt; u)                                    voxels in them,
 * β   = (Γ(5/2) E m / E N)^(2/3),
 * p(k) = 1 − exp(−E m e^(−β k^(2/3)))                  a cluster of k voxels or more anywhere</pre>
 *
 * <p>Only the term of the full dimension is taken, which holds for masks that are large beside the smoothness. The approximation is
 * for high thresholds: at u = 2.3 the error rate is well above what is asked for (Eklund, Nichols and Knutsson 2016,
 * doi:10.1073/pnas.1602413113).
 *
 * @param roughness det(Λ)^½ in voxels⁻³, above 0: {@code DLH} in the field's files
 * @param volume voxels, above 0
 */
public record ClusterField(double roughness, double volume) {
    private static final double GAMMA_5_2 = 0.75 * Math.sqrt(Math.PI);

    /** Heights at or below this have no expected number of clusters: the Euler characteristic turns. */
    public static final double LOWEST = 1;

    public ClusterField {
        if (!(roughness > 0 && volume > 0) || Double.isInfinite(roughness) || Double.isInfinite(volume)) {
            throw new IllegalArgumentException("roughness " + roughness + " and volume " + volume + " are above 0");
        }
    }

    /**
     * E m.
     *
     * @param u above {@value #LOWEST}
     */
    public double expectedClusters(double u) {
        if (!(u > LOWEST)) {
            throw new IllegalArgumentException("a height is above " + LOWEST + ", not " + u);
        }
        return volume * roughness * (u * u - 1) * Math.exp(-u * u / 2) / (4 * Math.PI * Math.PI);
    }

    /** Chance that noise has a cluster of at least k voxels above u. */
    public double clusterP(double u, double k) {
        return -Math.expm1(-expectedOfAtLeast(u, k));
    }

    /** Expected number of clusters of at least k voxels above u. */
    public double expectedOfAtLeast(double u, double k) {
        double clusters = expectedClusters(u);
        double beta = Math.pow(GAMMA_5_2 * clusters / (volume * Normal.sf(u)), 2.0 / 3);
        return clusters * Math.exp(-beta * Math.pow(k, 2.0 / 3));
    }

    /** Chance of c or more clusters of at least k voxels: the numbers of clusters are Poisson (set level). */
    public double setP(double u, double k, int c) {
        double mean = expectedOfAtLeast(u, k);
        double term = Math.exp(-mean);
        double below = 0;
        for (int i = 0; i < c; i++) {
            below += term;
            term *= mean / (i + 1);
        }
        return Math.max(0, 1 - below);
    }

    /**
     * The fewest voxels whose {@link #clusterP} is at or below a p.
     *
     * @param p in (0, 1)
     */
    public int smallestCluster(double u, double p) {
        int low = 0;
        int high = 1;
        while (clusterP(u, high) > p) {
            low = high;
            high = Math.multiplyExact(high, 2);
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (clusterP(u, middle) <= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
