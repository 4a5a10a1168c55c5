package org.nocimap.cbma.images;

import org.nocimap.stats.pooling.Heterogeneity;

/** How the studies' maps are combined at a voxel; the formulas stand in {@link org.nocimap.stats.pooling}. */
public enum ImageEstimator {
    /** Fisher's combination of one-sided p, both directions. */
    FISHER("fisher", "Fisher's combined p", Needs.DEVIATES, Heterogeneity.NONE),
    /** Stouffer's combined z, all studies alike. */
    STOUFFER("stouffer", "Stouffer's combined z", Needs.DEVIATES, Heterogeneity.NONE),
    /** Stouffer's combined z, weighted by the root of the sample size. */
    STOUFFER_WEIGHTED("stouffer-weighted", "Stouffer's combined z weighted by √n", Needs.DEVIATES, Heterogeneity.NONE),
    /** Inverse variance, one true effect. */
    FIXED("fixed", "fixed effect (inverse variance)", Needs.EFFECTS, Heterogeneity.NONE),
    /** Random effects, τ² by DerSimonian and Laird. */
    DERSIMONIAN_LAIRD(
            "dersimonian-laird", "random effects (DerSimonian-Laird)", Needs.EFFECTS, Heterogeneity.DERSIMONIAN_LAIRD),
    /** Random effects, τ² by Hedges and Olkin. */
    HEDGES("hedges", "random effects (Hedges)", Needs.EFFECTS, Heterogeneity.HEDGES),
    /** Random effects, τ² by restricted maximum likelihood. */
    REML("reml", "random effects (REML)", Needs.EFFECTS, Heterogeneity.REML);

    /** What an estimator works on. */
    public enum Needs {
        /** z maps, or what gives them: t with degrees of freedom, effects with variances. */
        DEVIATES,
        /** Effects and their variances. */
        EFFECTS
    }

    private final String flag;
    private final String title;
    private final Needs needs;
    private final Heterogeneity heterogeneity;

    ImageEstimator(String flag, String title, Needs needs, Heterogeneity heterogeneity) {
        this.flag = flag;
        this.title = title;
        this.needs = needs;
        this.heterogeneity = heterogeneity;
    }

    /** The word on the command line. */
    public String flag() {
        return flag;
    }

    /** The words in a report. */
    public String title() {
        return title;
    }

    public Needs needs() {
        return needs;
    }

    public Heterogeneity heterogeneity() {
        return heterogeneity;
    }

    /** True when studies may truly differ. */
    public boolean hasRandomEffects() {
        return heterogeneity != Heterogeneity.NONE;
    }
}
