package org.nocimap.appraisal.grade;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What certainty is rated down or up for. */
public enum Factor {
    RISK_OF_BIAS("risk of bias", -3, 0),
    INCONSISTENCY("inconsistency", -2, 0),
    INDIRECTNESS("indirectness", -2, 0),
    IMPRECISION("imprecision", -3, 0),
    /** Never more than one level (Guyatt et al. 2011, doi:10.1016/j.jclinepi.2011.01.011). */
    PUBLICATION_BIAS("publication bias", -1, 0),
    LARGE_EFFECT("large effect", 0, 2),
    DOSE_RESPONSE("dose-response", 0, 1),
    OPPOSING_CONFOUNDING("opposing confounding", 0, 1);

    private final String words;
    private final int least;
    private final int most;

    Factor(String words, int least, int most) {
        this.words = words;
        this.least = least;
        this.most = most;
    }

    /** In running text and in files. */
    public String words() {
        return words;
    }

    /** The furthest down. */
    public int least() {
        return least;
    }

    /** The furthest up. */
    public int most() {
        return most;
    }

    /** A reason to rate up. */
    public boolean raises() {
        return most > 0;
    }

    public static List<Factor> downs() {
        return Arrays.stream(values()).filter(f -> !f.raises()).toList();
    }

    /** By its words, hyphens and blanks being the same, in any case. */
    public static Optional<Factor> named(String text) {
        String plain = plain(text);
        return Arrays.stream(values()).filter(f -> plain(f.words).equals(plain)).findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "");
    }

    /** What a number of levels is called: {@code serious}, {@code very serious}. */
    public static String seriousness(int levels) {
        return switch (levels) {
            case 0 -> "not serious";
            case -1 -> "serious";
            case -2 -> "very serious";
            case -3 -> "extremely serious";
            default -> levels == 1 ? "present" : "very large";
        };
    }
}
