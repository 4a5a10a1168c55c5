package org.nocimap.cbma.estimators;

/** What is counted at a voxel. */
public enum DensityEstimator {
    /** Foci within the radius, all experiments together (Wager et al. 2003, doi:10.1016/S1053-8119(03)00078-8). */
    KDA("KDA", "kernel density analysis"),
    /** The share of experiments with a focus within the radius (Wager, Lindquist & Kaplan 2007, doi:10.1093/scan/nsm015). */
    MKDA("MKDA", "multilevel kernel density analysis");

    private final String letters;
    private final String title;

    DensityEstimator(String letters, String title) {
        this.letters = letters;
        this.title = title;
    }

    /** The field's abbreviation. */
    public String letters() {
        return letters;
    }

    /** In full. */
    public String title() {
        return title;
    }
}
