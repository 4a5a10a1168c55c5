package org.nocimap.evidence.selection;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Tells numbers from other texts. */
final class Numbers {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,30}\\.?\\d{0,30}|\\.\\d{1,30})([eE][+-]?\\d{1,4})?");

    private Numbers() {}

    static OptionalDouble parse(String text) {
        String plain = text.strip();
        return NUMBER.matcher(plain).matches() ? OptionalDouble.of(Double.parseDouble(plain)) : OptionalDouble.empty();
    }
}
