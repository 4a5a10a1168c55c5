package org.nocimap.meta.tables;

import java.util.List;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Wald;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.EmptyCells;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.TwoByTwo;

/** Mantel-Haenszel pooling of 2×2 tables (Mantel &amp; Haenszel 1959, doi:10.1093/jnci/22.4.719), from the counts as they are. */
public final class MantelHaenszel {
    private MantelHaenszel() {}

    /**
     * Pools.
     *
     * <ul>
     *   <li>OR: Σ(ad/N) / Σ(bc/N), variance of Robins, Breslow &amp; Greenland 1986 (doi:10.2307/2531052);
     *   <li>RR: Σ(a n2/N) / Σ(c n1/N), variance of Greenland &amp; Robins 1985 (doi:10.2307/2530643);
     *   <li>RD: Σ((a n2 − c n1)/N) / Σ(n1 n2/N), variance of Sato 1989 (Biometrics 45:1323), as metafor.
     * </ul>
     *
     * @param tables at least one
     * @param measure OR, RR or RD
     * @param confidence of the interval
     * @throws InputException when a ratio has no events, or nothing but events, in a whole arm
     */
    public static Pooled pool(List<TwoByTwo> tables, BinaryMeasure measure, double confidence) {
        double[] estimate =
                switch (measure) {
                    case OR -> oddsRatio(tables);
                    case RR -> riskRatio(tables);
                    case RD -> riskDifference(tables);
                    case PETO -> throw new IllegalArgumentException("Peto's odds ratio has a pooling of its own");
                };
        if (!Double.isFinite(estimate[0]) || !(estimate[1] > 0)) {
            throw InputException.of(
                    Location.NOWHERE,
                    "the pooled " + measure + " by Mantel-Haenszel is not defined: one arm has no events in any study",
                    "events in both arms",
                    "Pool risk differences (--measure RD), or look at the counts.");
        }
        Coefficient effect =
                Wald.of(measure.name(), estimate[0], Math.sqrt(estimate[1]), Double.POSITIVE_INFINITY, confidence);
        List<Estimate> own = OwnEffects.of(tables, measure, EmptyCells.HALF_WHERE_EMPTY);
        return Pooled.of(tables.size(), own.size(), effect, OwnEffects.q(own, estimate[0]));
    }

    private static double[] oddsRatio(List<TwoByTwo> tables) {
        double r = 0;
        double s = 0;
        double pr = 0;
        double psqr = 0;
        double qs = 0;
        for (TwoByTwo t : tables) {
            double n = t.n();
            double ri = t.a() * t.d() / n;
            double si = t.b() * t.c() / n;
            double p = (t.a() + t.d()) / n;
            double q = (t.b() + t.c()) / n;
            r += ri;
            s += si;
            pr += p * ri;
            psqr += p * si + q * ri;
            qs += q * si;
        }
        return new double[] {Math.log(r / s), (pr / (r * r) + psqr / (r * s) + qs / (s * s)) / 2};
    }

    private static double[] riskRatio(List<TwoByTwo> tables) {
        double r = 0;
        double s = 0;
        double spread = 0;
        for (TwoByTwo t : tables) {
            double n = t.n();
            r += t.a() * t.n2() / n;
            s += t.c() * t.n1() / n;
            spread += (t.n1() * t.n2() * t.events() - t.a() * t.c() * n) / (n * n);
        }
        return new double[] {Math.log(r / s), spread / (r * s)};
    }

    private static double[] riskDifference(List<TwoByTwo> tables) {
        double difference = 0;
        double weight = 0;
        double p = 0;
        double q = 0;
        for (TwoByTwo t : tables) {
            double n = t.n();
            double share1 = t.n1() / n;
            double share2 = t.n2() / n;
            difference += t.a() * share2 - t.c() * share1;
            weight += t.n1() * share2;
            p += t.c() * share1 * share1 - t.a() * share2 * share2 + share1 * share2 * (t.n2() - t.n1()) / 2;
            q += (t.a() * t.d() + t.c() * t.b()) / (2 * n);
        }
        double pooled = difference / weight;
        return new double[] {pooled, (pooled * p + q) / (weight * weight)};
    }
}
