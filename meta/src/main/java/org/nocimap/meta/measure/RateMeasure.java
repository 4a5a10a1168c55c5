package org.nocimap.meta.measure;

import java.util.Optional;

/** Effects of two groups' events per person-time. */
public enum RateMeasure {
    /** Log incidence rate ratio ln((x1/t1) / (x2/t2)), variance 1/x1 + 1/x2; ½ event more in both groups where one has none. */
    IRR,
    /** Incidence rate difference x1/t1 − x2/t2, variance x1/t1² + x2/t2²; ½ event more in both groups where one has none. */
    IRD;

    /**
     * The effect.
     *
     * @param events1 of the treated group, at least 0
     * @param time1 its person-time, positive
     * @param events2 of the control group, at least 0
     * @param time2 its person-time, positive
     * @return empty when there is no person-time
     */
    public Optional<Estimate> of(double events1, double time1, double events2, double time2) {
        if (!(time1 > 0 && time2 > 0) || events1 < 0 || events2 < 0) {
            return Optional.empty();
        }
        double add = events1 == 0 || events2 == 0 ? 0.5 : 0;
        double x1 = events1 + add;
        double x2 = events2 + add;
        return Optional.of(
                this == IRR
                        ? new Estimate(Math.log(x1 / time1 / (x2 / time2)), 1 / x1 + 1 / x2)
                        : new Estimate(x1 / time1 - x2 / time2, x1 / (time1 * time1) + x2 / (time2 * time2)));
    }
}
