package org.nocimap.meta.tables;

import java.util.List;
import org.nocimap.meta.ChiSquareTest;
import org.nocimap.meta.measure.TwoByTwo;

/** Tests of stratified 2×2 tables. */
public final class StratifiedTests {
    private StratifiedTests() {}

    /** Cochran-Mantel-Haenszel: whether the common odds ratio is 1, (|Σ(a − E)| − ½)² / ΣV with the hypergeometric V. */
    public static ChiSquareTest mantelHaenszel(List<TwoByTwo> tables, Continuity continuity) {
        double distance = 0;
        double variance = 0;
        for (TwoByTwo t : tables) {
            distance += t.a() - t.expected();
            variance += t.hypergeometricVariance();
        }
        return association(continuity.apply(distance), variance);
    }

    /** Cochran 1954: the same with N³ instead of N²(N − 1) in V. */
    public static ChiSquareTest cochran(List<TwoByTwo> tables, Continuity continuity) {
        double distance = 0;
        double variance = 0;
        for (TwoByTwo t : tables) {
            distance += t.a() - t.expected();
            variance += t.hypergeometricVariance() * (t.n() - 1) / t.n();
        }
        return association(continuity.apply(distance), variance);
    }

    private static ChiSquareTest association(double distance, double variance) {
        return variance > 0 ? ChiSquareTest.of(distance * distance / variance, 1) : ChiSquareTest.of(0, 0);
    }

    /**
     * Breslow &amp; Day 1980: whether the odds ratios are the same, Σ (a − A)² / Var with A the expected events under the pooled odds
     * ratio and the table's margins.
     *
     * @param pooledLogOdds the Mantel-Haenszel log odds ratio
     */
    public static ChiSquareTest breslowDay(List<TwoByTwo> tables, double pooledLogOdds) {
        double[] sums = deviations(tables, Math.exp(pooledLogOdds));
        return ChiSquareTest.of(sums[0], (int) sums[3]);
    }

    /** Tarone's correction of {@link #breslowDay} (1985, doi:10.1093/biomet/72.1.91): less (Σ(a − A))² / ΣVar. */
    public static ChiSquareTest tarone(List<TwoByTwo> tables, double pooledLogOdds) {
        double[] sums = deviations(tables, Math.exp(pooledLogOdds));
        return ChiSquareTest.of(Math.max(0, sums[0] - sums[1] * sums[1] / sums[2]), (int) sums[3]);
    }

    /** Σ(a − A)²/Var, Σ(a − A), ΣVar, and the degrees of freedom. */
    private static double[] deviations(List<TwoByTwo> tables, double oddsRatio) {
        double squares = 0;
        double distance = 0;
        double variances = 0;
        int used = 0;
        for (TwoByTwo t : tables) {
            if (t.isDoubleZero()) {
                continue;
            }
            double a = expectedUnder(t, oddsRatio);
            double variance = 1 / (1 / a + 1 / (t.n1() - a) + 1 / (t.events() - a) + 1 / (t.n2() - t.events() + a));
            squares += (t.a() - a) * (t.a() - a) / variance;
            distance += t.a() - a;
            variances += variance;
            used++;
        }
        return new double[] {squares, distance, variances, Math.max(0, used - 1)};
    }

    /** The A in [max(0, m − n2), min(n1, m)] with A (n2 − m + A) = ψ (n1 − A)(m − A), m the events of both groups. */
    private static double expectedUnder(TwoByTwo t, double oddsRatio) {
        double m = t.events();
        if (Math.abs(oddsRatio - 1) < 1e-12) {
            return t.expected();
        }
        double square = 1 - oddsRatio;
        double linear = t.n2() - m + oddsRatio * (t.n1() + m);
        double constant = -oddsRatio * t.n1() * m;
        double root = Math.sqrt(linear * linear - 4 * square * constant);
        // The root that stays between the margins, in the form that does not cancel: linear is positive or the root
        // outweighs it.
        return linear > 0 ? -2 * constant / (linear + root) : (root - linear) / (2 * square);
    }
}
