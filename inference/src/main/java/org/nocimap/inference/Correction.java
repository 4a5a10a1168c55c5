package org.nocimap.inference;

/** How a map is corrected for looking at many voxels. */
public enum Correction {
    /** No correction: every voxel below the uncorrected voxel p. */
    NONE("none", "uncorrected", Level.VOXEL),
    /** False discovery rate, Benjamini and Hochberg 1995. */
    FDR_BH("fdr-bh", "FDR (Benjamini-Hochberg)", Level.VOXEL),
    /** False discovery rate under any dependence, Benjamini and Yekutieli 2001. */
    FDR_BY("fdr-by", "FDR (Benjamini-Yekutieli)", Level.VOXEL),
    /** Family-wise error by the number of voxels alone. */
    BONFERRONI("bonferroni", "FWE (Bonferroni)", Level.VOXEL),
    /** Family-wise error by the null distribution of the map's maximum. */
    VOXEL_FWE("voxel-fwe", "voxel-level FWE", Level.VOXEL),
    /** Family-wise error by the null distribution of the largest cluster's voxel count. */
    CLUSTER_SIZE_FWE("cluster-size-fwe", "cluster-level FWE (size)", Level.CLUSTER),
    /** Family-wise error by the null distribution of the heaviest cluster's mass. */
    CLUSTER_MASS_FWE("cluster-mass-fwe", "cluster-level FWE (mass)", Level.CLUSTER),
    /** Family-wise error by the null distribution of the largest TFCE score. */
    TFCE_FWE("tfce-fwe", "TFCE FWE", Level.VOXEL);

    /** What a corrected p speaks of. */
    public enum Level {
        /** Each voxel has its own. */
        VOXEL,
        /** All voxels of a cluster share one; nothing is claimed about a single voxel. */
        CLUSTER
    }

    private final String flag;
    private final String title;
    private final Level level;

    Correction(String flag, String title, Level level) {
        this.flag = flag;
        this.title = title;
        this.level = level;
    }

    /** The word on the command line. */
    public String flag() {
        return flag;
    }

    /** The words in a report. */
    public String title() {
        return title;
    }

    public Level level() {
        return level;
    }

    /** True when it needs the null distribution of a maximum, so permutations. */
    public boolean usesPermutations() {
        return this == VOXEL_FWE || this == CLUSTER_SIZE_FWE || this == CLUSTER_MASS_FWE || this == TFCE_FWE;
    }
}
