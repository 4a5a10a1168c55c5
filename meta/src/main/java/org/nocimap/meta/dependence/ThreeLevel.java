package org.nocimap.meta.dependence;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.meta.ChiSquareTest;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.Wald;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.linear.WeightedLeastSquares;
import org.nocimap.meta.optimum.NoMaximum;
import org.nocimap.meta.optimum.Simplex;

/**
 * The three-level model (Konstantopoulos 2011, doi:10.1002/jrsm.35): y_ij = x_ij β + u_j + w_ij + e_ij, effects i within clusters j,
 * with the variances between clusters (u) and within them (w) by (restricted) maximum likelihood.
 *
 * @param coefficients by z
 * @param betweenClusters variance of u
 * @param withinClusters variance of w
 * @param typicalVariance of the sampling errors: (k − p) / tr P at variances 0 (Higgins &amp; Thompson 2002, doi:10.1002/sim.1186, eq. 9,
 *     written for models with covariances)
 * @param residualQ QE: the weighted squares when both variances are 0
 * @param logLikelihood restricted for REML
 * @param clusters which effects belong together
 * @param blocks estimated covariance of the effects of every cluster, n×n row by row
 */
public record ThreeLevel(
        List<Coefficient> coefficients,
        double betweenClusters,
        double withinClusters,
        double typicalVariance,
        ChiSquareTest residualQ,
        double logLikelihood,
        Clusters clusters,
        List<double[]> blocks) {
    public ThreeLevel {
        coefficients = List.copyOf(coefficients);
        blocks = List.copyOf(blocks);
    }

    /**
     * Fits.
     *
     * @param design k rows
     * @param clusters of the k effects, at least two
     * @param covariance of the sampling errors within a cluster
     * @throws ArithmeticException when the covariance is not positive definite
     * @throws InputException when the likelihood has no maximum
     */
    public static ThreeLevel fit(
            Effects effects,
            Design design,
            Clusters clusters,
            WithinCovariance covariance,
            Likelihood likelihood,
            double confidence) {
        double scale = java.util.Arrays.stream(effects.vi()).average().orElseThrow();
        double root = Math.sqrt(scale);
        double crossProduct = crossProduct(design);
        double[] best;
        try {
            best = Simplex.maximum(
                    s -> logLikelihood(
                            design,
                            least(effects, design, clusters, covariance, s[0] * s[0] * scale, s[1] * s[1] * scale),
                            likelihood,
                            crossProduct),
                    new double[] {0.7, 0.7},
                    0.4);
        } catch (NoMaximum e) {
            InputException problem = InputException.of(
                    Location.NOWHERE,
                    "the variances between and within samples did not converge",
                    "a likelihood that has a maximum",
                    "Choose one row for each sample, or take a common effect (--tau2 none); look at the smallest"
                            + " variances of the table, too.");
            problem.initCause(e);
            throw problem;
        }
        return at(
                effects,
                design,
                clusters,
                covariance,
                likelihood,
                Math.pow(best[0] * root, 2),
                Math.pow(best[1] * root, 2),
                confidence);
    }

    /** The model with variances that are known, such as 0 for an effect that all share. */
    public static ThreeLevel at(
            Effects effects,
            Design design,
            Clusters clusters,
            WithinCovariance covariance,
            Likelihood likelihood,
            double between,
            double within,
            double confidence) {
        double crossProduct = crossProduct(design);
        GeneralisedLeastSquares fit = least(effects, design, clusters, covariance, between, within);
        GeneralisedLeastSquares sampling = least(effects, design, clusters, covariance, 0, 0);
        int p = design.columns();
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            coefficients.add(Wald.of(
                    design.names().get(j),
                    fit.coefficients[j],
                    Math.sqrt(fit.inverse[j * p + j]),
                    Double.POSITIVE_INFINITY,
                    confidence));
        }
        return new ThreeLevel(
                coefficients,
                between,
                within,
                (effects.k() - p) / sampling.traceP,
                ChiSquareTest.of(sampling.weightedSquares, effects.k() - p),
                logLikelihood(design, fit, likelihood, crossProduct),
                clusters,
                blocks(effects, clusters, covariance, between, within));
    }

    /** Variance of true effects, between and within clusters together. */
    public double variance() {
        return betweenClusters + withinClusters;
    }

    private static double crossProduct(Design design) {
        double[] ones = new double[design.rows()];
        java.util.Arrays.fill(ones, 1);
        return new WeightedLeastSquares(design, ones, ones).logDeterminant();
    }

    private static GeneralisedLeastSquares least(
            Effects effects,
            Design design,
            Clusters clusters,
            WithinCovariance covariance,
            double between,
            double within) {
        return new GeneralisedLeastSquares(
                design, effects.yi(), clusters, blocks(effects, clusters, covariance, between, within));
    }

    private static double logLikelihood(
            Design design, GeneralisedLeastSquares fit, Likelihood likelihood, double crossProduct) {
        int k = design.rows();
        double sum = fit.logDeterminantOfV + fit.weightedSquares;
        if (likelihood == Likelihood.ML) {
            return -0.5 * (k * Math.log(2 * Math.PI) + sum);
        }
        return -0.5 * ((k - design.columns()) * Math.log(2 * Math.PI) + sum + fit.logDeterminantOfXWX - crossProduct);
    }

    private static List<double[]> blocks(
            Effects effects, Clusters clusters, WithinCovariance covariance, double between, double within) {
        List<double[]> blocks = new ArrayList<>();
        for (int[] rows : clusters.members()) {
            int n = rows.length;
            double[] block = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    block[i * n + j] =
                            between + (i == j ? effects.vi()[rows[i]] + within : covariance.between(rows[i], rows[j]));
                }
            }
            blocks.add(block);
        }
        return blocks;
    }
}
