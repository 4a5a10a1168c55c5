package org.nocimap.meta.measure;

/**
 * Events and person-time of the treated group (1) and the control group (2).
 *
 * @param events1 of the treated group, at least 0
 * @param time1 its person-time, positive
 * @param events2 of the control group, at least 0
 * @param time2 its person-time, positive
 */
public record TwoRates(double events1, double time1, double events2, double time2) {
    public TwoRates {
        if (!(events1 >= 0 && events2 >= 0 && time1 > 0 && time2 > 0)) {
            throw new IllegalArgumentException(
                    events1 + " events in " + time1 + " and " + events2 + " in " + time2 + " of person-time");
        }
    }

    /** Person-time of both groups. */
    public double time() {
        return time1 + time2;
    }
}
