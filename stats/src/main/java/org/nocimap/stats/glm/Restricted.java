package org.nocimap.stats.glm;

/**
 * The restricted likelihood of between-subject variances of one voxel. With w = 1/(s² + τ²), A = X′WX, β = A⁻¹X′Wy and r = y − Xβ,
 *
 * <pre>L = ½ Σ log w − ½ log det A − ½ r′Wr,
 * ∂L/∂τ²_g = ½ Σ (w r)² − ½ Σ (w − w² x′A⁻¹x), both over the observations of group g</pre>
 *
 * <p>(Harville 1977, doi:10.2307/2286796). Values are scaled by the median of s², so that τ² is in its units and products of eight
 * weights stay within doubles. The one hot loop of the mixed models: about {@code N·(P²/2 + 2P)} multiplications an evaluation.
 */
final class Restricted {
    final int n;
    final int p;
    final int[] group;
    final double[] x;
    final double[] s2;
    final double[] y;
    final double[] w;
    final double[] r;
    final double[] beta;

    /** Lower triangle of L with A = LL′. */
    final double[] factor;

    private final double[] solved;
    private final double[] sorted;

    /** What y was divided by; variances were divided by its square. */
    double unit;

    Restricted(GroupModel model) {
        n = model.design().observations();
        p = model.design().columns();
        group = model.varianceGroups();
        x = model.design().rows();
        s2 = new double[n];
        y = new double[n];
        w = new double[n];
        r = new double[n];
        beta = new double[p];
        factor = new double[p * p];
        solved = new double[p];
        sorted = new double[n];
    }

    void load(double[] values, double[] variances) {
        System.arraycopy(variances, 0, sorted, 0, n);
        java.util.Arrays.sort(sorted);
        double median = sorted[n / 2];
        unit = Math.sqrt(median);
        for (int i = 0; i < n; i++) {
            y[i] = values[i] / unit;
            s2[i] = variances[i] / median;
        }
    }

    /** L at these variances, one a group, in units of the median s²; weights, β and residuals are left behind. */
    double likelihood(double[] tau2) {
        java.util.Arrays.fill(factor, 0);
        java.util.Arrays.fill(beta, 0);
        double product = 1;
        double log = 0;
        for (int i = 0; i < n; i++) {
            double total = s2[i] + tau2[group[i]];
            double weight = 1 / total;
            w[i] = weight;
            product *= total;
            if ((i & 7) == 7) {
                log += Math.log(product);
                product = 1;
            }
            double wy = weight * y[i];
            int row = i * p;
            for (int a = 0; a < p; a++) {
                double xa = x[row + a];
                double wx = weight * xa;
                beta[a] += wy * xa;
                for (int b = 0; b <= a; b++) {
                    factor[a * p + b] += wx * x[row + b];
                }
            }
        }
        log += Math.log(product);
        double determinant = SmallCholesky.factor(factor, p);
        SmallCholesky.forward(factor, p, beta);
        SmallCholesky.backward(factor, p, beta);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double left = y[i];
            int row = i * p;
            for (int a = 0; a < p; a++) {
                left -= x[row + a] * beta[a];
            }
            r[i] = left;
            squares += w[i] * left * left;
        }
        return -0.5 * (log + determinant + squares);
    }

    /** Twice the derivative of L by the variance of a group, where {@link #likelihood} was asked last. */
    double score(int of) {
        double score = 0;
        for (int i = 0; i < n; i++) {
            if (group[i] == of) {
                double wr = w[i] * r[i];
                score += wr * wr - w[i] + w[i] * w[i] * leverage(i);
            }
        }
        return score;
    }

    /** ½ Σ w², the Fisher information of a common τ². */
    double information() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += w[i] * w[i];
        }
        return 0.5 * sum;
    }

    /** The same over the observations of one group. */
    double information(int of) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (group[i] == of) {
                sum += w[i] * w[i];
            }
        }
        return 0.5 * sum;
    }

    /** x′A⁻¹x of an observation. */
    private double leverage(int i) {
        double sum = 0;
        for (int a = 0; a < p; a++) {
            double value = x[i * p + a];
            for (int b = 0; b < a; b++) {
                value -= factor[a * p + b] * solved[b];
            }
            solved[a] = value / factor[a * p + a];
            sum += solved[a] * solved[a];
        }
        return sum;
    }
}
