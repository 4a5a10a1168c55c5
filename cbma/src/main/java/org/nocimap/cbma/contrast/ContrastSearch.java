package org.nocimap.cbma.contrast;

/** Where differences are looked for. */
public enum ContrastSearch {
    /**
     * "A above B" where A by itself is significant, "B above A" where B is (Eickhoff et al. 2011,
     * doi:10.1016/j.neuroimage.2011.05.021): a difference is of interest only where there is something.
     */
    MAIN_EFFECTS("main-effects", "the significant voxels of the group that is greater"),
    /**
     * Both directions wherever the ALE of all experiments together passes its own uncorrected voxel threshold. The labels have
     * no say in it, so a group that is too small to be significant by itself can still differ.
     */
    POOLED("pooled", "the voxels where all experiments together pass the cluster-forming threshold");

    private final String flag;
    private final String words;

    ContrastSearch(String flag, String words) {
        this.flag = flag;
        this.words = words;
    }

    /** The word on the command line. */
    public String flag() {
        return flag;
    }

    /** For a sentence: "searched in …". */
    public String words() {
        return words;
    }
}
