package org.nocimap.meta.model;

import java.util.Arrays;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.linear.WeightedLeastSquares;

/**
 * Maximises the (restricted) likelihood of τ² by Fisher scoring (Viechtbauer 2005, doi:10.3102/10769986030003261). A step below
 * zero is halved until it is not; when the steps do not settle, they are damped.
 */
final class Scoring {
    private static final int MOST_STEPS = 500;
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
     * @throws InputException when the steps never settle
     */
    double maximum(double start) {
        for (double damping = 1; damping > 0.01; damping /= 2) {
            double tau2 = climb(start, damping);
            if (!Double.isNaN(tau2)) {
                return tau2;
            }
        }
        throw InputException.of(
                Location.NOWHERE,
                "the " + method.words() + " estimate of the variance between studies did not converge",
                "steps that settle",
                "Estimate it with --tau2 PM or --tau2 DL, and look at the smallest variances of the table.");
    }

    private double climb(double start, double damping) {
        double tau2 = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            double change = damping * step(tau2);
            while (tau2 + change < 0) {
                change /= 2;
            }
            tau2 += change;
            if (Math.abs(change) <= SETTLED * (tau2 + scale)) {
                return tau2 < 10 * SETTLED * scale ? 0 : tau2;
            }
        }
        return Double.NaN;
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
