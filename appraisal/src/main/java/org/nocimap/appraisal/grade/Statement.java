package org.nocimap.appraisal.grade;

import java.util.Locale;

/**
 * What may be said of an effect at a level of certainty: one hedge for each sentence, never "no effect" (Santesso et al. 2020,
 * doi:10.1016/j.jclinepi.2019.10.014, in our own words).
 */
public final class Statement {
    private Statement() {}

    /** The size of an effect, in words. */
    public enum Size {
        LARGE,
        MODERATE,
        SMALL,
        TRIVIAL,
        /** Smaller than what matters to patients, perhaps not small otherwise. */
        UNIMPORTANT
    }

    /** Which way the outcome goes. */
    public enum Direction {
        LESS,
        MORE
    }

    /**
     * A sentence with capital and full stop.
     *
     * @param treated what treatment is called
     * @param outcome within a sentence
     */
    public static String of(Certainty certainty, Size size, Direction direction, String treated, String outcome) {
        if (certainty == Certainty.VERY_LOW) {
            return "The evidence is very uncertain about the effect of " + treated + " on " + outcome + ".";
        }
        boolean less = direction == Direction.LESS;
        String noun = less ? "reduction in " : "increase in ";
        String sentence =
                switch (size) {
                    case LARGE -> verb(certainty, "results", "result") + " in a large " + noun + outcome;
                    case MODERATE ->
                        (less ? verb(certainty, "reduces", "reduce") : verb(certainty, "increases", "increase")) + " "
                                + outcome;
                    case SMALL ->
                        (less ? verb(certainty, "reduces", "reduce") : verb(certainty, "increases", "increase")) + " "
                                + outcome + " slightly";
                    case TRIVIAL -> verb(certainty, "results", "result") + " in little to no difference in " + outcome;
                    case UNIMPORTANT ->
                        verb(certainty, "results", "result") + " in little to no important difference in " + outcome;
                };
        return capital(treated) + " " + sentence + ".";
    }

    private static String verb(Certainty certainty, String third, String bare) {
        return switch (certainty) {
            case HIGH -> third;
            case MODERATE -> "probably " + third;
            default -> "may " + bare;
        };
    }

    /**
     * The size of an effect where nobody says it: against the smallest that matters; for standardised differences by 0.2, 0.5 and
     * 0.8 (Handbook 5.1, 12.6.2); else moderate, which is said without a word of size.
     */
    static Size size(Case graded) {
        if (graded.outcome().size().isPresent()) {
            return graded.outcome().size().get();
        }
        Comparison comparison = graded.comparison().orElseThrow();
        if (comparison.important().isPresent()) {
            return Math.abs(comparison.estimate()) < comparison.important().getAsDouble()
                    ? Size.UNIMPORTANT
                    : Size.MODERATE;
        }
        if (graded.body().orElseThrow().kind() == EffectKind.STANDARDISED_DIFFERENCE) {
            double size = Math.abs(comparison.estimate());
            return size < 0.2 ? Size.TRIVIAL : size < 0.5 ? Size.SMALL : size < 0.8 ? Size.MODERATE : Size.LARGE;
        }
        return Size.MODERATE;
    }

    static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
