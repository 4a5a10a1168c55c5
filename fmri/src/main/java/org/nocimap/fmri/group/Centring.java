package org.nocimap.fmri.group;

/** What is subtracted from the numbers of a design before they become a column. */
public enum Centring {
    /** Their mean over all participants. */
    OVER_ALL("all"),
    /** The mean of the participant's own group, so that the groups' means stay what they are without the covariate. */
    WITHIN_GROUPS("group"),
    /** Nothing: the groups' columns are their means where the covariate is 0. */
    NONE("none");

    private final String flag;

    Centring(String flag) {
        this.flag = flag;
    }

    /** The word in a specification and on the command line. */
    public String flag() {
        return flag;
    }
}
