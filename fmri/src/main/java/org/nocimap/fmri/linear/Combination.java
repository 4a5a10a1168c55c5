package org.nocimap.fmri.linear;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads linear combinations of named things: {@code P40 - 0.5*P0}. A number and {@code *} before a name is its weight; of names that begin
 * alike the longest that fits is meant.
 */
public final class Combination {
    private static final Pattern WEIGHT = Pattern.compile("^([0-9]*\\.?[0-9]+)\\s*\\*\\s*");

    private Combination() {}

    /**
     * A name that the text begins with.
     *
     * @param word as it stands in the text
     * @param place which of the things it names
     */
    public record Named(String word, int place) {}

    /**
     * What came of a text.
     *
     * @param weights one for each thing; what was read before it could not be understood
     * @param stuck the rest that cannot be understood; empty when all was read
     */
    public record Reading(double[] weights, String stuck) {}

    /**
     * @param things how many there are
     * @param named finds the name that a text begins with
     */
    public static Reading read(String text, int things, Function<String, Optional<Named>> named) {
        double[] weights = new double[things];
        String rest = text.strip();
        for (boolean first = true; !rest.isEmpty(); first = false) {
            double sign = 1;
            boolean signed = rest.charAt(0) == '+' || rest.charAt(0) == '-';
            if (!signed && !first) {
                return new Reading(weights, rest);
            }
            if (signed) {
                sign = rest.charAt(0) == '-' ? -1 : 1;
                rest = rest.substring(1).strip();
            }
            Matcher weight = WEIGHT.matcher(rest);
            if (weight.find()) {
                sign *= Double.parseDouble(weight.group(1));
                rest = rest.substring(weight.end());
            }
            Optional<Named> found = named.apply(rest);
            if (found.isEmpty()) {
                return new Reading(weights, rest.isEmpty() ? text.strip() : rest);
            }
            weights[found.get().place()] += sign;
            rest = rest.substring(found.get().word().length()).strip();
        }
        return new Reading(weights, "");
    }

    /** The longest of some names that a text begins with and that ends there or before a sign. */
    public static Optional<Named> longest(String text, List<Named> words) {
        return words.stream()
                .filter(word -> text.startsWith(word.word())
                        && ends(text.substring(word.word().length())))
                .max(java.util.Comparator.comparingInt(word -> word.word().length()));
    }

    private static boolean ends(String after) {
        return after.isBlank() || after.strip().startsWith("+") || after.strip().startsWith("-");
    }
}
