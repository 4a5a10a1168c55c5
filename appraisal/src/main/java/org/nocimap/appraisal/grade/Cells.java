package org.nocimap.appraisal.grade;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** Turns texts of a decisions file into what they mean; what cannot be understood is told. */
final class Cells {
    private final Problems problems;

    Cells(Problems problems) {
        this.problems = problems;
    }

    OptionalDouble number(Location where, String text, DoublePredicate fits, String expected) {
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text.replace('−', '-'));
            if (Double.isFinite(value) && fits.test(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // Told below, together with what was expected.
        }
        wrong(where, text, expected);
        return OptionalDouble.empty();
    }

    OptionalLong count(Location where, String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.matches("\\d{1,12}")) {
            return OptionalLong.of(Long.parseLong(text));
        }
        wrong(where, text, "a whole number");
        return OptionalLong.empty();
    }

    /** A constant of an enum by its name, blanks and hyphens for underscores. */
    <E extends Enum<E>> Optional<E> choice(Location where, String text, Class<E> type) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String plain = plain(text);
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(e -> plain(e.name()).equals(plain))
                .findFirst();
        if (found.isEmpty()) {
            wrong(
                    where,
                    text,
                    Arrays.stream(type.getEnumConstants())
                            .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .collect(Collectors.joining(", ")));
        }
        return found;
    }

    void wrong(Location where, String text, String expected) {
        problems.error(where, "\"" + text + "\" cannot be used", expected, "");
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }
}
