package org.nocimap.appraisal.grade;

import java.util.Locale;

/** What sort of number an effect is, as far as certainty and absolute effects depend on it. */
public enum EffectKind {
    ODDS_RATIO("odds ratio", "OR"),
    RISK_RATIO("risk ratio", "RR"),
    HAZARD_RATIO("hazard ratio", "HR"),
    /** Of rates, of means: relative, with no absolute risk of its own. */
    OTHER_RATIO("ratio", "ratio"),
    RISK_DIFFERENCE("risk difference", "RD"),
    MEAN_DIFFERENCE("mean difference", "MD"),
    STANDARDISED_DIFFERENCE("standardised mean difference", "SMD"),
    OTHER("effect", "effect");

    private final String words;
    private final String letters;

    EffectKind(String words, String letters) {
        this.words = words;
        this.letters = letters;
    }

    public String words() {
        return words;
    }

    /** {@code OR}. */
    public String letters() {
        return letters;
    }

    /** By a measure's code, such as {@code SMD-UB}. */
    public static EffectKind of(String code) {
        return switch (code.strip().toUpperCase(Locale.ROOT)) {
            case "OR", "PETO" -> ODDS_RATIO;
            case "RR" -> RISK_RATIO;
            case "HR" -> HAZARD_RATIO;
            case "ROM", "ROM2", "IRR" -> OTHER_RATIO;
            case "RD" -> RISK_DIFFERENCE;
            case "MD", "MD-HO" -> MEAN_DIFFERENCE;
            case "SMD", "SMD-UB", "SMD-REVMAN", "GLASS", "SMDH" -> STANDARDISED_DIFFERENCE;
            default -> OTHER;
        };
    }

    /** Whether effects are pooled as logarithms. */
    public boolean isRatio() {
        return this == ODDS_RATIO || this == RISK_RATIO || this == HAZARD_RATIO || this == OTHER_RATIO;
    }

    /** Whether a risk without treatment makes it a risk with treatment. */
    public boolean hasRisk() {
        return this == ODDS_RATIO || this == RISK_RATIO || this == HAZARD_RATIO || this == RISK_DIFFERENCE;
    }

    /** Whether it compares means. */
    public boolean isContinuous() {
        return this == MEAN_DIFFERENCE || this == STANDARDISED_DIFFERENCE;
    }

    /** From the scale it is pooled on to the one that people read. */
    public double back(double pooled) {
        return isRatio() ? Math.exp(pooled) : pooled;
    }

    /** No effect, as people read it. */
    public double noEffect() {
        return isRatio() ? 1 : 0;
    }
}
