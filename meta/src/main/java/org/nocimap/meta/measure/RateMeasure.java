package org.nocimap.meta.measure;

/** Effects of two groups' events per person-time. */
public enum RateMeasure {
    /** Log incidence rate ratio ln((x1/t1) / (x2/t2)), variance 1/x1 + 1/x2; ½ event more in both groups where one has none. */
    IRR,
    /** Incidence rate difference x1/t1 − x2/t2, variance x1/t1² + x2/t2²; ½ event more in both groups where one has none. */
    IRD;

    /** Whether effects are logarithms of ratios. */
    public boolean isRatio() {
        return this == IRR;
    }

    /** The effect. */
    public Estimate of(TwoRates rates) {
        double add = rates.events1() == 0 || rates.events2() == 0 ? 0.5 : 0;
        double x1 = rates.events1() + add;
        double x2 = rates.events2() + add;
        double t1 = rates.time1();
        double t2 = rates.time2();
        return this == IRR
                ? new Estimate(Math.log(x1 / t1 / (x2 / t2)), 1 / x1 + 1 / x2)
                : new Estimate(x1 / t1 - x2 / t2, x1 / (t1 * t1) + x2 / (t2 * t2));
    }
}
