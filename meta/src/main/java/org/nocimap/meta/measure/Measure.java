package org.nocimap.meta.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every effect measure, by the code that people name it with. */
public enum Measure {
    OR("OR", Family.TABLES, "odds ratio"),
    RR("RR", Family.TABLES, "risk ratio"),
    RD("RD", Family.TABLES, "risk difference"),
    PETO("PETO", Family.TABLES, "Peto odds ratio"),
    MD("MD", Family.MEANS, "mean difference"),
    MD_POOLED_SD("MD-HO", Family.MEANS, "mean difference"),
    SMD("SMD", Family.MEANS, "standardised mean difference"),
    SMD_UNBIASED("SMD-UB", Family.MEANS, "standardised mean difference"),
    SMD_REVMAN("SMD-REVMAN", Family.MEANS, "standardised mean difference"),
    GLASS("GLASS", Family.MEANS, "Glass' delta"),
    SMDH("SMDH", Family.MEANS, "standardised mean difference (unequal variances)"),
    ROM("ROM", Family.MEANS, "ratio of means"),
    ROM_SECOND_ORDER("ROM2", Family.MEANS, "ratio of means"),
    IRR("IRR", Family.RATES, "incidence rate ratio"),
    IRD("IRD", Family.RATES, "incidence rate difference"),
    HR("HR", Family.SURVIVAL, "hazard ratio"),
    COR("COR", Family.CORRELATION, "correlation"),
    ZCOR("ZCOR", Family.CORRELATION, "correlation"),
    PR("PR", Family.PROPORTION, "proportion"),
    PLN("PLN", Family.PROPORTION, "proportion"),
    PLO("PLO", Family.PROPORTION, "proportion"),
    PAS("PAS", Family.PROPORTION, "proportion"),
    PFT("PFT", Family.PROPORTION, "proportion"),
    GENERIC("GEN", Family.GENERIC, "effect");

    /** What a measure is computed from. */
    public enum Family {
        /** Events of two groups. */
        TABLES,
        /** Means and standard deviations of two groups. */
        MEANS,
        /** Events and person-time of two groups. */
        RATES,
        /** Observed less expected events with their variance, or a hazard ratio with its interval. */
        SURVIVAL,
        /** A correlation and a size. */
        CORRELATION,
        /** Events and size of one group. */
        PROPORTION,
        /** Effects with their variances. */
        GENERIC
    }

    private final String code;
    private final Family family;
    private final String words;

    Measure(String code, Family family, String words) {
        this.code = code;
        this.family = family;
        this.words = words;
    }

    /** As on the command line. */
    public String code() {
        return code;
    }

    public Family family() {
        return family;
    }

    /** In running text. */
    public String words() {
        return words;
    }

    /** The measure of this code, in upper or lower case. */
    public static Optional<Measure> named(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(measure -> measure.code.equals(upper))
                .findFirst();
    }

    /** Whether effects are logarithms that people read as ratios. */
    public boolean isRatio() {
        return switch (this) {
            case OR, RR, PETO, ROM, ROM_SECOND_ORDER, IRR, HR -> true;
            default -> false;
        };
    }

    /** Whether effects have the unit of the scale that was measured. */
    public boolean hasUnit() {
        return this == MD || this == MD_POOLED_SD;
    }

    /** What an effect is on the scale that people read: exp for ratios, tanh for Fisher's z, a proportion, else itself. */
    public double back(double yi) {
        if (isRatio()) {
            return Math.exp(yi);
        }
        return switch (this) {
            case ZCOR -> Math.tanh(yi);
            case PLN -> Math.exp(yi);
            case PLO -> 1 / (1 + Math.exp(-yi));
            case PAS, PFT -> Math.pow(Math.sin(Math.max(0, Math.min(Math.PI / 2, yi))), 2);
            default -> yi;
        };
    }

    /** The value of no effect on the scale that people read: 1 for ratios, else 0. */
    public double noEffect() {
        return isRatio() ? 1 : 0;
    }
}
