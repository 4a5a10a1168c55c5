package org.nocimap.meta.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that may differ from outcome to outcome.
 *
 * @param values by the outcome's name in small letters; under the empty name what holds for all others
 */
public record PerOutcome<T>(Map<String, T> values) {
    public PerOutcome {
        Map<String, T> copy = new LinkedHashMap<>();
        values.forEach((outcome, value) -> copy.put(key(outcome), value));
        values = Collections.unmodifiableMap(copy);
    }

    private static String key(String outcome) {
        return outcome.strip().toLowerCase(Locale.ROOT);
    }

    /** Nothing for any outcome. */
    public static <T> PerOutcome<T> none() {
        return new PerOutcome<>(Map.of());
    }

    /** The same for all outcomes. */
    public static <T> PerOutcome<T> all(T value) {
        return new PerOutcome<>(Map.of("", value));
    }

    /** What holds for an outcome, if anything does; names are compared without case. */
    public Optional<T> of(String outcome) {
        T own = values.get(key(outcome));
        return own == null ? Optional.ofNullable(values.get("")) : Optional.of(own);
    }

    /** Nothing is said of any outcome. */
    public boolean isEmpty() {
        return values.isEmpty();
    }
}
