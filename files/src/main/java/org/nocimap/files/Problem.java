package org.nocimap.files;

import java.util.Objects;

/**
 * One thing that is wrong with an input, or suspicious about it, in words for the person who can mend it.
 *
 * @param severity whether the run stops
 * @param where file, line, column, study
 * @param what what is wrong, one sentence without a full stop, with the offending value
 * @param expected what was expected there; may be empty
 * @param mend how to mend it, an imperative; may be empty
 */
public record Problem(Severity severity, Location where, String what, String expected, String mend) {
    public Problem {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(where);
        Objects.requireNonNull(what);
        Objects.requireNonNull(expected);
        Objects.requireNonNull(mend);
    }

    public static Problem error(Location where, String what, String expected, String mend) {
        return new Problem(Severity.ERROR, where, what, expected, mend);
    }

    public static Problem warning(Location where, String what, String expected, String mend) {
        return new Problem(Severity.WARNING, where, what, expected, mend);
    }

    /** One or two lines: {@code file:line: what; expected …} and, indented, the mend. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        String place = where.toString();
        if (!place.isEmpty()) {
            text.append(place).append(": ");
        }
        text.append(what);
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        if (!mend.isEmpty()) {
            text.append(System.lineSeparator()).append("    ").append(mend);
        }
        return text.toString();
    }
}
