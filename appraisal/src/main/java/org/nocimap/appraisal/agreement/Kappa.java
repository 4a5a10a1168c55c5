package org.nocimap.appraisal.agreement;

/**
 * A chance-corrected agreement.
 *
 * @param value 1 for full agreement, 0 for what chance gives; NaN where both raters used one category alone
 * @param standardError of the value; NaN where it is not known
 */
public record Kappa(double value, double standardError) {
    private static final double Z = 1.959963984540054;

    /** Lower end of the 95 % interval, value − 1.96 SE. */
    public double low() {
        return value - Z * standardError;
    }

    /** Upper end of the 95 % interval, at most 1. */
    public double high() {
        return Math.min(1, value + Z * standardError);
    }
}
