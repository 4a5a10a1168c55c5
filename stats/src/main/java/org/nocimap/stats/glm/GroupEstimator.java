package org.nocimap.stats.glm;

/**
 * How values of several subjects, y = Xβ + e with var e = s² + τ², are brought to a group level; s² are the subjects' own variances
 * and τ² is the variance between subjects.
 */
public enum GroupEstimator {
    /** Least squares: s² is not used, the residual variance stands for both. t on N − P degrees of freedom. */
    OLS("ols", "ordinary least squares"),
    /** τ² = 0: inference on these subjects, not on the population. */
    FIXED("fixed", "fixed effects"),
    /**
     * τ² at the mode of the restricted likelihood, then generalised least squares and t on N − P degrees of freedom (Beckmann, Jenkinson
     * and Smith 2003, doi:10.1016/S1053-8119(03)00435-X; Woolrich et al. 2004, doi:10.1016/j.neuroimage.2003.12.023).
     */
    FLAME1("flame1", "mixed effects, REML mode of the between-subject variance (FLAME1)"),
    /**
     * The posterior of the contrast as a mixture over τ², by quadrature instead of sampling, with the reference prior √(½ Σ w²), w = 1/(s² + τ²).
     */
    FLAME12("flame12", "mixed effects, integrated over the between-subject variance (FLAME1+2, reference prior)"),
    /** The same with the prior 1/τ², cut off at 1e-10 of the median s²: behaves as FSL's sampler; liberal in small groups. */
    FLAME12_FSL_LIKE(
            "flame12-fsl-like",
            "mixed effects, integrated over the between-subject variance (FLAME1+2, prior 1/τ² as FSL's sampler"
                    + " behaves)");

    private final String flag;
    private final String title;

    GroupEstimator(String flag, String title) {
        this.flag = flag;
        this.title = title;
    }

    /** The word on the command line. */
    public String flag() {
        return flag;
    }

    /** The words in a report. */
    public String title() {
        return title;
    }

    /** True when it needs the subjects' own variances. */
    public boolean usesVariances() {
        return this != OLS;
    }

    /** True when it estimates τ². */
    public boolean isMixed() {
        return this == FLAME1 || integrates();
    }

    /** True when it integrates over τ². */
    public boolean integrates() {
        return this == FLAME12 || this == FLAME12_FSL_LIKE;
    }
}
