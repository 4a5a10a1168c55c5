package org.nocimap.stats;

/** ln 0! to ln n!, summed once. */
final class LogFactorials {
    private final double[] ln;

    /**
     * @param most the largest n asked for, at least 0
     */
    LogFactorials(int most) {
        ln = new double[most + 1];
        for (int n = 2; n <= most; n++) {
            ln[n] = ln[n - 1] + Math.log(n);
        }
    }

    double of(int n) {
        return ln[n];
    }
}
