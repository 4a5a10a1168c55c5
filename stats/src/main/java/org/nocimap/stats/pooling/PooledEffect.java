package org.nocimap.stats.pooling;

import org.nocimap.stats.ChiSquare;
import org.nocimap.stats.Normal;

/**
 * Effects of several studies pooled by inverse variance: μ = Σ wᵢ yᵢ / Σ wᵢ with wᵢ = 1/(vᵢ + τ²) and standard error 1/√Σ wᵢ.
 *
 * @param studies how many, k
 * @param effect μ
 * @param standardError of μ
 * @param tau2 τ², 0 in the fixed-effect model
 * @param q Cochran's Q = Σ (yᵢ − μ₀)²/vᵢ about the fixed-effect mean μ₀ (Cochran 1954, doi:10.2307/3001666)
 * @param i2 the share of the variance that lies between studies, 0 to 1: max(0, (Q − (k − 1))/Q) without τ² (Higgins &amp; Thompson
 *     2002, doi:10.1002/sim.1186), else τ²/(τ² + s²) with their typical variance s² = (k − 1) S₁/(S₁² − S₂); the two agree for
 *     DerSimonian &amp; Laird
 */
public record PooledEffect(int studies, double effect, double standardError, double tau2, double q, double i2) {
    /**
     * @param y effects, not modified
     * @param v their variances, above 0, not modified
     * @param k how many of them, from the first
     * @throws IllegalArgumentException when k is below 1 or there are fewer numbers
     */
    public static PooledEffect of(Heterogeneity heterogeneity, double[] y, double[] v, int k) {
        if (k < 1 || k > y.length || k > v.length) {
            throw new IllegalArgumentException(
                    k + " studies of " + y.length + " effects and " + v.length + " variances");
        }
        double tau2 = heterogeneity.tau2(y, v, k);
        double fixed = 0;
        double s1 = 0;
        double s2 = 0;
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < k; i++) {
            double w0 = 1 / v[i];
            double w = 1 / (v[i] + tau2);
            s1 += w0;
            s2 += w0 * w0;
            fixed += w0 * y[i];
            weights += w;
            sum += w * y[i];
        }
        double mean = fixed / s1;
        double q = 0;
        for (int i = 0; i < k; i++) {
            double r = y[i] - mean;
            q += r * r / v[i];
        }
        double i2;
        if (k < 2) {
            i2 = 0;
        } else if (heterogeneity == Heterogeneity.NONE) {
            i2 = q > 0 ? Math.max(0, (q - (k - 1)) / q) : 0;
        } else {
            double typical = (k - 1) * s1 / (s1 * s1 - s2);
            i2 = tau2 / (tau2 + typical);
        }
        return new PooledEffect(k, sum / weights, 1 / Math.sqrt(weights), tau2, q, i2);
    }

    /** μ in standard errors. */
    public double z() {
        return effect / standardError;
    }

    /** Two-sided p of μ by the normal distribution. */
    public double p() {
        return Math.min(1, 2 * Normal.sf(Math.abs(z())));
    }

    /** P of Q when all studies measure the same effect: chi-squared with k − 1 degrees of freedom; 1 for a single study. */
    public double qP() {
        return studies < 2 ? 1 : ChiSquare.sf(q, studies - 1.0);
    }
}
