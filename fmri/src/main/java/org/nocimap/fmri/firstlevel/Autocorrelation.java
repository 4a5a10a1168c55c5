package org.nocimap.fmri.firstlevel;

/** What is assumed of the noise of a run. */
public enum Autocorrelation {
    /** Volumes are independent: ordinary least squares. */
    NONE,
    /**
     * Each volume remembers the one before. The coefficient ρ of a voxel is the lag-1 covariance of its least-squares residuals (over
     * T − 1) over their variance (over T), cut to two decimals towards zero; design and data are whitened by x_t − ρ x_{t−1}, the first
     * volume stays as it is, and the model is fitted again. These are nilearn's conventions ({@code noise_model="ar1"}).
     */
    AR1
}
