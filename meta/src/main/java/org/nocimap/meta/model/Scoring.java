package org.nocimap.meta.model;

import java.util.Arrays;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.linear.WeightedLeastSquares;

/**
 * Maximises the (restricted) likelihood of τ² by Fisher scoring (Viechtbauer 2005, doi:10.3102/10769986030003261). A step below
 * zero is halved until it is not; when the steps do not settle, which flat likelihoods cause, the slope's sign is followed instead.
 */
final class Scoring {
    private static final int MOST_STEPS = 200;
    private static final double SETTLED = 1e-13;

    private final Design x;
    private final double[] y;
    private final double[] v;
    private final Tau2Method method;
    private final double scale;

    Scoring(Design x, double[] y, double[] v, Tau2Method method) {
        this.x = x;
        this.y = y;
        this.v = v;
        this.method = method;
        this.scale = Arrays.stream(v).average().orElseThrow();
    }

    /**
     * Where the likelihood is greatest, near a start.
     *
     * @throws InputException when there is no such place
     */
    double maximum(double start) {
        double tau2 = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            double change = Double.isFinite(tau2) ? step(tau2) : Double.NaN;
            if (!Double.isFinite(change)) {
                throw notFound(method);
            }
            while (tau2 + change < 0) {
                change /= 2;
            }
            tau2 += change;
            if (Math.abs(change) <= SETTLED * (tau2 + scale)) {
                return tau2 < 10 * SETTLED * scale ? 0 : tau2;
            }
        }
        return enclosed(tau2);
    }

    /** Follows the slope from where the steps ended until it changes its sign, and halves what lies between. */
    private double enclosed(double from) {
        double low = from;
        double high = from;
        double reach = Math.max(from, scale) * 1e-3;
        if (step(from) > 0) {
            while (step(high) > 0) {
                low = high;
                high += reach;
                reach *= 2;
                if (!Double.isFinite(high)) {
                    throw notFound(method);
                }
            }
        } else {
            while (low > 0 && step(low) <= 0) {
                high = low;
                low = Math.max(0, low - reach);
                reach *= 2;
            }
            if (step(low) <= 0) {
                return 0;
            }
        }
        while (high - low > SETTLED * (low + scale)) {
            double middle = (low + high) / 2;
            if (step(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    static InputException notFound(Tau2Method method) {
        return InputException.of(
                Location.NOWHERE,
                "the " + method.words() + " estimate of the variance between studies did not converge",
                "a likelihood that has a maximum",
                "Estimate it with --tau2 "
                        + (method == Tau2Method.DL ? "HE" : method == Tau2Method.PM ? "DL" : "PM or --tau2 DL")
                        + ", and look at the largest effects and the smallest variances of the table.");
    }

    /** ML: (y'PPy − tr W) / tr WW; REML: (y'PPy − tr P) / tr PP. */
    private double step(double tau2) {
        double[] w = Weights.of(v, tau2);
        WeightedLeastSquares fit = new WeightedLeastSquares(x, y, w);
        if (method == Tau2Method.ML) {
            double sum = 0;
            double squares = 0;
            for (double weight : w) {
                sum += weight;
                squares += weight * weight;
            }
            return (fit.squaresOfP() - sum) / squares;
        }
        return (fit.squaresOfP() - fit.traceP()) / fit.tracePP();
    }
}
