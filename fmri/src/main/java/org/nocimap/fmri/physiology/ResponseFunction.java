package org.nocimap.fmri.physiology;

/** How the BOLD signal follows, over half a minute, a change of heart rate or of breathing. */
public enum ResponseFunction {
    /**
     * Cardiac: 0.6 t^2.7 e^(−t/1.6) − 16/√(18π) e^(−(t−12)²/18) (Chang, Cunningham &amp; Glover 2009,
     * doi:10.1016/j.neuroimage.2008.09.029), to a heart rate in beats per minute.
     */
    CARDIAC(32) {
        @Override
        double at(double t) {
            double late = (t - 12) * (t - 12) / 18;
            return 0.6 * Math.pow(t, 2.7) * Math.exp(-t / 1.6) - 16 / Math.sqrt(18 * Math.PI) * Math.exp(-late);
        }
    },
    /**
     * Respiratory: 0.6 t^2.1 e^(−t/1.6) − 0.0023 t^3.54 e^(−t/4.25) (Birn et al. 2008, doi:10.1016/j.neuroimage.2007.11.059), to the
     * variation or the volume per time of breathing.
     */
    RESPIRATORY(50) {
        @Override
        double at(double t) {
            return 0.6 * Math.pow(t, 2.1) * Math.exp(-t / 1.6) - 0.0023 * Math.pow(t, 3.54) * Math.exp(-t / 4.25);
        }
    };

    private final double endSeconds;

    ResponseFunction(double endSeconds) {
        this.endSeconds = endSeconds;
    }

    abstract double at(double t);

    /**
     * The response to a unit impulse.
     *
     * @param seconds since the impulse; 0 before it and after half a minute (cardiac) or 50 s (respiratory)
     */
    public double value(double seconds) {
        return seconds < 0 || seconds > endSeconds ? 0 : at(seconds);
    }

    /**
     * A measure of heart or breath, standardised, convolved with the response, and read at the middle of every volume.
     *
     * @param measure at equal steps from the start of the run; not modified
     * @param stepSeconds between its values
     * @param volumes T
     * @param trSeconds from one volume to the next
     * @return {@code double[T]}, zeros where the measure does not vary
     */
    public double[] regressor(double[] measure, double stepSeconds, int volumes, double trSeconds) {
        double mean = java.util.Arrays.stream(measure).average().orElse(0);
        double squares = 0;
        for (double m : measure) {
            squares += (m - mean) * (m - mean);
        }
        double sd = Math.sqrt(squares / measure.length);
        double[] regressor = new double[volumes];
        for (int n = 0; n < volumes && sd > 0; n++) {
            double now = (n + 0.5) * trSeconds;
            int last = (int) Math.min(measure.length - 1, Math.floor(now / stepSeconds));
            for (int m = last; m >= 0 && now - m * stepSeconds <= endSeconds; m--) {
                regressor[n] += value(now - m * stepSeconds) * (measure[m] - mean) / sd * stepSeconds;
            }
        }
        return regressor;
    }
}
