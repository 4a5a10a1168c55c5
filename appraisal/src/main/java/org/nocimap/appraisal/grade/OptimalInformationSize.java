package org.nocimap.appraisal.grade;

import org.nocimap.stats.Normal;

/**
 * How many people one adequately powered trial would take, both arms together, each rounded up (Guyatt et al. 2011,
 * doi:10.1016/j.jclinepi.2011.01.012): two-sided α = 0.05, power 0.80.
 */
public final class OptimalInformationSize {
    private static final double ALPHA = 0.05;
    private static final double POWER = 0.80;

    private OptimalInformationSize() {}

    /**
     * Per arm (z_α/2 + z_β)² [p₀(1 − p₀) + p₁(1 − p₁)] / (p₀ − p₁)².
     *
     * @param control risk without treatment
     * @param treated risk with treatment, another one
     */
    public static long ofRisks(double control, double treated) {
        double difference = control - treated;
        if (difference == 0 || !(control >= 0 && control <= 1 && treated >= 0 && treated <= 1)) {
            throw new IllegalArgumentException("risks of " + control + " and " + treated);
        }
        double variance = control * (1 - control) + treated * (1 - treated);
        return bothArms(variance / (difference * difference));
    }

    /**
     * Per arm 2 (z_α/2 + z_β)² sd² / δ².
     *
     * @param difference that matters, δ, not 0
     * @param sd in the same units; 1 for standardised differences
     */
    public static long ofMeans(double difference, double sd) {
        if (difference == 0 || !(sd > 0)) {
            throw new IllegalArgumentException("a difference of " + difference + " at a standard deviation of " + sd);
        }
        return bothArms(2 * sd * sd / (difference * difference));
    }

    private static long bothArms(double variances) {
        double z = Normal.isf(ALPHA / 2) + Normal.isf(1 - POWER);
        return 2 * (long) Math.ceil(z * z * variances);
    }
}
