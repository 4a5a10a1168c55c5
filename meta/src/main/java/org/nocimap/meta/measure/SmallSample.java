package org.nocimap.meta.measure;

import org.apache.commons.numbers.gamma.LogGamma;

/** Hedges' factor that takes the bias out of a standardised mean difference. */
public final class SmallSample {
    private SmallSample() {}

    /** J(m) = Γ(m/2) / (√(m/2) Γ((m−1)/2)), exact (Hedges 1981, doi:10.3102/10769986006002107, eq. 6e); m ≥ 2. */
    public static double exact(double m) {
        return Math.exp(LogGamma.value(m / 2) - Math.log(Math.sqrt(m / 2)) - LogGamma.value((m - 1) / 2));
    }

    /** J ≈ 1 − 3 / (4m − 1), as RevMan. */
    public static double approximate(double m) {
        return 1 - 3 / (4 * m - 1);
    }
}
