package org.nocimap.meta.optimum;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** The simplex search of Nelder &amp; Mead 1965 (doi:10.1093/comjnl/7.4.308), begun anew where it ended until that changes nothing. */
public final class Simplex {
    private static final int MOST_STEPS = 20_000;
    private static final int MOST_RESTARTS = 20;
    private static final double SAME = 1e-14;

    private Simplex() {}

    /**
     * Where a function is greatest, near a start.
     *
     * @param function of n parameters; −∞ or NaN where it is not defined
     * @param start n values, not modified
     * @param step first distance along each parameter
     * @throws NoMaximum when the search does not settle, or only where the function has no value
     */
    public static double[] maximum(ToDoubleFunction<double[]> function, double[] start, double step) {
        double[] best = start.clone();
        double value = value(function, best);
        for (int restart = 0; restart < MOST_RESTARTS; restart++) {
            double[] next = search(function, best, restart == 0 ? step : step / 10);
            double reached = value(function, next);
            boolean settled = reached - value <= 1e-13 * (1 + Math.abs(reached));
            if (reached >= value) {
                best = next;
                value = reached;
            }
            if (settled && restart > 0 && isFinite(best, value)) {
                return best;
            }
        }
        throw new NoMaximum("no greatest value was found near " + Arrays.toString(start) + "; the search ended at "
                + Arrays.toString(best));
    }

    private static boolean isFinite(double[] at, double value) {
        return Double.isFinite(value) && Arrays.stream(at).allMatch(Double::isFinite);
    }

    private static double value(ToDoubleFunction<double[]> function, double[] at) {
        double value = function.applyAsDouble(at);
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private record Corner(double[] at, double value) {}

    private static double[] search(ToDoubleFunction<double[]> function, double[] start, double step) {
        int n = start.length;
        Corner[] corners = new Corner[n + 1];
        for (int i = 0; i <= n; i++) {
            double[] at = start.clone();
            if (i < n) {
                at[i] += step;
            }
            corners[i] = new Corner(at, value(function, at));
        }
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Arrays.sort(corners, Comparator.comparingDouble(corner -> -corner.value()));
            if (isSmall(corners)) {
                break;
            }
            double[] centre = centre(corners);
            Corner worst = corners[n];
            Corner reflected = along(function, centre, worst, -1);
            if (reflected.value() > corners[0].value()) {
                Corner expanded = along(function, centre, worst, -2);
                corners[n] = expanded.value() > reflected.value() ? expanded : reflected;
            } else if (reflected.value() > corners[n - 1].value()) {
                corners[n] = reflected;
            } else {
                Corner contracted = along(function, centre, worst, reflected.value() > worst.value() ? -0.5 : 0.5);
                if (contracted.value() > Math.max(worst.value(), reflected.value())) {
                    corners[n] = contracted;
                } else {
                    shrink(function, corners);
                }
            }
        }
        return corners[0].at();
    }

    private static boolean isSmall(Corner[] corners) {
        for (int j = 0; j < corners[0].at().length; j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (Corner corner : corners) {
                low = Math.min(low, corner.at()[j]);
                high = Math.max(high, corner.at()[j]);
            }
            if (high - low > SAME * (1e-6 + Math.abs(high))) {
                return false;
            }
        }
        return true;
    }

    private static double[] centre(Corner[] corners) {
        int n = corners.length - 1;
        double[] centre = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centre[j] += corners[i].at()[j] / n;
            }
        }
        return centre;
    }

    private static Corner along(ToDoubleFunction<double[]> function, double[] centre, Corner worst, double factor) {
        double[] at = new double[centre.length];
        for (int j = 0; j < at.length; j++) {
            at[j] = centre[j] + factor * (worst.at()[j] - centre[j]);
        }
        return new Corner(at, value(function, at));
    }

    private static void shrink(ToDoubleFunction<double[]> function, Corner[] corners) {
        double[] best = corners[0].at();
        for (int i = 1; i < corners.length; i++) {
            double[] at = corners[i].at().clone();
            for (int j = 0; j < at.length; j++) {
                at[j] = (at[j] + best[j]) / 2;
            }
            corners[i] = new Corner(at, value(function, at));
        }
    }
}
