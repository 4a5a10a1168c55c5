package org.nocimap.cbma.contrast;

/** What is done about groups of unequal size: ALE grows with the number of experiments. */
public enum GroupBalance {
    /** Nothing: the exchange of labels keeps the sizes, so that it expects the larger group's ALE to be greater. */
    NONE("none"),
    /**
     * The larger group's ALE is its mean over all ways to leave as many experiments as the smaller group has; the same in every
     * permutation. The mean over all subsamples is computed exactly, not estimated from some of them.
     */
    SMALLER_GROUP("smaller-group");

    private final String flag;

    GroupBalance(String flag) {
        this.flag = flag;
    }

    /** The word in files. */
    public String flag() {
        return flag;
    }
}
