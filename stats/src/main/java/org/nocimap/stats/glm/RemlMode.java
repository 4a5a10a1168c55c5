package org.nocimap.stats.glm;

/**
 * Finds the variances between subjects at which the restricted likelihood is largest. It may have two modes, so the best of
 * {@value #POINTS} points spaced by a constant factor and 0 decides where the root of the derivative is looked for; several
 * variances are found in turn until none moves.
 */
final class RemlMode {
    private static final int POINTS = 16;

    /** Each grid point is this times the next smaller one. */
    private static final double FACTOR = 1.8;

    private static final int MOST_STEPS = 60;
    private static final int MOST_ROUNDS = 100;
    private static final double TOLERANCE = 1e-8;

    private final Restricted likelihood;
    private final int groups;
    private final double[] grid = new double[POINTS + 1];
    private final double[] heights = new double[POINTS + 1];
    private final double[] slopes = new double[POINTS + 1];

    RemlMode(Restricted likelihood, int groups) {
        this.likelihood = likelihood;
        this.groups = groups;
    }

    /**
     * Leaves the mode in {@code tau2}, in units of the median s², and {@code likelihood} evaluated there.
     *
     * @param tau2 one a group; filled
     */
    void find(double[] tau2) {
        double most = bound(tau2);
        java.util.Arrays.fill(tau2, groups > 1 ? most / 8 : 0);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double moved = 0;
            for (int g = 0; g < groups; g++) {
                double before = tau2[g];
                tau2[g] = mode(tau2, g, most);
                moved = Math.max(moved, Math.abs(tau2[g] - before) / (1 + before));
            }
            if (groups == 1 || moved < TOLERANCE) {
                break;
            }
        }
        likelihood.likelihood(tau2);
    }

    /**
     * At and above (s² + √(s⁴ + 4 s² m)) / 2, with s² the residual variance of least squares and m the largest variance within, the
     * derivative by a common τ² is not positive: y′PPy ≤ RSS/τ⁴ and tr P ≥ (N − P)/(m + τ²).
     */
    private double bound(double[] tau2) {
        double largest = 0;
        for (double s : likelihood.s2) {
            largest = Math.max(largest, s);
        }
        // Beside a very large τ² all weights are equal, which is least squares.
        java.util.Arrays.fill(tau2, 1e9 * largest);
        likelihood.likelihood(tau2);
        double squares = 0;
        for (double r : likelihood.r) {
            squares += r * r;
        }
        double s2 = squares / (likelihood.n - likelihood.p);
        return Math.max(1e-9, (s2 + Math.sqrt(s2 * s2 + 4 * s2 * largest)) / 2);
    }

    /** The mode along the variance of one group, the others held. */
    private double mode(double[] tau2, int g, double most) {
        double top = most;
        if (groups > 1) {
            for (int step = 0; step < MOST_STEPS && slope(tau2, g, top) > 0; step++) {
                top *= 4;
            }
        }
        int best = 0;
        double at = top;
        for (int k = POINTS; k >= 0; k--) {
            grid[k] = k == 0 ? 0 : at;
            at /= FACTOR;
            tau2[g] = grid[k];
            heights[k] = likelihood.likelihood(tau2);
            if (k == POINTS || heights[k] >= heights[best]) {
                best = k;
            }
        }
        slopes[best] = slope(tau2, g, grid[best]);
        boolean rises = slopes[best] > 0;
        if ((best == 0 && !rises) || (best == POINTS && rises)) {
            return grid[best];
        }
        int low = rises ? best : best - 1;
        double found = root(tau2, g, low);
        tau2[g] = found;
        return likelihood.likelihood(tau2) >= heights[best] ? found : grid[best];
    }

    private double slope(double[] tau2, int g, double at) {
        tau2[g] = at;
        likelihood.likelihood(tau2);
        return likelihood.score(g);
    }

    /** Root of the derivative between two grid points by false position after Anderson and Björck, with bisection where it stalls. */
    private double root(double[] tau2, int g, int low) {
        double a = grid[low];
        double b = grid[low + 1];
        double fa = slope(tau2, g, a);
        double fb = slope(tau2, g, b);
        if (!(fa > 0 && fb < 0)) {
            return fa == 0 ? a : fb == 0 ? b : (a + b) / 2;
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double c = (a * fb - b * fa) / (fb - fa);
            if (!(c > a && c < b) || step > 20) {
                c = (a + b) / 2;
            }
            double fc = slope(tau2, g, c);
            if (fc == 0 || b - a <= TOLERANCE * (1e-3 + b)) {
                return c;
            }
            if (fc > 0) {
                double keep = 1 - fc / fa;
                fb *= keep > 0 ? Math.min(1, keep) : 0.5;
                if (Math.abs(c - a) <= 0.1 * TOLERANCE * (1e-3 + b)) {
                    return c;
                }
                a = c;
                fa = fc;
            } else {
                double keep = 1 - fc / fb;
                fa *= keep > 0 ? Math.min(1, keep) : 0.5;
                if (Math.abs(b - c) <= 0.1 * TOLERANCE * (1e-3 + b)) {
                    return c;
                }
                b = c;
                fb = fc;
            }
        }
        return (a + b) / 2;
    }
}
