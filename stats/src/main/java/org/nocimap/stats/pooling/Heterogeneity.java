package org.nocimap.stats.pooling;

/**
 * How the variance between studies, τ², is estimated. With effects yᵢ of variances vᵢ, wᵢ = 1/vᵢ, the weighted mean ȳ, Q = Σ wᵢ (yᵢ
 * − ȳ)², S₁ = Σ wᵢ and S₂ = Σ wᵢ². Every estimate is cut off at 0, and a single study has none: 0.
 */
public enum Heterogeneity {
    /** No variance between studies: the fixed-effect (equal-effects) model. */
    NONE {
        @Override
        public double tau2(double[] y, double[] v, int k) {
            return 0;
        }
    },
    /** (Q − (k − 1)) / (S₁ − S₂/S₁): DerSimonian &amp; Laird 1986, doi:10.1016/0197-2456(86)90046-2. */
    DERSIMONIAN_LAIRD {
        @Override
        public double tau2(double[] y, double[] v, int k) {
            double s1 = 0;
            double s2 = 0;
            double sum = 0;
            for (int i = 0; i < k; i++) {
                double w = 1 / v[i];
                s1 += w;
                s2 += w * w;
                sum += w * y[i];
            }
            double mean = sum / s1;
            double q = 0;
            for (int i = 0; i < k; i++) {
                double r = y[i] - mean;
                q += r * r / v[i];
            }
            return k < 2 ? 0 : Math.max(0, (q - (k - 1)) / (s1 - s2 / s1));
        }
    },
    /** The sample variance of y less the mean of v: Hedges &amp; Olkin 1985, Statistical Methods for Meta-Analysis, ch. 9. */
    HEDGES {
        @Override
        public double tau2(double[] y, double[] v, int k) {
            return Math.max(0, Reml.hedges(y, v, k));
        }
    },
    /** Restricted maximum likelihood, to rounding: Viechtbauer 2005, doi:10.3102/10769986030003261. */
    REML {
        @Override
        public double tau2(double[] y, double[] v, int k) {
            return k < 2 ? 0 : Reml.tau2(y, v, k);
        }
    };

    /**
     * @param y effects, not modified
     * @param v their variances, above 0, not modified
     * @param k how many of them, from the first; at least 1
     * @return τ², 0 or more, in the unit of v
     */
    public abstract double tau2(double[] y, double[] v, int k);
}
