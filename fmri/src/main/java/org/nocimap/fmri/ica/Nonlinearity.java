package org.nocimap.fmri.ica;

/** What FastICA takes for a measure of how far a component is from Gaussian (Hyvärinen 1999, doi:10.1109/72.761722). */
public enum Nonlinearity {
    /** g(y) = y³: kurtosis. */
    POW3 {
        @Override
        double g(double y) {
            return y * y * y;
        }

        @Override
        double slope(double y, double g) {
            return 3 * y * y;
        }
    },
    /** g(y) = tanh y: robust. */
    TANH {
        @Override
        double g(double y) {
            return Math.tanh(y);
        }

        @Override
        double slope(double y, double g) {
            return 1 - g * g;
        }
    };

    abstract double g(double y);

    /**
     * g'(y).
     *
     * @param g its value there
     */
    abstract double slope(double y, double g);
}
