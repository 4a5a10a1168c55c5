package org.nocimap.appraisal.grade;

import org.nocimap.stats.Normal;

/**
 * From a relative effect and a risk without treatment to the risk with treatment (Cochrane Handbook 5.1, 11.5.5 and 12.5; Skoetz
 * et al. 2020, doi:10.1016/j.jclinepi.2019.10.004, for hazard ratios).
 */
public final class AbsoluteEffect {
    private AbsoluteEffect() {}

    /**
     * The risk with treatment, within 0 and 1.
     *
     * @param pooled effect on the scale it is pooled on: a logarithm for ratios
     * @param risk without treatment, 0 to 1
     * @throws IllegalArgumentException when the kind of effect has no risk
     */
    public static double risk(EffectKind kind, double pooled, double risk) {
        double effect = kind.back(pooled);
        double with =
                switch (kind) {
                    case RISK_RATIO -> effect * risk;
                    case ODDS_RATIO -> effect * risk / (1 - risk + effect * risk);
                    case HAZARD_RATIO -> 1 - Math.pow(1 - risk, effect);
                    case RISK_DIFFERENCE -> risk + effect;
                    default -> throw new IllegalArgumentException("a " + kind.words() + " has no risk");
                };
        return Math.max(0, Math.min(1, with));
    }

    /** The effect as a risk ratio at a risk without treatment above 0. */
    public static double riskRatio(EffectKind kind, double pooled, double risk) {
        return risk(kind, pooled, risk) / risk;
    }

    /**
     * How many must be treated for one more, or one fewer, event: 1 / |difference|, rounded up.
     *
     * @param difference of risks, not 0
     */
    public static long numberNeededToTreat(double difference) {
        // A hair of rounding must not add a patient: 1 / 0.05 is 20.
        return (long) Math.ceil(1 / Math.abs(difference) - 1e-9);
    }

    /** ln OR = π/√3 · SMD (Hasselblad &amp; Hedges 1995, doi:10.1037/0033-2909.117.1.167; Chinn 2000). */
    public static double logOddsRatio(double smd) {
        return Math.PI / Math.sqrt(3) * smd;
    }

    /**
     * The share of responders with treatment: Φ(SMD + Φ⁻¹(p)) (Furukawa &amp; Leucht 2011, doi:10.1371/journal.pone.0019070).
     *
     * @param smd turned so that positive means more responders
     * @param risk share of responders without treatment, between 0 and 1
     */
    public static double responders(double smd, double risk) {
        return Normal.cdf(smd + Normal.quantile(risk));
    }
}
