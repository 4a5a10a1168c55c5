package org.nocimap.meta.measure;

import java.util.Optional;

/** Effects of 2×2 tables. */
public enum BinaryMeasure {
    /** Log odds ratio ln(ad / bc), variance 1/a + 1/b + 1/c + 1/d. */
    OR,
    /** Log risk ratio ln((a/n1) / (c/n2)), variance 1/a − 1/n1 + 1/c − 1/n2. */
    RR,
    /** Risk difference a/n1 − c/n2, variance ab/n1³ + cd/n2³. */
    RD,
    /**
     * Peto's log odds ratio (O − E) / V with V the hypergeometric variance, variance 1/V (Yusuf 1985, doi:10.1016/S0033-0620(85)80003-7).
     * It needs no correction for empty cells, and only the rule named after metafor makes one.
     */
    PETO;

    /** Whether effects are logarithms of ratios. */
    public boolean isRatio() {
        return this != RD;
    }

    /**
     * The effect of one table.
     *
     * @return empty when the table says nothing about this measure: a group is empty, the rule leaves it out, or the effect or its
     *     variance is not finite and positive
     */
    public Optional<Estimate> of(TwoByTwo table, EmptyCells emptyCells) {
        if (table.n1() == 0 || table.n2() == 0) {
            return Optional.empty();
        }
        Optional<TwoByTwo> used = emptyCells.apply(table, this);
        return used.map(this::compute)
                .filter(estimate ->
                        Double.isFinite(estimate.yi()) && Double.isFinite(estimate.vi()) && estimate.vi() > 0);
    }

    /**
     * The risk of treated people that an effect makes of a risk of controls.
     *
     * @param controlRisk in [0, 1]
     * @param effect of this measure, a logarithm where it is a ratio
     * @return in [0, 1]; a risk ratio or difference that leads out of it ends there
     */
    public double treatedRisk(double controlRisk, double effect) {
        double risk =
                switch (this) {
                    case RR -> controlRisk * Math.exp(effect);
                    case RD -> controlRisk + effect;
                    case OR, PETO -> {
                        double odds = controlRisk / (1 - controlRisk) * Math.exp(effect);
                        yield controlRisk >= 1 ? 1 : odds / (1 + odds);
                    }
                };
        return Math.max(0, Math.min(1, risk));
    }

    private Estimate compute(TwoByTwo t) {
        double n1 = t.n1();
        double n2 = t.n2();
        return switch (this) {
            case OR ->
                new Estimate(Math.log(t.a() / t.b() / (t.c() / t.d())), 1 / t.a() + 1 / t.b() + 1 / t.c() + 1 / t.d());
            case RR -> new Estimate(Math.log(t.a() / n1 / (t.c() / n2)), 1 / t.a() - 1 / n1 + 1 / t.c() - 1 / n2);
            case RD ->
                new Estimate(t.a() / n1 - t.c() / n2, t.a() * t.b() / (n1 * n1 * n1) + t.c() * t.d() / (n2 * n2 * n2));
            case PETO -> {
                double v = t.hypergeometricVariance();
                yield new Estimate((t.a() - t.expected()) / v, 1 / v);
            }
        };
    }
}
