package org.nocimap.fmri.denoise;

/** Whether regression and filtering are one step. */
public enum FilterOrder {
    /** Nuisance and drifts leave together, so that neither puts back what the other took out (Lindquist et al. 2019). */
    JOINT,
    /** First the nuisance, then the drifts, as the paper did: filtering puts some of the nuisance back. */
    REGRESS_THEN_FILTER
}
