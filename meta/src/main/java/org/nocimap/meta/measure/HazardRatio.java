package org.nocimap.meta.measure;

/** Log hazard ratios from what survival analyses report. */
public final class HazardRatio {
    private HazardRatio() {}

    /**
     * From a log-rank test: (O − E)/V with variance 1/V.
     *
     * @param observedMinusExpected events of the treated group
     * @param variance of O − E, positive
     */
    public static Estimate ofLogRank(double observedMinusExpected, double variance) {
        if (!(variance > 0)) {
            throw new IllegalArgumentException("log-rank variance " + variance);
        }
        return new Estimate(observedMinusExpected / variance, 1 / variance);
    }
}
