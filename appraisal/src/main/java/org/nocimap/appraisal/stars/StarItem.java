package org.nocimap.appraisal.stars;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An item of a star form.
 *
 * @param id as the form numbers it: {@code S1}
 * @param text in our own words
 * @param choose whether one option holds, or any number of them
 * @param options at least one, each with a letter of its own
 */
public record StarItem(String id, String text, Choose choose, List<Option> options) {
    /** How many options may hold. */
    public enum Choose {
        ONE,
        /** Each option that holds gives its stars; none may hold. */
        ANY
    }

    /**
     * An option.
     *
     * @param letter lower case: {@code a}
     * @param text in our own words
     * @param stars that it gives, 0 or more
     */
    public record Option(String letter, String text, int stars) {
        public Option {
            if (!letter.matches("[a-z]")) {
                throw new IllegalArgumentException("\"" + letter + "\" is no letter of an option");
            }
            if (stars < 0) {
                throw new IllegalArgumentException("option " + letter + " gives a negative number of stars");
            }
        }
    }

    public StarItem {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException(id + " has no option");
        }
        if (options.stream().map(Option::letter).distinct().count() < options.size()) {
            throw new IllegalArgumentException(id + " has a letter twice");
        }
    }

    /** The option of this letter. */
    public Optional<Option> option(String letter) {
        return options.stream().filter(o -> o.letter().equals(letter)).findFirst();
    }

    /** The most stars that the item gives. */
    public int most() {
        return choose == Choose.ANY
                ? options.stream().mapToInt(Option::stars).sum()
                : options.stream().mapToInt(Option::stars).max().orElse(0);
    }

    /**
     * The stars of a choice.
     *
     * @param letters that hold, all of the form; at most one where one is to be chosen
     */
    public int stars(Set<String> letters) {
        if (choose == Choose.ONE && letters.size() != 1) {
            throw new IllegalArgumentException(id + " takes one option");
        }
        return letters.stream()
                .mapToInt(letter -> option(letter)
                        .orElseThrow(() -> new IllegalArgumentException(id + " has no option " + letter))
                        .stars())
                .sum();
    }

    /** Whether some choice gives so many stars. */
    public boolean canGive(int stars) {
        boolean none = choose == Choose.ANY && stars == 0;
        boolean several = choose == Choose.ANY && stars > 0 && stars <= most();
        return none || several || options.stream().anyMatch(o -> o.stars() == stars);
    }
}
