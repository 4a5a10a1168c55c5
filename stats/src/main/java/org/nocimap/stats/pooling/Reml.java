package org.nocimap.stats.pooling;

/**
 * Restricted maximum likelihood of τ² for effects without covariates. With wᵢ = 1/(vᵢ + τ²) and residuals rᵢ = yᵢ − Σwy/Σw, the
 * score of τ² is ½ U, U = Σ wᵢ² rᵢ² − tr P with tr P = Σw − Σw²/Σw, and its information is ½ tr PP with tr PP = Σw² − 2 Σw³/Σw +
 * (Σw²/Σw)².
 *
 * <p>Fisher scoring from the Hedges estimate, kept between a place of positive and one of negative score: where scoring alone
 * would oscillate or leave, the interval is halved, so that a maximum is always found.
 */
final class Reml {
    private static final int MOST_STEPS = 200;

    /** A step is the last when it is below this share of τ² + the smallest variance. */
    private static final double TOLERANCE = 1e-13;

    private Reml() {}

    /** The Hedges estimate, not cut off at 0; 0 for a single study. */
    static double hedges(double[] y, double[] v, int k) {
        if (k < 2) {
            return 0;
        }
        double sum = 0;
        double within = 0;
        for (int i = 0; i < k; i++) {
            sum += y[i];
            within += v[i];
        }
        double mean = sum / k;
        double squares = 0;
        for (int i = 0; i < k; i++) {
            double r = y[i] - mean;
            squares += r * r;
        }
        return squares / (k - 1) - within / k;
    }

    /** At least two studies. */
    static double tau2(double[] y, double[] v, int k) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < k; i++) {
            least = Math.min(least, v[i]);
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double at = Math.max(0, hedges(y, v, k));
        for (int step = 0; step < MOST_STEPS; step++) {
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            double sum = 0;
            for (int i = 0; i < k; i++) {
                double w = 1 / (v[i] + at);
                s1 += w;
                s2 += w * w;
                s3 += w * w * w;
                sum += w * y[i];
            }
            double mean = sum / s1;
            double squares = 0;
            for (int i = 0; i < k; i++) {
                double r = (y[i] - mean) / (v[i] + at);
                squares += r * r;
            }
            double score = squares - (s1 - s2 / s1);
            if (score > 0) {
                low = at;
            } else if (at == 0) {
                return 0;
            } else {
                high = at;
            }
            double next = at + score / (s2 - 2 * s3 / s1 + s2 * s2 / (s1 * s1));
            if (next >= high) {
                next = (low + high) / 2;
            } else if (next <= low) {
                // The lower end is 0 until a place of positive score is known: look there before anything else.
                next = low == 0 && score < 0 ? 0 : (low + high) / 2;
            }
            if (Math.abs(next - at) <= TOLERANCE * (at + least)) {
                return next;
            }
            at = next;
        }
        return at;
    }
}
