package org.nocimap.fmri.firstlevel;

/** What is assumed of the noise of a run. */
public sealed interface NoiseModel {
    /** Volumes are independent: ordinary least squares. */
    record Independent() implements NoiseModel {}

    /**
     * Each volume remembers the one before. The coefficient ρ of a voxel is the lag-1 covariance of its least-squares residuals (over
     * T − 1) over their variance (over T), cut to two decimals towards zero; design and data are whitened by x_t − ρ x_{t−1}, the first
     * volume stays as it is, and the model is fitted again. These are nilearn's conventions ({@code noise_model="ar1"}).
     */
    record Autoregressive() implements NoiseModel {}

    /**
     * The autocorrelation of the least-squares residuals, r(l) = Σ e_t e_{t+l} / Σ e_t², tapered by Tukey's window ½ (1 + cos(πl/M)) up
     * to lag M; design and data are whitened in the frequency domain and the model is fitted once more (Woolrich et al. 2001,
     * doi:10.1006/nimg.2001.0931). The spectrum 1 + 2 Σ r(l) cos(2πlk/N), N ≥ 2T, is kept above a thousandth of its mean.
     *
     * @param lags M; 0 for √T
     * @param scope whose autocorrelation a voxel is whitened by
     */
    record Tapered(int lags, Scope scope) implements NoiseModel {
        public Tapered {
            if (lags < 0 || lags == 1) {
                throw new IllegalArgumentException("a taper takes 2 lags or more, or 0 for the usual number");
            }
        }

        /** M for a run of some length, at least 2 and below half of it. */
        int lagsOf(int length) {
            int asked = lags == 0 ? (int) Math.round(Math.sqrt(length)) : lags;
            return Math.max(2, Math.min(asked, length / 2));
        }
    }

    /** Whose autocorrelation a voxel is whitened by. */
    enum Scope {
        /** Its own. */
        VOXEL,
        /** The mean over the mask. */
        MASK
    }
}
