package org.nocimap.meta.tables;

import org.nocimap.meta.ChiSquareTest;
import org.nocimap.meta.Coefficient;

/**
 * A pooled effect of 2×2 tables.
 *
 * @param k studies
 * @param informative studies whose own effect could be computed; they make up Q
 * @param effect by z; a logarithm for ratios
 * @param heterogeneity Q = Σ (y − effect)² / v over the studies' own effects
 * @param i2 100 (Q − df) / Q in percent, at least 0
 * @param h2 Q / df; NaN for one study
 */
public record Pooled(int k, int informative, Coefficient effect, ChiSquareTest heterogeneity, double i2, double h2) {
    static Pooled of(int k, int informative, Coefficient effect, double q) {
        int df = Math.max(0, informative - 1);
        double i2 = q > 0 && df > 0 ? Math.max(0, 100 * (q - df) / q) : 0;
        return new Pooled(k, informative, effect, ChiSquareTest.of(q, df), i2, df > 0 ? q / df : Double.NaN);
    }
}
