package org.nocimap.meta.analysis;

import java.util.Optional;
import org.nocimap.meta.ChiSquareTest;
import org.nocimap.meta.dependence.ThreeLevel;
import org.nocimap.meta.model.Fit;

/**
 * How much true effects differ: those of studies, or, where studies stand in several rows, those of samples and of a sample's rows.
 *
 * @param q Cochran's test, with the sampling errors' covariance where there is one
 * @param tau2 variance of true effects, both levels together
 * @param i2 share of the variance that is not sampling error, percent
 * @param levels where it lies, with several rows of a sample
 */
public record Heterogeneity(ChiSquareTest q, double tau2, double i2, Optional<Levels> levels) {
    /**
     * The two levels of a three-level model.
     *
     * @param between variance between samples
     * @param within variance between the rows of a sample
     * @param i2Between share of the total variance, percent
     * @param i2Within share of the total variance, percent
     */
    public record Levels(double between, double within, double i2Between, double i2Within) {}

    /** Of independent rows. */
    public static Heterogeneity of(Fit fit) {
        return new Heterogeneity(fit.residualQ(), fit.tau2().value(), fit.i2(), Optional.empty());
    }

    /** I² of both levels after Cheung 2014 (doi:10.1037/a0032968), with Higgins and Thompson's typical sampling variance. */
    static Heterogeneity of(ThreeLevel model) {
        double total = model.variance() + model.typicalVariance();
        Levels levels = new Levels(
                model.betweenClusters(),
                model.withinClusters(),
                100 * model.betweenClusters() / total,
                100 * model.withinClusters() / total);
        return new Heterogeneity(
                model.residualQ(), model.variance(), levels.i2Between() + levels.i2Within(), Optional.of(levels));
    }

    /** Total variance over sampling variance. */
    public double h2() {
        return 1 / (1 - i2 / 100);
    }
}
