package org.nocimap.appraisal.printed;

import java.util.List;
import java.util.Locale;

/** Tests of two groups that can be recomputed from what tables print. */
public enum TestOfTwo {
    POOLED_T("t-test with equal variances", "t"),
    WELCH_T("Welch's t-test", "t"),
    CHI_SQUARE("chi-square without correction", "χ²"),
    YATES("chi-square with Yates' correction", "χ²"),
    FISHER("Fisher's exact test", "");

    private final String words;
    private final String letter;

    TestOfTwo(String words, String letter) {
        this.words = words;
        this.letter = letter;
    }

    public String words() {
        return words;
    }

    /** The statistic's letter; empty where there is none. */
    public String letter() {
        return letter;
    }

    /** The tests that a printed name may mean; none where it names another test, or nothing. */
    public static List<TestOfTwo> named(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replace("χ²", "chi")
                .replace("χ2", "chi")
                .replaceAll("[^a-z]+", "");
        if (plain.contains("fisher")) {
            return List.of(FISHER);
        }
        if (plain.contains("yates") || plain.contains("continuity")) {
            return List.of(YATES);
        }
        if (plain.startsWith("chi") || plain.startsWith("pearsonchi") || plain.equals("x")) {
            return List.of(CHI_SQUARE, YATES);
        }
        if (plain.contains("welch") || plain.contains("unequal")) {
            return List.of(WELCH_T);
        }
        if (plain.startsWith("anova") || plain.contains("equalvariance")) {
            return List.of(POOLED_T);
        }
        boolean t = List.of("t", "ttest", "studentt", "studentst", "studentttest", "studentsttest", "independentttest")
                        .contains(plain)
                || plain.endsWith("samplettest")
                || plain.endsWith("samplesttest");
        return t ? List.of(POOLED_T, WELCH_T) : List.of();
    }
}
