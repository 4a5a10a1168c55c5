package org.nocimap.meta.measure;

/**
 * One study's effect.
 *
 * @param yi on the measure's scale (logarithms for ratios)
 * @param vi its sampling variance
 */
public record Estimate(double yi, double vi) {
    /** √vi. */
    public double sei() {
        return Math.sqrt(vi);
    }
}
