package org.nocimap.fmri.firstlevel;

import org.apache.commons.numbers.gamma.LogGamma;
import org.nocimap.stats.ChiSquare;

/**
 * How the BOLD signal follows a stimulus: a difference of two gamma densities, of area 1, so that a block that lasts long raises it to 1.
 * Responses to blocks are written with the gamma distribution function and so are exact, not sums over a fine grid.
 */
public enum HemodynamicResponse {
    /**
     * SPM's and FSL's: gamma densities of mean 6 s and 16 s, both of scale 1 s (standard deviations √6 and 4 s), the second weighed by 1/6.
     */
    SPM(6, 1, 1, 16, 1, 1.0 / 6),
    /**
     * Glover 1999 (doi:10.1006/nimg.1998.0419), auditory cortex: (t/5.4)^6 e^(−(t−5.4)/0.9) − 0.35 (t/10.8)^12 e^(−(t−10.8)/0.9).
     */
    GLOVER(7, 0.9, area(6, 0.9), 13, 0.9, 0.35 * area(12, 0.9));

    private static final double DISPERSION_STEP = 0.01;

    private final double shape;
    private final double scale;
    private final double weight;
    private final double lateShape;
    private final double lateScale;
    private final double lateWeight;

    HemodynamicResponse(
            double shape, double scale, double weight, double lateShape, double lateScale, double lateWeight) {
        this.shape = shape;
        this.scale = scale;
        this.lateShape = lateShape;
        this.lateScale = lateScale;
        double all = weight - lateWeight;
        this.weight = weight / all;
        this.lateWeight = lateWeight / all;
    }

    /** Area under (t/nb)^n e^(−(t−nb)/b), which peaks at nb with 1: Γ(n + 1) b (e/n)^n, by a product. */
    private static double area(int n, double b) {
        double area = b;
        for (int k = 1; k <= n; k++) {
            area *= k * Math.E / n;
        }
        return area;
    }

    /** The response to a unit impulse at a time after it, per second. */
    public double value(double seconds) {
        return weight * density(seconds, shape, scale) - lateWeight * density(seconds, lateShape, lateScale);
    }

    /** The response to a stimulus that began at 0 and goes on. */
    public double step(double seconds) {
        return weight * distribution(seconds, shape, scale) - lateWeight * distribution(seconds, lateShape, lateScale);
    }

    /** Rate of change of {@link #value}. */
    public double slope(double seconds) {
        return weight * densitySlope(seconds, shape, scale) - lateWeight * densitySlope(seconds, lateShape, lateScale);
    }

    /**
     * How {@link #value} falls when the first peak grows wider by its hundredth, times a hundred (SPM's dispersion derivative): scale ×
     * 1.01, shape / 1.01.
     */
    public double dispersion(double seconds) {
        double wide = 1 + DISPERSION_STEP;
        return weight
                * (density(seconds, shape, scale) - density(seconds, shape / wide, scale * wide))
                / DISPERSION_STEP;
    }

    /** The same of {@link #step}. */
    public double dispersionStep(double seconds) {
        double wide = 1 + DISPERSION_STEP;
        return weight
                * (distribution(seconds, shape, scale) - distribution(seconds, shape / wide, scale * wide))
                / DISPERSION_STEP;
    }

    private static double density(double t, double shape, double scale) {
        if (t <= 0) {
            return 0;
        }
        double x = t / scale;
        return Math.exp((shape - 1) * Math.log(x) - x - LogGamma.value(shape)) / scale;
    }

    private static double densitySlope(double t, double shape, double scale) {
        return t <= 0 ? 0 : density(t, shape, scale) * ((shape - 1) / t - 1 / scale);
    }

    private static double distribution(double t, double shape, double scale) {
        return t <= 0 ? 0 : ChiSquare.cdf(2 * t / scale, 2 * shape);
    }
}
