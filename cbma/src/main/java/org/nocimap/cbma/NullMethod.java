package org.nocimap.cbma;

/** Where a voxel's uncorrected p comes from. */
public enum NullMethod {
    /** Combination of the experiments' modelled-activation histograms (Eickhoff et al. 2012). */
    CONVOLUTION,
    /** ALE values of all mask voxels over all permutations. */
    MONTE_CARLO
}
