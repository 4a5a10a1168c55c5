package org.nocimap.meta.measure;

import java.util.Optional;

/** Effects of one group's proportion x / n. Where x or n − x is 0, ½ is added to both, except for PAS and PFT. */
public enum ProportionMeasure {
    /** The proportion, variance p(1 − p)/n. */
    PR,
    /** Its logarithm, variance 1/x − 1/n. */
    PLN,
    /** Its logit ln(x / (n − x)), variance 1/x + 1/(n − x). */
    PLO,
    /** Arcsine of its root, variance 1/(4n). */
    PAS,
    /** Freeman &amp; Tukey 1950 (doi:10.1214/aoms/1177729756): ½(asin √(x/(n+1)) + asin √((x+1)/(n+1))), variance 1/(4n + 2). */
    PFT;

    /**
     * The effect.
     *
     * @return empty when not 0 ≤ x ≤ n with n ≥ 1
     */
    public Optional<Estimate> of(double events, double n) {
        if (!(events >= 0 && events <= n && n >= 1)) {
            return Optional.empty();
        }
        double add = events == 0 || events == n ? 0.5 : 0;
        double x = events + add;
        double rest = n - events + add;
        double all = x + rest;
        return Optional.of(
                switch (this) {
                    case PR -> new Estimate(x / all, x / all * (rest / all) / all);
                    case PLN -> new Estimate(Math.log(x / all), 1 / x - 1 / all);
                    case PLO -> new Estimate(Math.log(x / rest), 1 / x + 1 / rest);
                    case PAS -> new Estimate(Math.asin(Math.sqrt(events / n)), 1 / (4 * n));
                    case PFT ->
                        new Estimate(
                                0.5
                                        * (Math.asin(Math.sqrt(events / (n + 1)))
                                                + Math.asin(Math.sqrt((events + 1) / (n + 1)))),
                                1 / (4 * n + 2));
                });
    }

    /** The proportion that an effect stands for; for PFT by {@code asin} alone, with Miller's correction at size n. */
    public double back(double yi, double n) {
        return switch (this) {
            case PR -> yi;
            case PLN -> Math.exp(yi);
            case PLO -> 1 / (1 + Math.exp(-yi));
            case PAS -> Math.pow(Math.sin(Math.max(0, Math.min(Math.PI / 2, yi))), 2);
            case PFT -> miller(yi, n);
        };
    }

    /** Miller 1978 (doi:10.1080/00031305.1978.10479283), for t = 2 yi. */
    private static double miller(double yi, double n) {
        double least = 0.5 * Math.asin(Math.sqrt(1 / (n + 1)));
        double most = 0.5 * (Math.asin(Math.sqrt(n / (n + 1))) + Math.PI / 2);
        if (yi <= least) {
            return 0;
        }
        if (yi >= most) {
            return 1;
        }
        double sin = Math.sin(2 * yi);
        double inner = sin + (sin - 1 / sin) / n;
        double root = Math.sqrt(Math.max(0, 1 - inner * inner));
        return 0.5 * (1 - Math.signum(Math.cos(2 * yi)) * root);
    }
}
