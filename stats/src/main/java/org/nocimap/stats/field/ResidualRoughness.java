package org.nocimap.stats.field;

import org.nocimap.stats.Normal;
import org.nocimap.stats.StudentT;

/**
 * A field of t or of z made from it is rougher than the residuals that it was made from, because it divides by an estimated
 * variance (Worsley, Evans, Marrett and Neelin 1992, doi:10.1038/jcbfm.1992.127): with ν degrees of freedom Λ_z = γ(ν) Λ,
 *
 * <pre>γ(ν) = ∫ f_ν(t)³ / φ(z(t))² · ν/(ν − 1) · (1 + t²/ν)² dt,   z(t) = Φ⁻¹(F_ν(t)).</pre>
 */
public final class ResidualRoughness {
    private static final int STEPS = 4000;
    private static final double WIDEST = 8;

    private ResidualRoughness() {}

    /**
     * γ(ν), by the trapezoidal rule over z.
     *
     * @param nu above 4
     */
    public static double gamma(double nu) {
        if (!(nu > 4)) {
            throw new IllegalArgumentException(
                    "the smoothness of residuals needs more than 4 degrees of freedom, not " + nu);
        }
        if (nu > 1e6) {
            return 1;
        }
        // Over z, dt = φ(z)/f(t) dz, so that the integrand is f²/φ · …
        double step = 2 * WIDEST / STEPS;
        double sum = 0;
        for (int k = 0; k <= STEPS; k++) {
            double z = -WIDEST + k * step;
            double t = Math.copySign(StudentT.isf(Normal.sf(Math.abs(z)), nu), z);
            double spread = 1 + t * t / nu;
            double density = Math.exp(logConstant(nu) - (nu + 1) / 2 * Math.log(spread));
            double normal = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            sum += density * density / normal * nu / (nu - 1) * spread * spread;
        }
        return sum * step;
    }

    private static double logConstant(double nu) {
        return org.apache.commons.numbers.gamma.LogGamma.value((nu + 1) / 2)
                - org.apache.commons.numbers.gamma.LogGamma.value(nu / 2)
                - 0.5 * Math.log(nu * Math.PI);
    }
}
