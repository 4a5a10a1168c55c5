package org.nocimap.meta.measure;

import java.util.Optional;

/** Effects of two groups' means. */
public enum MeanMeasure {
    /** Mean difference m1 − m2, variance s1²/n1 + s2²/n2. */
    MD,
    /** The same with one standard deviation for both groups: sp²(1/n1 + 1/n2). */
    MD_POOLED_SD,
    /**
     * Standardised mean difference, Hedges' g = J(m)(m1 − m2)/sp with the exact J and m = n1 + n2 − 2; large-sample variance
     * 1/n1 + 1/n2 + g²/(2(n1 + n2)), as metafor's SMD.
     */
    SMD,
    /** g with its unbiased variance 1/n1 + 1/n2 + (1 − (m − 2)/(m J²)) g² (Viechtbauer 2007, doi:10.3102/1076998606298034, eq. 23). */
    SMD_UNBIASED,
    /** g as RevMan has it: the approximate J, variance (n1 + n2)/(n1 n2) + g²/(2(n1 + n2 − 3.94)). */
    SMD_REVMAN,
    /** Glass' delta J(n2 − 1)(m1 − m2)/s2, variance 1/n1 + 1/n2 + Δ²/(2 n2). */
    GLASS,
    /**
     * Standardised by √((s1² + s2²)/2), for unequal variances; variance of Bonett 2009 (doi:10.1037/a0014699), that is
     * d²(s1⁴/(n1 − 1) + s2⁴/(n2 − 1))/(8 s⁴) + (s1²/(n1 − 1) + s2²/(n2 − 1))/s². The effect is J(m) d with m = n1 + n2 − 2, as
     * metafor before 5.0.
     */
    SMDH,
    /** Log ratio of means ln(m1/m2), variance s1²/(n1 m1²) + s2²/(n2 m2²), as metafor before 5.0; means of one sign. */
    ROM,
    /**
     * The log ratio with the second-order correction of Lajeunesse 2015 (doi:10.1890/14-2402.1): plus ½(s1²/(n1 m1²) − s2²/(n2 m2²)),
     * variance plus ½(s1⁴/(n1² m1⁴) + s2⁴/(n2² m2⁴)).
     */
    ROM_SECOND_ORDER;

    /** Whether effects are logarithms of ratios. */
    public boolean isRatio() {
        return this == ROM || this == ROM_SECOND_ORDER;
    }

    /** Whether effects are in standard deviations. */
    public boolean isStandardised() {
        return switch (this) {
            case SMD, SMD_UNBIASED, SMD_REVMAN, GLASS, SMDH -> true;
            default -> false;
        };
    }

    /**
     * The effect.
     *
     * @return empty when the measure is not defined: a ratio of means that are not of one sign
     */
    public Optional<Estimate> of(TwoMeans s) {
        if (isRatio() && !(s.m1() / s.m2() > 0 && Double.isFinite(s.m1() / s.m2()))) {
            return Optional.empty();
        }
        return Optional.of(compute(s));
    }

    private Estimate compute(TwoMeans s) {
        double difference = s.m1() - s.m2();
        double m = s.n1() + s.n2() - 2;
        double inverses = 1 / s.n1() + 1 / s.n2();
        double variance1 = s.sd1() * s.sd1();
        double variance2 = s.sd2() * s.sd2();
        return switch (this) {
            case MD -> new Estimate(difference, variance1 / s.n1() + variance2 / s.n2());
            case MD_POOLED_SD -> new Estimate(difference, s.pooledSd() * s.pooledSd() * inverses);
            case SMD -> {
                double g = SmallSample.exact(m) * difference / s.pooledSd();
                yield new Estimate(g, inverses + g * g / (2 * (s.n1() + s.n2())));
            }
            case SMD_UNBIASED -> {
                double j = SmallSample.exact(m);
                double g = j * difference / s.pooledSd();
                yield new Estimate(g, inverses + (1 - (m - 2) / (m * j * j)) * g * g);
            }
            case SMD_REVMAN -> {
                double g = SmallSample.approximate(m) * difference / s.pooledSd();
                yield new Estimate(g, inverses + g * g / (2 * (s.n1() + s.n2() - 3.94)));
            }
            case GLASS -> {
                double delta = SmallSample.exact(s.n2() - 1) * difference / s.sd2();
                yield new Estimate(delta, inverses + delta * delta / (2 * s.n2()));
            }
            case SMDH -> {
                double square = (variance1 + variance2) / 2;
                double d = SmallSample.exact(m) * difference / Math.sqrt(square);
                double fourth = variance1 * variance1 / (s.n1() - 1) + variance2 * variance2 / (s.n2() - 1);
                double second = variance1 / (s.n1() - 1) + variance2 / (s.n2() - 1);
                yield new Estimate(d, d * d * fourth / (8 * square * square) + second / square);
            }
            default -> {
                double share1 = variance1 / (s.n1() * s.m1() * s.m1());
                double share2 = variance2 / (s.n2() * s.m2() * s.m2());
                Estimate first = new Estimate(Math.log(s.m1() / s.m2()), share1 + share2);
                yield this == ROM
                        ? first
                        : new Estimate(
                                first.yi() + (share1 - share2) / 2,
                                first.vi() + (share1 * share1 + share2 * share2) / 2);
            }
        };
    }
}
